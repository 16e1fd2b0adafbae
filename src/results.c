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
#include "read/xml.h"
#include "tally/tally.h"

void
vk_papers_free(struct vk_papers *p)
{
	vk_tally_free(p->tally);
	vk_doc_free(p->results);
	vk_doc_free(p->resolution);
	vk_arena_free(p->arena);
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
static struct vk_doc *
read_named(struct vk_papers *p, const struct vk_doc *from,
    enum vk_attribute name, enum vk_msg missing, struct vk_diag *d)
{
	const struct vk_attr *attr = vk_node_attr_whole(from->root, name);
	const char *path = beside(p, from->path, attr->value);
	struct vk_diag *own;
	struct vk_doc *doc = NULL;
	struct vk_buf file = {0};

	if (!vk_file_is_beside(attr->value))
		return NULL; /* has its finding */
	own = vk_diag_new();
	if (vk_file_read(path, VK_XML_MOST_BYTES, &file, own))
		doc = vk_doc_read_bytes(path, vk_buf_str(&file), file.len, d);
	else
		vk_diag_add(
		    d, missing, attr->pos, attr->value, NULL, reason_of(own));
	vk_buf_free(&file);
	vk_diag_free(own);
	return doc;
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
	if (doc != NULL && has_targets(doc->root))
		return doc;
	if (vk_node_attr(results->root, VK_AT_DOCUMENT) == NULL)
		return doc;
	p->resolution = read_named(
	    p, results, VK_AT_DOCUMENT, VK_MSG_RESOLUTION_UNREADABLE, d);
	return p->resolution;
}

static void
judge(struct vk_papers *p, const struct vk_doc *doc,
    const struct vk_doc *results, struct vk_diag *d)
{
	const struct vk_doc *resolution = resolution_for(p, doc, results, d);

	if (resolution != NULL && is_sound(d))
		p->tally = vk_tally_new(resolution, results, d);
}

bool
vk_papers_read(struct vk_papers *p, const struct vk_job *job,
    const struct vk_doc *doc, struct vk_diag *d)
{
	bool named = vk_node_attr(doc->root, VK_AT_RESULTS) != NULL;

	if (job->results == NULL && !named)
		return true;
	p->arena = vk_arena_new();
	p->results = job->results != NULL
	    ? vk_doc_read(job->results, d)
	    : read_named(p, doc, VK_AT_RESULTS, VK_MSG_RESULTS_UNREADABLE, d);
	if (p->results == NULL || !is_sound(d))
		return false;
	judge(p, doc, p->results, d);
	return p->tally != NULL;
}

void
vk_papers_judge(
    struct vk_papers *p, const struct vk_doc *results, struct vk_diag *d)
{
	p->arena = vk_arena_new();
	judge(p, NULL, results, d);
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

	e->doc = vk_doc_read(job->path, d);
	if (e->doc == NULL || !is_document(e->doc, d))
		return false;
	if (!vk_papers_read(&e->papers, job, e->doc, d)) {
		if (vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL) ==
		    0)
			vk_diag_add(d, VK_MSG_TARGETS_NONE, e->doc->root->pos,
			    NULL, NULL, NULL);
		return false;
	}
	if (e->papers.results == NULL)
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
