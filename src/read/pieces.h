/*
 * A long XML file of many like elements, cut into pieces that are read one by
 * one: its root with what stands before, each element in the root, the end.
 */
#ifndef VK_PIECES_H
#define VK_PIECES_H

#include <stdbool.h>

#include "window.h"

enum { VK_PIECE_MOST_BYTES = 4 << 20 };

enum vk_piece {
	VK_PIECE_HEAD, /* up to the end of the root's start tag */
	VK_PIECE_CHILD, /* an element in the root, and what stands before it */
	VK_PIECE_TAIL, /* what is left: also of a file that is broken */
	VK_PIECE_FAILED, /* with a finding */
	VK_PIECE_DONE
};

struct vk_pieces {
	struct vk_window window;
	enum vk_piece last;
	size_t len; /* of the piece at hand */
	size_t root; /* of the head: offset of the root's start tag */
};

bool vk_pieces_open(struct vk_pieces *, const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_pieces_close(struct vk_pieces *);
bool vk_pieces_rewind(struct vk_pieces *, struct vk_diag *)
    __attribute__((warn_unused_result));

/*
 * The next piece lies in the window, as long as `len` says, until the next one
 * is asked for.  What looks like no XML ends up in the tail, for the reader
 * of XML to say what is wrong.
 */
enum vk_piece vk_pieces_next(struct vk_pieces *, struct vk_diag *);

#endif
