/*
 * The story of the program: a document is read, its rule set chosen and its
 * form checked; it flows into paragraphs, the paragraphs into pages, the pages
 * into bytes.  Each pass takes a finished thing and gives a new one.
 */
#include "vankien.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/check.h"
#include "flow/flow.h"
#include "kit.h"
#include "laid.h"
#include "model/date.h"
#include "model/doc.h"
#include "model/kinds.h"
#include "model/standard.h"
#include "model/words.h"
#include "out/out.h"
#include "page/page.h"
#include "proof/proof.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "read/read_words.h"
#include "read/records.h"
#include "read/xml.h"
#include "results.h"
#include "source.h"
#include "specimen.h"
#include "stamped.h"
#include "template.h"
#include "type/type.h"
#include "waivers.h"

struct work { /* what the passes have made so far */
	const struct vk_job *job;
	struct vk_diag *diag;
	struct vk_buf file; /* the document as it lies there */
	const char *name; /* of that file; NULL: as the job's */
	struct vk_doc *doc;
	struct vk_papers papers; /* results, resolution, branches */
	struct vk_doc *form; /* the template that doc was made of; NULL */
	struct vk_kit *own; /* of a job that has none */
	struct vk_standard *standard; /* lent, as the type is */
	enum vk_state state;
	struct vk_type *type;
	struct vk_flow *flow;
	struct vk_page_wish wish; /* that the pages were made by */
	struct vk_pages *pages;
};

static void
free_work(struct work *w)
{
	vk_pages_free(w->pages);
	vk_flow_free(w->flow);
	vk_papers_free(&w->papers);
	vk_doc_free(w->doc);
	vk_doc_free(w->form);
	vk_kit_free(w->own);
	vk_buf_free(&w->file);
}

static struct vk_kit *
kit_of(struct work *w)
{
	if (w->job->kit != NULL)
		return w->job->kit;
	if (w->own == NULL)
		w->own = vk_kit_new();
	return w->own;
}

/* ---- which rule set, and what the paper is to be ---- */

/* The rule set: as asked, as written, by the document's day, the newest. */
bool
vk_standard_for(const struct vk_job *job, const struct vk_doc *doc,
    const char *day, char id[VK_STANDARD_ID_ROOM], struct vk_diag *d)
{
	const char *written = vk_node_attr(doc->root, VK_AT_STANDARD);

	if (job->standard != NULL &&
	    !vk_standard_is_known(job->layouts, job->standard, d))
		return false;
	if (job->standard != NULL)
		written = job->standard;
	if (written == NULL)
		return vk_standard_by_date(job->layouts, day, id, d);
	snprintf(id, VK_STANDARD_ID_ROOM, "%s", written);
	return true;
}

static bool
choose_standard(struct work *w)
{
	char id[VK_STANDARD_ID_ROOM], first[VK_DATE_ROOM];

	if (!vk_standard_for(
		w->job, w->doc, vk_doc_day(w->doc, first), id, w->diag))
		return false;
	w->standard = vk_kit_standard(kit_of(w), w->job, id, w->diag);
	if (w->standard != NULL)
		vk_diag_set_rules(w->diag, w->standard->prefix);
	return w->standard != NULL;
}

static enum vk_state
state_of(const struct work *w)
{
	if (w->job->state != VK_AS_WRITTEN)
		return w->job->state;
	if (vk_node_is(w->doc->root, VK_AT_STATUS, "du-thao"))
		return VK_DRAFT;
	if (vk_node_is(w->doc->root, VK_AT_STATUS, "chinh-thuc"))
		return VK_FINAL;
	return VK_AS_WRITTEN;
}

static bool
can_go_on(const struct work *w)
{
	return vk_diag_effect(w->diag) == VK_GOES_ON;
}

/* ---- the passes ---- */

typedef struct vk_doc *
reader(const char *, const char *, size_t, struct vk_diag *);

static bool
read_file_as(struct work *w, reader *read)
{
	const char *path = w->job->path;

	if (vk_file_read(path, VK_XML_MOST_BYTES, &w->file, w->diag))
		w->doc = read(path, vk_buf_str(&w->file), w->file.len, w->diag);
	return w->doc != NULL;
}

static bool
read_file(struct work *w)
{
	return read_file_as(w, vk_doc_read_bytes);
}

/* Whether the file is a document, of those that the vocabulary knows. */
static bool
is_document(struct work *w)
{
	const struct vk_node *root = w->doc->root;

	if (root->kind == VK_EL_DOCUMENT)
		return true;
	if (can_go_on(w))
		vk_diag_add(w->diag, VK_MSG_NO_DOCUMENT, root->pos,
		    root->written, NULL, NULL);
	return false;
}

/* What is computed from results and branches becomes part of the document. */
static bool
fill_all(struct work *w)
{
	return can_go_on(w) &&
	    vk_papers_fill(&w->papers, w->job, w->doc, w->diag);
}

/* A whole document with its rule set, held against it; or false. */
static bool
judge_all(struct work *w)
{
	if (!is_document(w) || !choose_standard(w))
		return false;
	w->state = state_of(w);
	if (fill_all(w))
		vk_check_form_as(w->doc, w->standard, w->state, w->diag);
	return can_go_on(w);
}

static bool
read_all(struct work *w)
{
	return read_file(w) && judge_all(w);
}

static int
draft_number(const struct work *w)
{
	const char *written = vk_node_attr(w->doc->root, VK_AT_DRAFT);
	int n = w->job->draft;

	if (w->state != VK_DRAFT)
		return 0;
	if (n <= 0 && written != NULL)
		n = atoi(written);
	return n > 0 ? n : 1;
}

static bool
flow_all(struct work *w)
{
	struct vk_flow_wish wish = {
	    .draft = draft_number(w), .final = w->state == VK_FINAL};

	w->flow = vk_flow_new(w->doc, w->standard, &wish, w->diag);
	return can_go_on(w);
}

/* Whether the environment says the day that the document leaves open. */
static bool
is_day_given(const struct work *w)
{
	return w->flow->day_open && w->job->epoch >= 0;
}

/* The day of the PDF's own data: the document's, else as the epoch says. */
static const char *
day_of_data(const struct work *w, char day[VK_DATE_ROOM])
{
	struct vk_date date;
	time_t epoch = (time_t)w->job->epoch;
	struct tm tm;

	if (!is_day_given(w) || gmtime_r(&epoch, &tm) == NULL)
		return w->flow->day;
	date.year = tm.tm_year + 1900;
	date.month = tm.tm_mon + 1;
	date.day = tm.tm_mday;
	return vk_date_first(&date, day);
}

/* Those that may be on A5 are named by the rules.  (0.1) */
static void
judge_paper(struct work *w)
{
	const char *loai = vk_node_attr(w->doc->root, VK_AT_KIND);
	const struct vk_kind *kind = vk_kind_find(loai);

	if (w->job->small && kind != NULL && !kind->administrative &&
	    !w->standard->small_for_all)
		vk_diag_add(w->diag, VK_MSG_SMALL_PAPER, w->doc->root->pos,
		    kind->name, NULL, NULL);
}

static bool
page_all(struct work *w)
{
	char day[VK_DATE_ROOM];

	w->type = vk_kit_type(kit_of(w), w->job, w->standard, w->diag);
	if (w->type == NULL)
		return false;
	judge_paper(w);
	w->flow->day = day_of_data(w, day);
	w->wish = (struct vk_page_wish){.no_fit = w->job->no_fit,
	    .most_pages = w->job->most_pages,
	    .two_sided = w->job->two_sided,
	    .small = w->job->small};
	w->pages = vk_pages_new(w->flow, w->type, &w->wish, w->diag);
	return w->pages != NULL;
}

/* The pages are measured: a layout may be wrong, or an office's own. */
static void
prove_all(struct work *w)
{
	struct vk_proof proof = {.pages = w->pages,
	    .flow = w->flow,
	    .type = w->type,
	    .wish = &w->wish,
	    .prefix = w->standard->prefix};

	vk_proof_pages(&proof, w->diag);
}

/* A final paper with an error is refused before anything is written. */
static bool
is_refused(struct work *w)
{
	struct vk_pos whole = {.file = w->job->path};

	if (w->state != VK_FINAL || vk_diag_count(w->diag, VK_ERROR) == 0)
		return false;
	vk_diag_add(w->diag, VK_MSG_FINAL_REFUSED, whole, NULL, NULL, NULL);
	return true;
}

static bool
may_be_written(struct work *w)
{
	vk_waivers_accept(w->doc, w->diag);
	return !is_refused(w);
}

static bool
lay_out(struct work *w)
{
	if (!flow_all(w) || !page_all(w))
		return false;
	if (w->state == VK_FINAL)
		prove_all(w);
	return may_be_written(w);
}

/* ---- the calls ---- */

static int
milli(vk_len len)
{
	return (int)(((int64_t)len * 1000 + VK_PT / 2) / VK_PT);
}

static void
tell_choice(const struct vk_pages *p, struct vk_chosen *c)
{
	if (c == NULL)
		return;
	c->pages = (int)p->n;
	c->rung = (int)p->rung + 1;
	c->rungs = (int)p->rungs_tried;
	c->why = p->why;
	c->size_milli = milli(p->size);
	c->pitch_milli = milli(p->pitch);
	c->space_milli = milli(p->space);
	c->lines_over = p->lines_over;
	c->lines_with_sign = p->lines_with_sign;
}

/* With all that it was made of inside. */
static bool
write_archive(struct work *w, struct vk_buf *out)
{
	struct vk_made made = {w->job, &w->file, w->name, &w->papers,
	    w->standard->id, w->state, draft_number(w), is_day_given(w),
	    w->pages, w->type};
	struct vk_source source;
	struct vk_archive_wish wish = {0};
	bool done = vk_source_gather(&made, &source, w->diag);

	wish.attachments = source.at;
	wish.nattachments = source.n;
	wish.plain = w->job->plain;
	wish.packer = vk_kit_packer(kit_of(w));
	done = done && vk_out_archive(w->pages, w->type, &wish, out, w->diag);
	vk_source_free(&source);
	return done;
}

static bool
write_pdf(struct work *w, struct vk_buf *out)
{
	enum vk_engine engine = w->job->engine;

	if (engine == VK_ENGINE_AUTO)
		engine =
		    w->state == VK_FINAL ? VK_ENGINE_ARCHIVE : VK_ENGINE_CAIRO;
	return engine == VK_ENGINE_ARCHIVE
	    ? write_archive(w, out)
	    : vk_out_pdf(w->pages, w->type, out, w->diag);
}

static void
give_bytes(struct vk_buf *from, struct vk_bytes *to)
{
	to->data = (unsigned char *)from->data;
	to->len = from->len;
}

void
vk_bytes_free(struct vk_bytes *b)
{
	free(b->data);
	b->data = NULL;
	b->len = 0;
}

static struct work
work_on(const struct vk_job *job, struct vk_filled *filled, struct vk_diag *d)
{
	return (struct work){.job = job,
	    .diag = d,
	    .file = filled->file,
	    .name = filled->name,
	    .doc = filled->doc};
}

/* Writes what could be laid out, and ends the work. */
static bool
end_as_pdf(struct work *w, bool laid_out, struct vk_bytes *out,
    struct vk_chosen *chosen)
{
	struct vk_buf bytes = {0};
	bool done = false;

	if (laid_out) {
		tell_choice(w->pages, chosen);
		done = write_pdf(w, &bytes);
	}
	give_bytes(&bytes, out);
	free_work(w);
	return done;
}

bool
vk_render_pdf(const struct vk_job *job, struct vk_bytes *out,
    struct vk_chosen *chosen, struct vk_diag *d)
{
	struct work w = {.job = job, .diag = d};

	return end_as_pdf(&w, read_all(&w) && lay_out(&w), out, chosen);
}

bool
vk_render_filled(const struct vk_job *job, struct vk_filled *filled,
    struct vk_bytes *out, struct vk_chosen *chosen, struct vk_diag *d)
{
	struct work w = work_on(job, filled, d);

	return end_as_pdf(&w, judge_all(&w) && lay_out(&w), out, chosen);
}

bool
vk_add_filled(const struct vk_job *job, struct vk_filled *filled,
    struct vk_sheaf *sheaf, const char *title, struct vk_diag *d)
{
	struct work w = work_on(job, filled, d);
	bool done = judge_all(&w) && lay_out(&w) &&
	    vk_sheaf_add(sheaf, w.pages, w.type, title, d);

	free_work(&w);
	return done;
}

bool
vk_render_text(
    const struct vk_job *job, struct vk_bytes *out, struct vk_diag *d)
{
	struct work w = {.job = job, .diag = d};
	struct vk_buf text = {0};
	bool done = read_all(&w) && lay_out(&w);

	if (done)
		vk_out_text(w.pages, w.type, &text);
	give_bytes(&text, out);
	free_work(&w);
	return done;
}

bool
vk_dump(const struct vk_job *job, enum vk_pass pass, struct vk_bytes *out,
    struct vk_diag *d)
{
	struct work w = {.job = job, .diag = d};
	struct vk_buf text = {0};
	bool done = pass == VK_AFTER_READ ? read_file(&w) : read_all(&w);

	if (done && pass <= VK_AFTER_TALLY)
		vk_doc_dump(w.doc, &text);
	if (done && pass >= VK_AFTER_FLOW)
		done = flow_all(&w);
	if (done && pass == VK_AFTER_FLOW)
		vk_flow_dump(w.flow, &text);
	if (done && pass == VK_AFTER_PAGE)
		done = page_all(&w);
	if (done && pass == VK_AFTER_PAGE)
		vk_out_dump(w.pages, w.type, &text);
	give_bytes(&text, out);
	free_work(&w);
	return done;
}

/* The program's list, that of the layouts, that beside the document. */
static void
check_wording(struct work *w)
{
	const struct vk_job *job = w->job;
	struct vk_words *words = vk_words_new();
	size_t len = vk_file_folder_len(job->path);
	struct vk_buf beside = {0};

	if (job->words != NULL)
		vk_words_read(words, job->words, w->diag);
	if (job->layouts != NULL &&
	    (job->words == NULL || strcmp(job->words, job->layouts) != 0))
		vk_words_read(words, job->layouts, w->diag);
	vk_buf_add(&beside, job->path, len);
	if (strcmp(job->path, "-") != 0)
		vk_words_read(words, vk_buf_str(&beside), w->diag);
	vk_check_wording(w->doc, words, w->diag);
	vk_buf_free(&beside);
	vk_words_free(words);
}

/* A paper about the results of a resolution may quote its targets. */
static void
check_quoted(struct work *w)
{
	const struct vk_papers *p = &w->papers;

	if (p->resolution.doc != NULL && can_go_on(w))
		vk_check_quoted(
		    w->doc, p->resolution.doc, p->results.doc, w->diag);
}

/* Its headline, where it is typed, is that of its results. */
static void
check_headline(struct work *w)
{
	const char *written = vk_node_attr(w->doc->root, VK_AT_YEAR);
	int year = written != NULL ? atoi(written) : w->job->year;

	if (w->papers.tally != NULL && can_go_on(w))
		vk_check_headline(w->doc, w->papers.tally, year, w->diag);
}

/* A template stands for the papers that will be made of it. */
static void
take_specimen(struct work *w)
{
	struct vk_doc *specimen = NULL;

	if (w->doc->root->kind == VK_EL_DOCUMENT && can_go_on(w))
		specimen = vk_specimen(w->doc, w->diag);
	if (specimen == NULL)
		return;
	w->form = w->doc;
	w->doc = specimen;
}

/*
 * Whether rules can be held against the text: in one of an old encoding most
 * would break.  What is wrong with the markup, or with a sign here and there,
 * is no reason to wait with all else.
 */
static bool
can_be_read(const struct work *w)
{
	if (vk_diag_effect(w->diag) == VK_NO_RESULT)
		return false;
	for (size_t i = 0; i < vk_diag_kept(w->diag); i++) {
		const struct vk_finding *f = vk_diag_at(w->diag, i);

		if (f->msg == VK_MSG_TEXT_LEGACY || f->msg == VK_MSG_TEXT_TWICE)
			return false;
	}
	return true;
}

/* The paper of which this one was made; what is wrong in it does not matter. */
static void
check_against(struct work *w)
{
	const char *path = w->job->against;
	struct vk_diag *own = vk_diag_new();
	struct vk_buf file = {0};
	struct vk_doc *old = NULL;
	const char *bytes;

	if (vk_file_read(path, VK_XML_MOST_BYTES, &file, w->diag)) {
		bytes = vk_buf_str(&file);
		old = vk_doc_read_template_bytes(path, bytes, file.len, own);
		if (old == NULL) /* but that it is no XML does */
			old = vk_doc_read_template_bytes(
			    path, bytes, file.len, w->diag);
	}
	if (old != NULL)
		vk_check_against(
		    w->form != NULL ? w->form : w->doc, old, w->diag);
	vk_doc_free(old);
	vk_buf_free(&file);
	vk_diag_free(own);
}

/* A document held against its rule set; its pages, if they can be had. */
static void
look_through(struct work *w)
{
	if (!choose_standard(w))
		return;
	w->state = state_of(w);
	if (!can_be_read(w))
		return;
	check_wording(w); /* of what its author wrote */
	vk_check_sense(w->form != NULL ? w->form : w->doc, w->diag);
	if (w->job->against != NULL)
		check_against(w);
	(void)fill_all(w);
	vk_check_form_as(w->doc, w->standard, w->state, w->diag);
	check_quoted(w);
	check_headline(w);
	if (can_go_on(w) && flow_all(w) && page_all(w))
		prove_all(w);
}

bool
vk_check(const struct vk_job *job, const char **standard, struct vk_diag *d)
{
	struct work w = {.job = job, .diag = d};
	bool read;

	*standard = "";
	if (vk_records_is_table(job->path))
		return vk_data_check_table(job->path, d);
	read = read_file_as(&w, vk_doc_read_template_bytes);
	if (read)
		take_specimen(&w);
	/* Results and branch data have no form: the vocabulary is all. */
	if (read && w.doc->root->kind == VK_EL_DOCUMENT) {
		look_through(&w);
		if (w.standard != NULL)
			*standard = vk_diag_keep(d, w.standard->id);
		if (w.standard != NULL && job->papers != NULL)
			vk_check_register(job->papers, w.doc, w.standard, d);
		if (w.pages != NULL && vk_stamped_are_sound(w.pages, w.type, d))
			vk_stamped_judge(w.pages, w.standard, d);
		vk_waivers_judge(w.doc, job, w.standard, d);
	}
	if (read && w.doc->root->kind == VK_EL_RESULTS && can_go_on(&w))
		vk_papers_judge(&w.papers, w.doc, w.diag);
	if (read && w.doc->root->kind == VK_EL_BRANCHES)
		vk_data_check(job->path, d);
	free_work(&w);
	return read;
}

/* ---- a document that stays laid out ---- */

struct vk_laid *
vk_lay(const struct vk_job *job, struct vk_diag *d)
{
	struct work *w = vk_alloc(1, sizeof(*w));
	struct vk_laid *l = vk_alloc(1, sizeof(*l));

	*w = (struct work){.job = job, .diag = d};
	if (read_file_as(w, vk_doc_read_template_bytes)) {
		take_specimen(w);
		if (is_document(w))
			look_through(w);
	}
	*l = (struct vk_laid){.arena = vk_arena_new(),
	    .work = w,
	    .job = job,
	    .doc = w->doc,
	    .papers = &w->papers,
	    .standard = w->standard,
	    .type = w->type,
	    .pages = w->pages};
	if (w->pages != NULL && !vk_stamped_are_sound(w->pages, w->type, d))
		l->pages = NULL;
	if (w->doc != NULL)
		vk_waivers_judge(w->doc, job, w->standard, d);
	if (l->pages != NULL) {
		tell_choice(w->pages, &l->chosen);
		(void)is_refused(w); /* it is told, no more */
	}
	vk_laid_note_files(l);
	return l;
}

void
vk_laid_free(struct vk_laid *l)
{
	if (l == NULL)
		return;
	free_work(l->work);
	free(l->work);
	vk_arena_free(l->guides_arena);
	vk_arena_free(l->arena);
	free(l);
}
