/* The page that a browser is given, as HTML and JSON. */
#ifndef VK_VIEW_H
#define VK_VIEW_H

struct vk_buf;
struct vk_line;
struct vk_session;

/* Everything: pages, findings, words; complete without a script. */
void vk_view_page(struct vk_buf *, struct vk_session *);
/* {"file", "line", "column", "before", "from"}; NULL: all of them null. */
void vk_view_line(struct vk_buf *, const struct vk_line *);

/* view.html, view.css, view.js and icon.svg, compiled in by the Makefile. */
struct vk_asset {
	const char *name, *type;
	const unsigned char *bytes;
	unsigned long len;
};
extern const struct vk_asset vk_assets[];
extern const unsigned long vk_nassets;
const struct vk_asset *vk_asset_find(const char *name);

#endif
