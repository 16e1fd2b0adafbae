/* What a rule set answers about itself; its measures are plain fields. */
#include "standard.h"

#include "base/arena.h"

static const char *const roles[] = {
#define VK_ROLE(name, written, box) written,
#include "roles.def"
#undef VK_ROLE
};

static const char *const boxes[] = {
#define VK_ROLE(name, written, box) box,
#include "roles.def"
#undef VK_ROLE
};

void
vk_standard_free(struct vk_standard *s)
{
	if (s != NULL)
		vk_arena_free(s->arena); /* s itself lies in it */
}

const char *
vk_role_box(const struct vk_standard *s, enum vk_role role)
{
	const char *own = s->styles[role].box;

	return own != NULL ? own : boxes[role];
}

const char *
vk_role_name(enum vk_role role)
{
	return roles[role];
}

struct vk_style
vk_style_fitted(const struct vk_standard *s, enum vk_role role,
    const struct vk_setting *fit)
{
	struct vk_style style = s->styles[role];

	if (style.size == 0)
		style.size = fit->size;
	if (style.pitch == 0)
		style.pitch = fit->pitch;
	if (style.before < 0)
		style.before = fit->space;
	return style;
}
