/* Charts. */
#include "build.h"

vk_len
vk_chart_height(const struct vk_layout *l, const struct vk_chart *c)
{
	(void)c;
	return l->standard->chart_height;
}

void
vk_chart_emit(struct vk_emit *e, const struct vk_para *p, vk_len x, vk_len y)
{
	(void)e;
	(void)p;
	(void)x;
	(void)y;
}
