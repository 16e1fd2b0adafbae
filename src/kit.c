/*
 * A kit keeps what reading a layout and loading fonts gave, and the packer of
 * the files.  Fonts are kept for each rule set apart: they are as many as the
 * rule sets of one folder.
 */
#include "kit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/standard.h"
#include "out/out.h"
#include "read/read_standard.h"
#include "type/type.h"
#include "vankien.h"

struct part {
	struct vk_standard *standard;
	struct vk_type *type; /* NULL: not asked for so far */
};

struct vk_kit {
	struct part *parts;
	size_t n;
	struct vk_packer *packer; /* NULL: not asked for so far */
};

struct vk_kit *
vk_kit_new(void)
{
	return vk_alloc(1, sizeof(struct vk_kit));
}

void
vk_kit_free(struct vk_kit *k)
{
	if (k == NULL)
		return;
	for (size_t i = 0; i < k->n; i++) {
		vk_type_free(k->parts[i].type);
		vk_standard_free(k->parts[i].standard);
	}
	vk_packer_free(k->packer);
	free(k->parts);
	free(k);
}

static struct part *
find(const struct vk_kit *k, const char *id)
{
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->parts[i].standard->id, id) == 0)
			return &k->parts[i];
	return NULL;
}

struct vk_standard *
vk_kit_standard(struct vk_kit *k, const struct vk_job *job, const char *id,
    struct vk_diag *d)
{
	const struct part *known = find(k, id);
	struct vk_standard *s;

	if (known != NULL)
		return known->standard;
	s = vk_standard_find(job->layouts, id, d);
	if (s == NULL)
		return NULL;
	k->parts = vk_realloc(k->parts, k->n + 1, sizeof(*k->parts));
	k->parts[k->n++] = (struct part){s, NULL};
	return s;
}

struct vk_type *
vk_kit_type(struct vk_kit *k, const struct vk_job *job,
    const struct vk_standard *s, struct vk_diag *d)
{
	struct part *part = find(k, s->id);

	if (part->type == NULL)
		part->type = vk_type_new(job->fonts,
		    job->own_fonts ? NULL : s->families, s->nfamilies, d);
	return part->type;
}

struct vk_packer *
vk_kit_packer(struct vk_kit *k)
{
	if (k->packer == NULL)
		k->packer = vk_packer_new();
	return k->packer;
}
