/* Whole files in, complete files out. */
#ifndef VK_FILE_H
#define VK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct vk_buf;
struct vk_diag;

/*
 * Reads a regular file whole; "-" is standard input.  Folders, devices and
 * pipes by name are refused, nothing is waited for.  False with a finding:
 * missing or unreadable (66), larger than `most` bytes (65).
 */
bool vk_file_read(const char *path, size_t most, struct vk_buf *out,
    struct vk_diag *) __attribute__((warn_unused_result));

/* A regular file, opened for reading; -1 with a finding. */
int vk_file_open(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));

/*
 * Writes all bytes to a temporary file beside `path`, syncs it and renames it:
 * the old file stays whole until the new one is.  A symbolic link is replaced,
 * never followed; a folder or a device is refused.  "-" is standard output.
 * False with a finding: 73 cannot be created, 74 write failed.
 */
bool vk_file_write(const char *path, const void *bytes, size_t len,
    struct vk_diag *) __attribute__((warn_unused_result));

/* To a file that is open already; false with errno. */
bool vk_file_write_all(int fd, const char *bytes, size_t len)
    __attribute__((warn_unused_result));

/* As read(), which a signal does not end. */
ssize_t vk_file_read_some(int fd, void *, size_t);

/* True when both names lead to the same existing file. */
bool vk_file_same(const char *, const char *);

/*
 * True for the name of a file beside another one: no folder, no stream, no
 * signs that would break a line.
 */
bool vk_file_is_beside(const char *name);

/*
 * True for the name of a file that may be put into anybody's folder: beside
 * another one, of signs that a paper may hold, in NFC, not hidden.
 */
bool vk_file_is_portable(const char *name);

/* The folder of a path, with its slash ("" when there is none), and the rest. */
size_t vk_file_folder_len(const char *path);

#endif
