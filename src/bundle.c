/* Many papers of a template in one file: see the public header. */
#include "vankien.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/branch.h"
#include "out/out.h"
#include "template.h"

struct vk_bundle {
	struct vk_template *template;
	struct vk_sheaf *sheaf;
};

struct vk_bundle *
vk_bundle_new(
    struct vk_template *t, bool backs, vk_bundle_sink *sink, void *user)
{
	struct vk_bundle *b = vk_alloc(1, sizeof(*b));

	b->template = t;
	b->sheaf = vk_sheaf_new(backs, sink, user);
	return b;
}

bool
vk_bundle_add(struct vk_bundle *b, const struct vk_record *r, const char *title,
    struct vk_diag *d)
{
	struct vk_job job;
	struct vk_branch *branch;
	struct vk_filled filled;
	struct vk_buf name = {0};
	bool done =
	    vk_template_fill(b->template, r, &filled, &job, &branch, &name, d);

	done = done && vk_add_filled(&job, &filled, b->sheaf, title, d);
	vk_buf_free(&name);
	vk_branch_free(branch);
	return done;
}

bool
vk_bundle_finish(struct vk_bundle *b, struct vk_diag *d)
{
	return vk_sheaf_finish(b->sheaf, d);
}

void
vk_bundle_free(struct vk_bundle *b)
{
	if (b == NULL)
		return;
	vk_sheaf_free(b->sheaf);
	free(b);
}
