/* Tables. */
#include "build.h"

struct vk_grid *
vk_grid_new(struct vk_layout *l, const struct vk_table *t, vk_len measure,
    vk_len height)
{
	(void)l;
	(void)t;
	(void)measure;
	(void)height;
	return NULL;
}

size_t
vk_grid_count(const struct vk_grid *g)
{
	(void)g;
	return 0;
}

const struct vk_band *
vk_grid_band(const struct vk_grid *g, size_t i)
{
	(void)g;
	(void)i;
	return NULL;
}

vk_len
vk_grid_top(const struct vk_grid *g, size_t i)
{
	(void)g;
	(void)i;
	return 0;
}

vk_len
vk_grid_emit(struct vk_emit *e, struct vk_grid *g, size_t first, size_t end,
    vk_len x, vk_len y)
{
	(void)e;
	(void)g;
	(void)first;
	(void)end;
	(void)x;
	return y;
}
