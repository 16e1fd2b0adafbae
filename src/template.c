/*
 * A template is read once and judged as far as that can be done without data.
 * The hash of a paper is made of two: of what all papers share, and of the
 * record with what it alone depends on.
 */
#include "template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "bind/bind.h"
#include "judged.h"
#include "kit.h"
#include "model/date.h"
#include "model/doc.h"
#include "model/standard.h"
#include "out/out.h"
#include "read/read_doc.h"
#include "read/vocabulary.h"
#include "read/xml.h"
#include "type/type.h"

/* ---- hashes ---- */

static void
add_text(struct vk_sha256 *sum, const char *s)
{
	vk_sha256_add(sum, s != NULL ? s : "", s != NULL ? strlen(s) + 1 : 1);
}

static void
add_number(struct vk_sha256 *sum, long long n)
{
	vk_sha256_add(sum, &n, sizeof(n));
}

/* What cannot be read counts as such: its finding comes with the paper. */
static void
add_file(struct vk_sha256 *sum, const char *path)
{
	struct vk_diag *unheard = vk_diag_new();
	struct vk_buf file = {0};

	if (vk_file_read(path, VK_XML_MOST_BYTES, &file, unheard)) {
		add_number(sum, (long long)file.len);
		vk_sha256_add(sum, vk_buf_str(&file), file.len);
	} else {
		add_text(sum, "?");
	}
	vk_buf_free(&file);
	vk_diag_free(unheard);
}

static void
add_beside(struct vk_sha256 *sum, const char *path, const char *name)
{
	struct vk_buf whole = {0};

	add_text(sum, name);
	if (name == NULL || !vk_file_is_beside(name))
		return;
	vk_buf_add(&whole, path, vk_file_folder_len(path));
	vk_buf_adds(&whole, name);
	add_file(sum, vk_buf_str(&whole));
	vk_buf_free(&whole);
}

/* A file of results, or of branches, and the resolution that it names. */
static void
add_data(struct vk_sha256 *sum, const char *path)
{
	struct vk_diag *unheard = vk_diag_new();
	struct vk_doc *doc = vk_xml_read(path, unheard);

	add_file(sum, path);
	if (doc != NULL)
		add_beside(sum, path, vk_node_attr(doc->root, VK_AT_DOCUMENT));
	vk_doc_free(doc);
	vk_diag_free(unheard);
}

static void
add_data_beside(struct vk_sha256 *sum, const char *path, const char *name)
{
	struct vk_buf whole = {0};

	add_text(sum, name);
	if (!vk_file_is_beside(name))
		return;
	vk_buf_add(&whole, path, vk_file_folder_len(path));
	vk_buf_adds(&whole, name);
	add_data(sum, vk_buf_str(&whole));
	vk_buf_free(&whole);
}

static void
add_attribute(struct vk_sha256 *sum, const char *path, const struct vk_attr *a)
{
	if (a->name == VK_AT_SIGNATURE_IMAGE || a->name == VK_AT_SEAL_IMAGE)
		add_beside(sum, path, a->value);
	if (a->name == VK_AT_RESULTS || a->name == VK_AT_BRANCHES)
		add_data_beside(sum, path, a->value);
}

/* The files that the template itself names. */
static void
add_named(
    struct vk_sha256 *sum, const struct vk_doc *doc, const struct vk_node *n)
{
	for (size_t i = 0; i < n->nattrs; i++)
		add_attribute(sum, doc->path, &n->attrs[i]);
	for (n = n->first; n != NULL; n = n->next)
		add_named(sum, doc, n);
}

static void
add_options(struct vk_sha256 *sum, const struct vk_job *job)
{
	add_text(sum, VK_VERSION);
	add_number(sum, job->state);
	add_number(sum, job->draft);
	add_number(sum, job->no_fit);
	add_number(sum, job->most_pages);
	add_number(sum, job->two_sided);
	add_number(sum, job->small);
	add_number(sum, job->epoch);
	add_number(sum, job->engine);
	add_number(sum, job->plain);
	add_number(sum, job->year);
	if (job->results != NULL)
		add_data(sum, job->results);
}

static void
hash_template(struct vk_template *t, const struct vk_buf *file)
{
	struct vk_sha256 sum;

	vk_sha256_begin(&sum);
	add_options(&sum, &t->job);
	vk_sha256_add(&sum, vk_buf_str(file), file->len);
	add_named(&sum, t->doc, t->doc->root);
	vk_sha256_end(&sum, t->hash);
}

/* A rule set and its fonts. */
static void
hash_kin(struct vk_template *t, struct vk_template_kin *kin, struct vk_diag *d)
{
	struct vk_standard *s =
	    vk_kit_standard(t->job.kit, &t->job, kin->id, d);
	struct vk_type *type =
	    s != NULL ? vk_kit_type(t->job.kit, &t->job, s, d) : NULL;
	struct vk_sha256 sum;
	struct vk_buf path = {0};

	vk_sha256_begin(&sum);
	vk_buf_addf(&path, "%s/%s.xml", t->job.layouts, kin->id);
	add_file(&sum, vk_buf_str(&path));
	for (int f = 0; type != NULL && f < VK_FACE_COUNT; f++)
		add_text(&sum, vk_type_hash(type, (enum vk_face)f));
	vk_sha256_end(&sum, kin->hash);
	vk_buf_free(&path);
}

static const struct vk_template_kin *
kin_of(struct vk_template *t, const char *id, struct vk_diag *d)
{
	struct vk_template_kin *kin;

	for (size_t i = 0; i < t->nkin; i++)
		if (strcmp(t->kin[i].id, id) == 0)
			return &t->kin[i];
	t->kin = vk_realloc(t->kin, t->nkin + 1, sizeof(*t->kin));
	kin = &t->kin[t->nkin++];
	strncpy(kin->id, id, sizeof(kin->id) - 1);
	kin->id[sizeof(kin->id) - 1] = '\0';
	hash_kin(t, kin, d);
	return kin;
}

/* ---- the rule set ---- */

/* The day of the date line: as written, or as the record has it. */
static const char *
day_of(const struct vk_template *t, const struct vk_branch *b,
    char first[VK_DATE_ROOM])
{
	const char *written = vk_doc_day_written(t->doc);
	char name[64];
	struct vk_date date;

	if (written == NULL)
		return "";
	if (written[0] == '{' && strlen(written) < sizeof(name) && b != NULL) {
		size_t len = strcspn(written + 1, "}");

		memcpy(name, written + 1, len);
		name[len] = '\0';
		written = vk_branch_value(b, name);
	}
	return vk_date_parse(written, &date) ? vk_date_first(&date, first) : "";
}

/* The rule set of a record's paper; NULL with a finding. */
static const char *
standard_of(struct vk_template *t, const struct vk_branch *b, struct vk_diag *d)
{
	char first[VK_DATE_ROOM];
	const char *day = day_of(t, b, first);

	if (t->day_known && strcmp(t->day, day) == 0)
		return t->day_id;
	t->day_known = vk_standard_for(&t->job, t->doc, day, t->day_id, d);
	strncpy(t->day, day, sizeof(t->day) - 1);
	return t->day_known ? t->day_id : NULL;
}

/* ---- the template ---- */

static bool
is_template(struct vk_doc *doc, struct vk_diag *d)
{
	if (vk_diag_effect(d) != VK_GOES_ON)
		return false;
	if (doc->root->kind == VK_EL_DOCUMENT)
		return true;
	vk_diag_add(d, VK_MSG_NO_DOCUMENT, doc->root->pos, doc->root->written,
	    NULL, NULL);
	return false;
}

static bool
read_template(struct vk_template *t, struct vk_diag *d)
{
	struct vk_buf file = {0};
	bool good = vk_file_read(t->job.path, VK_XML_MOST_BYTES, &file, d);

	if (good)
		t->doc = vk_doc_read_template_bytes(
		    t->job.path, vk_buf_str(&file), file.len, d);
	good = t->doc != NULL && is_template(t->doc, d);
	if (good) {
		t->needs = vk_bind_needs(t->arena, t->doc, &t->nneeds);
		hash_template(t, &file);
	}
	vk_buf_free(&file);
	return good;
}

/* Rule set and fonts, so that who is forked from here has them. */
static bool
warm(struct vk_template *t, struct vk_diag *d)
{
	const char *id = standard_of(t, NULL, d);

	if (id == NULL)
		return false;
	(void)kin_of(t, id, d);
	(void)vk_kit_packer(t->job.kit);
	return vk_diag_effect(d) == VK_GOES_ON;
}

struct vk_template *
vk_template_open(const struct vk_job *job, struct vk_diag *d)
{
	struct vk_template *t = vk_alloc(1, sizeof(*t));

	t->job = *job;
	if (job->kit == NULL)
		t->own = t->job.kit = vk_kit_new();
	t->arena = vk_arena_new();
	t->grammar = vk_grammar_new();
	if (read_template(t, d) && warm(t, d))
		return t;
	vk_template_free(t);
	return NULL;
}

void
vk_template_free(struct vk_template *t)
{
	if (t == NULL)
		return;
	vk_doc_free(t->doc);
	vk_doc_free(t->resolution);
	vk_buf_free(&t->resolution_path);
	vk_buf_free(&t->resolution_why);
	vk_grammar_free(t->grammar);
	vk_kit_free(t->own);
	vk_arena_free(t->arena);
	free(t->kin);
	free(t);
}

/* ---- one record ---- */

static struct vk_branch *
unpack(const struct vk_record *r)
{
	return vk_branch_unpack(r->bytes, r->len);
}

static bool
is_image(const char *name)
{
	return strcmp(name, "chu-ky") == 0 || strcmp(name, "con-dau") == 0;
}

void
vk_fill_hash(
    struct vk_template *t, const struct vk_record *r, char hash[VK_HASH_ROOM])
{
	struct vk_diag *unheard = vk_diag_new();
	struct vk_branch *b = unpack(r);
	const char *id = b != NULL ? standard_of(t, b, unheard) : NULL;
	struct vk_sha256 sum;
	struct vk_buf said = {0};

	vk_sha256_begin(&sum);
	add_text(&sum, t->hash);
	add_text(&sum, id != NULL ? kin_of(t, id, unheard)->hash : NULL);
	if (b != NULL)
		vk_branch_sum(b, &said);
	vk_sha256_add(&sum, vk_buf_str(&said), said.len);
	for (size_t i = 0; b != NULL && i < b->nfields; i++) {
		const struct vk_branch_entry *f = &b->fields[i];

		if (is_image(f->name))
			add_beside(&sum, t->doc->path, f->value);
		if (strcmp(f->name, "van-ban") == 0)
			add_beside(&sum, b->pos.file, f->value);
	}
	vk_sha256_end(&sum, hash);
	vk_buf_free(&said);
	vk_branch_free(b);
	vk_diag_free(unheard);
}

bool
vk_record_look(const void *bytes, size_t len, struct vk_record *r)
{
	return vk_branch_look(bytes, len, r);
}

/*
 * The filled template held to the vocabulary, as a file would be.  What it
 * lacks, the record did not give: the template has it.
 */
static void
check_filled(struct vk_template *t, struct vk_doc *doc,
    const struct vk_branch *b, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	char where[64];

	vk_grammar_check(t->grammar, doc, own);
	for (size_t i = 0; i < vk_diag_kept(own); i++) {
		const struct vk_finding *f = vk_diag_at(own, i);

		snprintf(where, sizeof(where), "%u:%u", (unsigned)f->pos.line,
		    (unsigned)f->pos.column);
		if (f->msg == VK_MSG_ELEMENT_MISSING)
			vk_diag_add(d, VK_MSG_FILLED_LACKS, b->pos, f->found,
			    where, vk_branch_value(b, "ma"));
		else
			vk_diag_add(
			    d, f->msg, f->pos, f->found, f->needed, f->more);
	}
	vk_diag_free(own);
	vk_vocabulary_check_more(doc, false, d);
}

static struct vk_doc *
fill(struct vk_template *t, struct vk_branch *b, struct vk_diag *d)
{
	struct vk_doc *doc;

	vk_branch_tell(b, d);
	if (vk_diag_effect(d) != VK_GOES_ON)
		return NULL;
	vk_bind_check(b, d);
	vk_branch_judge(t, b, d);
	doc = vk_bind(t->doc, b, d);
	if (vk_diag_effect(d) == VK_GOES_ON)
		check_filled(t, doc, b, d);
	if (vk_diag_effect(d) == VK_GOES_ON)
		return doc;
	vk_doc_free(doc);
	return NULL;
}

/* NULL with findings; false bytes are a fault of ours. */
static struct vk_doc *
fill_record(struct vk_template *t, const struct vk_record *r,
    struct vk_branch **b, struct vk_diag *d)
{
	struct vk_pos whole = {t->doc->path, 0, 0};

	*b = unpack(r);
	if (*b != NULL)
		return fill(t, *b, d);
	vk_diag_add(d, VK_MSG_RECORD_DAMAGED, whole, NULL, NULL, NULL);
	return NULL;
}

bool
vk_fill_source(struct vk_template *t, const struct vk_record *r,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_branch *b;
	struct vk_doc *doc = fill_record(t, r, &b, d);
	struct vk_buf file = {0};

	if (doc != NULL)
		vk_doc_write(doc, &file);
	out->data = (unsigned char *)file.data;
	out->len = file.len;
	vk_doc_free(doc);
	vk_branch_free(b);
	return doc != NULL;
}

bool
vk_template_fill(struct vk_template *t, const struct vk_record *r,
    struct vk_filled *filled, struct vk_job *job, struct vk_branch **b,
    struct vk_buf *name, struct vk_diag *d)
{
	*job = t->job;
	*filled = (struct vk_filled){.doc = fill_record(t, r, b, d)};
	if (filled->doc == NULL)
		return false;
	job->standard = standard_of(t, *b, d);
	if (job->standard == NULL) {
		vk_doc_free(filled->doc);
		return false;
	}
	vk_doc_write(filled->doc, &filled->file);
	vk_buf_addf(name, "%s.xml", vk_branch_value(*b, "ma"));
	filled->name = vk_buf_str(name);
	return true;
}

bool
vk_fill_pdf(struct vk_template *t, const struct vk_record *r,
    struct vk_bytes *out, struct vk_chosen *chosen, struct vk_diag *d)
{
	struct vk_job job;
	struct vk_branch *b;
	struct vk_filled filled;
	struct vk_buf name = {0};
	bool done = vk_template_fill(t, r, &filled, &job, &b, &name, d);

	*out = (struct vk_bytes){0};
	done = done && vk_render_filled(&job, &filled, out, chosen, d);
	vk_buf_free(&name);
	vk_branch_free(b);
	return done;
}
