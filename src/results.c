/*
 * Documents name their results, results their resolution; all lie beside one
 * another.  What was read is handed to the tally.
 */
#include "results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "model/doc.h"
#include "read/read_doc.h"
#include "read/records.h"
#include "read/xml.h"
#include "tally/fill.h"
#include "tally/tally.h"
#include "template.h"

void
vk_papers_free(struct vk_papers *p)
{
	struct vk_paper *papers[] = {&p->results, &p->resolution, &p->branches};

	vk_tally_free(p->tally);
	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		vk_doc_free(papers[i]->doc);
		vk_buf_free(&papers[i]->file);
	}
	vk_arena_free(p->arena);
}

static void
start(struct vk_papers *p)
{
	if (p->arena == NULL)
		p->arena = vk_arena_new();
}

static const char *
beside(struct vk_papers *p, const char *path, const char *name)
{
	size_t folder = vk_file_folder_len(path);

	return vk_arena_printf(p->arena, "%.*s%s", (int)folder, path, name);
}

/* The first of the findings, as a reason. */
static const char *
reason_of(const struct vk_diag *d)
{
	const struct vk_finding *f = vk_diag_at(d, 0);

	return *f->found != '\0' ? f->found : vk_message(f->msg)->text;
}

/*
 * A file that an attribute names, from the folder of the file that has it.
 * When it cannot be read, `missing` says so at the attribute.
 */
static void
read_named(struct vk_papers *p, struct vk_paper *paper,
    const struct vk_doc *from, const struct vk_attr *attr, enum vk_msg missing,
    struct vk_diag *d)
{
	const char *path = beside(p, from->path, attr->value);
	struct vk_diag *own;

	if (!vk_file_is_beside(attr->value))
		return; /* has its finding */
	own = vk_diag_new();
	paper->name = vk_arena_strdup(p->arena, attr->value);
	if (vk_file_read(path, VK_XML_MOST_BYTES, &paper->file, own))
		paper->doc = vk_doc_read_bytes(
		    path, vk_buf_str(&paper->file), paper->file.len, d);
	else
		vk_diag_add(
		    d, missing, attr->pos, attr->value, NULL, reason_of(own));
	vk_diag_free(own);
}

/* A file that the caller names. */
static void
read_given(struct vk_papers *p, struct vk_paper *paper, const char *path,
    struct vk_diag *d)
{
	paper->name =
	    vk_arena_strdup(p->arena, path + vk_file_folder_len(path));
	if (vk_file_read(path, VK_XML_MOST_BYTES, &paper->file, d))
		paper->doc = vk_doc_read_bytes(
		    path, vk_buf_str(&paper->file), paper->file.len, d);
}

static bool
has_targets(const struct vk_node *n)
{
	if (n->kind == VK_EL_TARGET)
		return true;
	for (n = n->first; n != NULL; n = n->next)
		if (has_targets(n))
			return true;
	return false;
}

static bool
is_sound(const struct vk_diag *d)
{
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* The resolution is the document itself, or the one the results name. */
static const struct vk_doc *
resolution_for(struct vk_papers *p, const struct vk_doc *doc,
    const struct vk_doc *results, struct vk_diag *d)
{
	const struct vk_attr *attr =
	    vk_node_attr_whole(results->root, VK_AT_DOCUMENT);

	if (doc != NULL && has_targets(doc->root))
		return doc;
	if (attr == NULL)
		return doc;
	read_named(
	    p, &p->resolution, results, attr, VK_MSG_RESOLUTION_UNREADABLE, d);
	return p->resolution.doc;
}

static void
widen(struct vk_tally_span *s, int year)
{
	if (year <= 0)
		return;
	s->first = s->last == 0 || year < s->first ? year : s->first;
	s->last = year > s->last ? year : s->last;
}

/* The years that a document asks for; none: all. */
static void
find_years(const struct vk_node *n, struct vk_tally_span *s)
{
	static const enum vk_attribute names[] = {
	    VK_AT_YEAR, VK_AT_FROM_YEAR, VK_AT_TO_YEAR};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *year = vk_node_attr(n, names[i]);

		widen(s, year != NULL ? atoi(year) : 0);
	}
	for (n = n->first; n != NULL; n = n->next)
		find_years(n, s);
}

static void
judge(struct vk_papers *p, const struct vk_doc *doc,
    const struct vk_doc *results, struct vk_tally_span told, struct vk_diag *d)
{
	const struct vk_doc *resolution = resolution_for(p, doc, results, d);

	if (resolution != NULL && is_sound(d))
		p->tally = vk_tally_new_for(resolution, results, told, d);
}

/*
 * For a document: reads what it or the job names.  False with a finding when
 * something named cannot be had; true also where nothing is named.
 */
static bool
read_papers(struct vk_papers *p, const struct vk_job *job,
    const struct vk_doc *doc, struct vk_tally_span told, struct vk_diag *d)
{
	const struct vk_attr *named =
	    vk_node_attr_whole(doc->root, VK_AT_RESULTS);

	if (job->results == NULL && named == NULL)
		return true;
	start(p);
	if (job->results != NULL)
		read_given(p, &p->results, job->results, d);
	else
		read_named(
		    p, &p->results, doc, named, VK_MSG_RESULTS_UNREADABLE, d);
	if (p->results.doc == NULL || !is_sound(d))
		return false;
	judge(p, doc, p->results.doc, told, d);
	return p->tally != NULL;
}

/* Data of branches, where the document names some. */
static bool
read_branches(struct vk_papers *p, const struct vk_doc *doc, struct vk_diag *d)
{
	const struct vk_attr *attr =
	    vk_node_attr_whole(doc->root, VK_AT_BRANCHES);
	const struct vk_node *root;

	if (attr == NULL)
		return true;
	if (vk_records_is_table(attr->value)) {
		vk_diag_add(d, VK_MSG_BRANCHES_TABLE, attr->pos, attr->value,
		    NULL, NULL);
		return false;
	}
	start(p);
	read_named(p, &p->branches, doc, attr, VK_MSG_BRANCHES_UNREADABLE, d);
	if (p->branches.doc == NULL || !is_sound(d))
		return false;
	root = p->branches.doc->root;
	if (root->kind != VK_EL_BRANCHES)
		vk_diag_add(
		    d, VK_MSG_DATA_ROOT, root->pos, root->written, NULL, NULL);
	else /* what does not add up in a branch does not in the totals */
		vk_data_check(p->branches.doc->path, d);
	return root->kind == VK_EL_BRANCHES;
}

bool
vk_papers_fill(struct vk_papers *p, const struct vk_job *job,
    struct vk_doc *doc, struct vk_diag *d)
{
	struct vk_fill_from from = {.year = job->year};
	struct vk_tally_span told = {job->year, job->year};

	find_years(doc->root, &told);
	/* what is missing is told by the elements that need it */
	(void)!read_papers(p, job, doc, told, d);
	if (!is_sound(d) || !read_branches(p, doc, d))
		return false;
	from.tally = p->tally;
	from.results_named = p->results.doc != NULL;
	from.results = from.results_named ? p->results.doc->path : NULL;
	from.branches = p->branches.doc;
	from.branches_named = p->branches.name != NULL;
	vk_fill(doc, &from, d);
	return is_sound(d);
}

void
vk_papers_judge(
    struct vk_papers *p, const struct vk_doc *results, struct vk_diag *d)
{
	struct vk_tally_span all = {0};

	start(p);
	judge(p, NULL, results, all, d);
}

/* ---- eval ---- */

struct vk_evaluation {
	struct vk_doc *doc;
	struct vk_papers papers;
	struct vk_verdicts verdicts;
};

void
vk_evaluation_free(struct vk_evaluation *e)
{
	if (e == NULL)
		return;
	vk_papers_free(&e->papers);
	vk_doc_free(e->doc);
	free(e);
}

const struct vk_verdicts *
vk_eval_verdicts(const struct vk_evaluation *e)
{
	return &e->verdicts;
}

static bool
is_document(const struct vk_doc *doc, struct vk_diag *d)
{
	if (doc->root->kind == VK_EL_DOCUMENT || !is_sound(d))
		return is_sound(d);
	vk_diag_add(d, VK_MSG_NO_DOCUMENT, doc->root->pos, doc->root->written,
	    NULL, NULL);
	return false;
}

static bool
read_all(struct vk_evaluation *e, const struct vk_job *job, struct vk_diag *d)
{
	struct vk_pos whole = {.file = job->path};
	struct vk_tally_span all = {0};

	e->doc = vk_doc_read(job->path, d);
	if (e->doc == NULL || !is_document(e->doc, d))
		return false;
	if (!read_papers(&e->papers, job, e->doc, all, d)) {
		if (vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL) ==
		    0)
			vk_diag_add(d, VK_MSG_TARGETS_NONE, e->doc->root->pos,
			    NULL, NULL, NULL);
		return false;
	}
	if (e->papers.results.doc == NULL)
		vk_diag_add(d, VK_MSG_RESULTS_UNNAMED, whole, NULL, NULL, NULL);
	return e->papers.tally != NULL;
}

static void
say_no_year(
    const struct vk_verdicts *v, const struct vk_job *job, struct vk_diag *d)
{
	struct vk_pos whole = {.file = job->results};
	struct vk_buf known = {0};
	char found[16];

	for (size_t i = 0; i < v->nyears; i++)
		vk_buf_addf(
		    &known, "%s%d", i > 0 ? ", " : "", v->years[i].year);
	snprintf(found, sizeof(found), "%d", job->year);
	vk_diag_add(
	    d, VK_MSG_YEAR_UNREPORTED, whole, found, vk_buf_str(&known), NULL);
	vk_buf_free(&known);
}

/* One year alone, and the term as it was then. */
static bool
keep_year(struct vk_evaluation *e, const struct vk_job *job, struct vk_diag *d)
{
	struct vk_verdicts *v = &e->verdicts;

	for (size_t i = 0; i < v->nyears; i++) {
		if (v->years[i].year != job->year)
			continue;
		v->years = &v->years[i];
		v->nyears = 1;
		v->term = vk_tally_term(e->papers.tally, job->year);
		return true;
	}
	say_no_year(v, job, d);
	return false;
}

struct vk_evaluation *
vk_eval(const struct vk_job *job, struct vk_diag *d)
{
	struct vk_evaluation *e = vk_alloc(1, sizeof(*e));
	bool done;

	*e = (struct vk_evaluation){0};
	done = read_all(e, job, d);
	if (done)
		e->verdicts = e->papers.tally->said;
	if (done && job->year > 0)
		done = keep_year(e, job, d);
	if (done)
		return e;
	vk_evaluation_free(e);
	return NULL;
}
