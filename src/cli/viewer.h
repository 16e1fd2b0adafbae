/* The pages of a draft, shown in one way or another, once or at every save. */
#ifndef VK_VIEWER_H
#define VK_VIEWER_H

#include "cli/cli.h"

struct vk_draft;
struct vk_watch;

struct vk_viewing { /* what preview was asked for */
	const struct vk_call *call;
	struct vk_draft *draft;
	struct vk_watch *watch; /* NULL: once */
	int page; /* from 1; 0: not asked for */
	bool guides;
	int written; /* files of pages by the save before; 0: none */
};

/* These give an exit status. */
int vk_viewer_run(struct vk_viewing *); /* viewer.c: in a window, with keys */
int vk_album_run(struct vk_viewing *); /* album.c: files in a folder */

#endif
