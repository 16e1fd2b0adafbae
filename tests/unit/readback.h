/*
 * Files made of objects for the tests of out/archive/, and what other programs
 * read back from them.
 */
#ifndef READBACK_H
#define READBACK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "out/archive/objects.h"

/* What a command prints about the bytes; their file is its last word. */
static inline struct vk_buf
readback_ask(const char *command, const struct vk_buf *bytes)
{
	char name[] = "/tmp/vankien-test-XXXXXX", part[4096];
	int fd = mkstemp(name), status;
	struct vk_buf said = {0}, line = {0};
	FILE *file, *pipe;
	size_t n;

	assert_true(fd >= 0);
	file = fdopen(fd, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes->data, 1, bytes->len, file), bytes->len);
	assert_int_equal(fclose(file), 0);
	vk_buf_addf(&line, "%s %s 2>&1", command, name);
	pipe = popen(vk_buf_str(&line), "r");
	assert_non_null(pipe);
	while ((n = fread(part, 1, sizeof(part), pipe)) > 0)
		vk_buf_add(&said, part, n);
	status = pclose(pipe);
	unlink(name);
	if (status != 0)
		fprintf(stderr, "%s: %s\n", line.data, vk_buf_str(&said));
	assert_int_equal(status, 0);
	vk_buf_free(&line);
	return said;
}

/* The same of a Python script without single quotes, `pdf` is the file. */
static inline struct vk_buf
readback_python(const char *script, const struct vk_buf *bytes)
{
	struct vk_buf line = {0}, said;

	vk_buf_addf(&line,
	    "/usr/bin/python3 -c '"
	    "import sys, pikepdf\n"
	    "pdf = pikepdf.open(sys.argv[1])\n"
	    "%s'",
	    script);
	said = readback_ask(line.data, bytes);
	vk_buf_free(&line);
	return said;
}

static inline int
readback_put(struct vk_objects *o, const char *text)
{
	struct vk_buf b = {0};
	int number = vk_objects_reserve(o);

	vk_buf_adds(&b, text);
	vk_objects_put(o, number, &b);
	vk_buf_free(&b);
	return number;
}

/*
 * Finishes a file with one empty page; `more` are entries of its catalog.  An
 * info of 0 stands for an empty one.
 */
static inline struct vk_buf
readback_finish(struct vk_objects *o, const char *more, int info)
{
	int pages = vk_objects_reserve(o), page = vk_objects_reserve(o);
	struct vk_buf b = {0}, out = {0};
	int root;

	vk_buf_addf(&b, "<</Type/Pages/Count 1/Kids[%d 0 R]>>", page);
	vk_objects_put(o, pages, &b);
	vk_buf_clear(&b);
	vk_buf_addf(&b,
	    "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
	    pages);
	vk_objects_put(o, page, &b);
	vk_buf_clear(&b);
	vk_buf_addf(&b, "<</Type/Catalog/Pages %d 0 R%s>>", pages, more);
	root = readback_put(o, b.data);
	vk_buf_free(&b);
	if (info == 0)
		info = readback_put(o, "<<>>");
	vk_objects_finish(o, root, info, &out);
	vk_objects_free(o);
	return out;
}

#endif
