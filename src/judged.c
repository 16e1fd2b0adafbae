/*
 * A branch that has its own share of a target (muc-giao) is held against that,
 * whatever the target compares; else the target itself judges, as it does for
 * the results of a whole year.
 */
#include "judged.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/exact.h"
#include "base/file.h"
#include "bind/bind.h"
#include "model/branch.h"
#include "model/doc.h"
#include "model/figure.h"
#include "model/tally.h"
#include "read/read_doc.h"
#include "tally/tally.h"
#include "template.h"

/* ---- the resolution ---- */

static void
read_resolution(struct vk_template *t, const char *path)
{
	struct vk_diag *own = vk_diag_new();

	vk_doc_free(t->resolution);
	t->resolution = vk_doc_read(path, own);
	if (t->resolution != NULL && vk_diag_effect(own) != VK_GOES_ON) {
		vk_doc_free(t->resolution);
		t->resolution = NULL;
	}
	vk_buf_clear(&t->resolution_why);
	if (t->resolution == NULL && vk_diag_kept(own) > 0)
		vk_buf_adds(&t->resolution_why, vk_diag_at(own, 0)->found);
	vk_diag_free(own);
	vk_buf_clear(&t->resolution_path);
	vk_buf_adds(&t->resolution_path, path);
}

/* Most records name the same one, also one that is not there. */
static const struct vk_doc *
resolution_of(
    struct vk_template *t, const struct vk_branch *b, struct vk_diag *d)
{
	const struct vk_branch_entry *named = vk_branch_field(b, "van-ban");
	struct vk_buf path = {0};

	if (named == NULL || !vk_file_is_beside(named->value))
		return NULL;
	vk_buf_add(&path, b->pos.file, vk_file_folder_len(b->pos.file));
	vk_buf_adds(&path, named->value);
	if (strcmp(vk_buf_str(&path), vk_buf_str(&t->resolution_path)) != 0)
		read_resolution(t, vk_buf_str(&path));
	if (t->resolution == NULL)
		vk_diag_add(d, VK_MSG_RESOLUTION_UNREADABLE, named->pos,
		    named->value, NULL, vk_buf_str(&t->resolution_why));
	vk_buf_free(&path);
	return t->resolution;
}

/* ---- the results as a file of results would have them ---- */

struct maker {
	struct vk_arena *arena;
	const struct vk_branch *branch;
};

static void
add_attribute(struct maker *m, struct vk_node *n, const char *name,
    const char *value, struct vk_pos pos)
{
	const struct vk_attr attr = {
	    .name = vk_attribute_find(name, strlen(name)),
	    .written = name,
	    .value = value,
	    .pos = pos};

	vk_node_add_attr(m->arena, n, &attr);
}

static struct vk_doc *
make_results(struct maker *m)
{
	struct vk_doc *doc = vk_arena_alloc(m->arena, sizeof(*doc));
	const struct vk_branch *b = m->branch;
	struct vk_figure figure;
	char *term, *year;
	struct vk_node *n;
	int at = 2001;

	doc->arena = m->arena;
	doc->path = b->pos.file;
	if (vk_figure_parse(vk_branch_value(b, "nam"), &figure, NULL) &&
	    figure.scale == 0 && figure.value > 1000 && figure.value < 2900)
		at = (int)figure.value;
	year = vk_arena_printf(m->arena, "%d", at);
	term = vk_arena_printf(m->arena, "%d-%d", at - 1, at + 3);
	doc->root = vk_node_new(m->arena, NULL, VK_EL_RESULTS, b->pos);
	add_attribute(m, doc->root, "nhiem-ky", term, b->pos);
	n = vk_node_new(m->arena, doc->root, VK_EL_YEAR, b->pos);
	add_attribute(m, n, "nam", year, b->pos);
	for (size_t i = 0; i < b->nrows; i++) {
		const struct vk_branch_row *row = &b->rows[i];
		struct vk_node *kq =
		    vk_node_new(m->arena, n, VK_EL_RESULT, row->pos);

		for (size_t k = 0; k < row->n; k++)
			add_attribute(m, kq, row->fields[k].name,
			    row->fields[k].value, row->fields[k].pos);
	}
	return doc;
}

/* What is missing in the whole does not matter to a branch. */
static void
tell_errors(const struct vk_diag *from, struct vk_diag *to)
{
	for (size_t i = 0; i < vk_diag_kept(from); i++) {
		const struct vk_finding *f = vk_diag_at(from, i);

		if (f->level >= VK_ERROR)
			vk_diag_add(
			    to, f->msg, f->pos, f->found, f->needed, f->more);
	}
}

/* NULL: the results cannot be held against targets. */
static struct vk_tally *
tally_of(struct maker *m, const struct vk_doc *resolution, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	struct vk_tally *tally = vk_tally_new(resolution, make_results(m), own);

	tell_errors(own, d);
	vk_diag_free(own);
	return tally;
}

/* ---- one result ---- */

struct verdict { /* of a row */
	const struct vk_asked *asked; /* NULL: no such target is known */
	const struct vk_judged *judged; /* NULL: likewise */
	const char *unit;
};

static struct verdict
find_target(const struct vk_tally *tally, const char *key)
{
	struct verdict none = {NULL, NULL, NULL};
	const struct vk_verdicts *said;

	if (tally == NULL || tally->said.nyears == 0)
		return none;
	said = &tally->said;
	for (size_t i = 0; i < said->ntargets; i++)
		if (said->targets[i].key != NULL &&
		    strcmp(said->targets[i].key, key) == 0)
			return (struct verdict){&said->targets[i],
			    &said->years[0].targets[i], tally->targets[i].unit};
	return none;
}

static bool
exact_of(
    const struct vk_branch_row *row, const char *name, struct vk_exact *out)
{
	const struct vk_branch_entry *f = vk_row_field(row, name);
	struct vk_figure figure;

	if (f == NULL || !vk_figure_parse(f->value, &figure, NULL))
		return false;
	*out = vk_exact_decimal(figure.value, figure.scale);
	return true;
}

static struct vk_exact
percent(const struct vk_exact *over, const struct vk_exact *under)
{
	struct vk_exact hundred = vk_exact_decimal(100, 0);
	struct vk_exact x = vk_exact_multiply(over, &hundred);

	return vk_exact_divide(&x, under);
}

/* What was reached: a number, or a share in percent. */
static bool
reached(const struct vk_branch_row *row, struct vk_exact *out)
{
	struct vk_exact over, under;

	if (exact_of(row, "thuc-hien", out))
		return true;
	if (!exact_of(row, "tu-so", &over) ||
	    !exact_of(row, "mau-so", &under) || vk_exact_sign(&under) <= 0)
		return false;
	*out = percent(&over, &under);
	return true;
}

/* Whether the branch has a share of its own, to be held against. */
static bool
judge_share(const struct vk_branch_row *row, struct vk_exact *share,
    enum vk_verdict *verdict)
{
	struct vk_exact got, plan;
	int order;

	if (!reached(row, &got) || !exact_of(row, "muc-giao", &plan))
		return false;
	order = vk_exact_compare(&got, &plan);
	*verdict = order > 0 ? VK_EXCEEDED : order == 0 ? VK_MET : VK_MISSED;
	if (vk_exact_sign(&plan) <= 0)
		share->lost = true;
	else
		*share = percent(&got, &plan);
	return true;
}

/* Adds a field, or puts the value in its place. */
static void
set(struct vk_arena *a, struct vk_branch_row *row, const char *name,
    const char *value)
{
	struct vk_branch_entry *f =
	    (struct vk_branch_entry *)vk_row_field(row, name);

	if (value == NULL)
		return;
	if (f == NULL) {
		f = &row->fields[row->n++];
		*f = (struct vk_branch_entry){name, value, row->pos};
	}
	f->value = vk_arena_strdup(a, value);
}

static void
set_share(
    struct vk_arena *a, struct vk_branch_row *row, const struct vk_exact *share)
{
	struct vk_buf text = {0};

	if (share->lost)
		return;
	vk_exact_show(&text, share, 1);
	set(a, row, "ty-le", vk_buf_str(&text));
	vk_buf_free(&text);
}

static void
judge_row(
    struct vk_arena *a, struct vk_branch_row *row, const struct verdict *v)
{
	const struct vk_branch_entry *written = vk_row_field(row, "danh-gia");
	bool soft = v->asked != NULL && v->asked->soft;
	const struct vk_judged *judged = v->judged;
	struct vk_exact share = {0};
	enum vk_verdict verdict = VK_NOT_JUDGED;

	if (judge_share(row, &share, &verdict)) {
		set_share(a, row, &share);
	} else if (judged != NULL) {
		verdict = judged->verdict;
		set(a, row, "ty-le", judged->share);
	}
	if (written != NULL)
		(void)vk_verdict_find(written->value, &verdict);
	set(a, row, "danh-gia", vk_verdict_word(verdict, soft));
	if (v->asked == NULL)
		return;
	set(a, row, "ten", v->asked->name);
	if (vk_row_field(row, "don-vi") == NULL)
		set(a, row, "don-vi", v->unit);
	if (vk_row_field(row, "tu-so") != NULL)
		set(a, row, "thuc-hien", judged->achieved);
}

enum { COMPUTED = 5 };

static void
make_room(struct vk_arena *a, struct vk_branch_row *row)
{
	struct vk_branch_entry *more =
	    vk_arena_array(a, row->n + COMPUTED, sizeof(*more));

	if (row->n > 0)
		memcpy(more, row->fields, row->n * sizeof(*more));
	row->fields = more;
}

void
vk_branch_judge(struct vk_template *t, struct vk_branch *b, struct vk_diag *d)
{
	struct maker m = {b->arena, b};
	const struct vk_doc *resolution;
	struct vk_tally *tally = NULL;

	if (b->nrows == 0)
		return;
	resolution = resolution_of(t, b, d);
	if (resolution != NULL)
		tally = tally_of(&m, resolution, d);
	for (size_t i = 0; i < b->nrows; i++) {
		const struct vk_branch_entry *key =
		    vk_row_field(&b->rows[i], "ct");
		struct verdict v =
		    find_target(tally, key != NULL ? key->value : "");

		make_room(b->arena, &b->rows[i]);
		judge_row(b->arena, &b->rows[i], &v);
	}
	vk_tally_free(tally);
}
