/*
 * vankien: Party documents from XML, laid out by the rules of their date.
 * This is the whole public interface; the command line is a user of it.
 */
#ifndef VANKIEN_H
#define VANKIEN_H

#include <stdbool.h>
#include <stddef.h>

#define VK_VERSION "0.1.0"

enum vk_level { /* how bad a finding is; ordered */
	VK_OK,
	VK_STYLE, /* allowed, but not the customary form */
	VK_WARNING, /* laid out as written; somebody should look */
	VK_ERROR, /* against the prescribed form; never in a final paper */
	VK_FATAL /* the machine failed, or the file is no document */
};

struct vk_diag; /* what was found wrong, in the order of the file */

enum vk_state { /* what the paper is to be */
	VK_AS_WRITTEN, /* as its tinh-trang says */
	VK_DRAFT, /* carries the draft mark, may have findings */
	VK_FINAL /* refused while an error stands */
};

enum vk_pass { /* where vk_dump stops */
	VK_AFTER_READ,
	VK_AFTER_TALLY,
	VK_AFTER_FLOW,
	VK_AFTER_PAGE
};

enum vk_engine { /* how a PDF is written */
	VK_ENGINE_AUTO, /* a final one as archive, others by Cairo */
	VK_ENGINE_CAIRO,
	VK_ENGINE_ARCHIVE /* PDF/A-3a and PDF/UA-1, with its source in it */
};

/*
 * Rule sets and fonts that many jobs share, loaded by the first that needs
 * them: all jobs of a kit name the same folders.  One thread at a time.
 */
struct vk_kit;
struct vk_kit *vk_kit_new(void);
void vk_kit_free(struct vk_kit *);

/*
 * What papers that are checked one after the other say of themselves, so that
 * no two of them have one number.
 */
struct vk_register;
struct vk_register *vk_register_new(void);
void vk_register_free(struct vk_register *);

struct vk_job { /* what to do, and with what; all zero are the defaults */
	struct vk_kit *kit; /* NULL: loaded for this job alone */
	const char *path; /* the document; "-" is standard input */
	const char *standard; /* rule set, NULL: by document and date */
	const char *layouts; /* folder of the layout files */
	const char *words; /* folder of the program's own list of words */
	const char *fonts; /* folder of the fonts */
	bool own_fonts; /* fonts: an office's own, any one family */
	enum vk_state state;
	int draft; /* number of the draft; 0: as written, else 1 */
	bool no_fit; /* the plain setting, come what may */
	int most_pages; /* 0: no wish */
	bool two_sided; /* even pages have the margins of a back */
	bool small; /* on A5, which administrative papers may have */
	long long epoch; /* SOURCE_DATE_EPOCH, or -1 */
	enum vk_engine engine;
	bool plain; /* an archival file that is not packed, for reading */
	const char *scratch; /* where vk_verify may make a folder for itself */
	const char *results; /* yearly results; NULL: as the document says */
	int year; /* that a report is about; 0: as the document says */
	const char *against; /* vk_check: the paper it was made of, or NULL */
	struct vk_register
	    *papers; /* vk_check: those checked with it, or NULL */
};

struct vk_chosen { /* what the layout decided, for -v */
	int pages;
	int rung, rungs; /* of the ladder, from 1; how many were tried */
	const char *why; /* English sentence, static */
	int size_milli, pitch_milli, space_milli; /* 1/1000 pt */
	int lines_over; /* beyond most_pages; 0 when the wish was met */
	int lines_with_sign; /* body lines on the page of the signature */
};

/* Bytes that are ready to be written under a name. */
struct vk_bytes {
	unsigned char *data;
	size_t len;
};
void vk_bytes_free(struct vk_bytes *);

/* The source that an archival PDF carries: bare file names. */
struct vk_file {
	char *name;
	struct vk_bytes bytes;
};
struct vk_file_set {
	struct vk_file *files;
	size_t n;
};
void vk_file_set_free(struct vk_file_set *);

/*
 * All calls note what they found in the diag and return false when there is no
 * result; the exit status is vk_diag_status's (base/diag.h).
 */
bool vk_render_pdf(const struct vk_job *, struct vk_bytes *out,
    struct vk_chosen *, struct vk_diag *);
bool
vk_render_text(const struct vk_job *, struct vk_bytes *out, struct vk_diag *);
bool vk_dump(const struct vk_job *, enum vk_pass, struct vk_bytes *out,
    struct vk_diag *);
/* Everything that can be found without writing; also the pages are tried. */
bool vk_check(const struct vk_job *, const char **standard, struct vk_diag *);

/* ---- many papers from one template ---- */

/*
 * A template with all that its papers share, read and judged once; the job
 * names it by its path, and must outlive it.  Rule sets and fonts are loaded,
 * so processes that are forked afterwards have them.  NULL with findings.
 */
struct vk_template;
struct vk_template *vk_template_open(const struct vk_job *, struct vk_diag *);
void vk_template_free(struct vk_template *);

struct vk_record { /* lent until the next one is asked for */
	const char *key; /* ma */
	const char *name; /* ten; may be "" */
	const char *year; /* nam; may be "" */
	const void *bytes; /* all that its paper needs of it, packed */
	size_t len;
};
/* The record that was packed into these bytes, which it borrows; false: none.
 */
bool vk_record_look(const void *bytes, size_t len, struct vk_record *);

/*
 * The records of a file: .xml, .csv, .xlsx or .ods, by the end of its name.
 * It is gone through once here: NULL with findings when it is refused as a
 * whole, or cannot have what the template asks for.  What is wrong inside a
 * record is packed with it, and told when its paper is made.
 */
struct vk_data;
struct vk_data *
vk_data_open(const char *path, const struct vk_template *, struct vk_diag *);
size_t vk_data_count(const struct vk_data *);
/* In the order of the file.  False at its end, or with a finding. */
bool vk_data_next(struct vk_data *, struct vk_record *, struct vk_diag *);
/* Once more from the first; false with a finding. */
bool vk_data_rewind(struct vk_data *, struct vk_diag *);
void vk_data_free(struct vk_data *);

/* As vk_render_pdf, for the template filled from one record. */
bool vk_fill_pdf(struct vk_template *, const struct vk_record *,
    struct vk_bytes *out, struct vk_chosen *, struct vk_diag *);
/* The filled template alone, as XML: a document that can be rendered. */
bool vk_fill_source(struct vk_template *, const struct vk_record *,
    struct vk_bytes *out, struct vk_diag *);
/*
 * The papers of many records in one PDF, for a printer: each with an outline
 * entry of that title; with `backs` each begins on a front.  The bytes go to
 * the sink as they are ready; its false ends it, and is the caller's to tell.
 */
struct vk_bundle;
typedef bool vk_bundle_sink(void *user, const void *bytes, size_t len);
struct vk_bundle *
vk_bundle_new(struct vk_template *, bool backs, vk_bundle_sink *, void *user);
bool vk_bundle_add(struct vk_bundle *, const struct vk_record *,
    const char *title, struct vk_diag *);
bool vk_bundle_finish(struct vk_bundle *, struct vk_diag *);
void vk_bundle_free(struct vk_bundle *);

/* SHA-256 of all that the paper of a record depends on, in small hex. */
enum { VK_HASH_ROOM = 65 };
void vk_fill_hash(
    struct vk_template *, const struct vk_record *, char hash[VK_HASH_ROOM]);

/* ---- targets and their results ---- */

enum vk_verdict { /* in the order in which they are counted */
	VK_EXCEEDED,
	VK_MET,
	VK_MISSED,
	VK_UNDER_WAY,
	VK_NOT_COUNTED, /* the base is 0: left out of "x of y" */
	VK_NOT_JUDGED, /* no figure, or a year that is not over */
	VK_VERDICT_COUNT
};
const char *vk_verdict_code(enum vk_verdict); /* "khong-dat" */

/*
 * One target in one year, or over the term: figures as they are printed; NULL
 * where there is none.
 */
struct vk_judged {
	const char *assigned; /* muc-giao */
	const char *achieved; /* thuc-hien */
	const char *share; /* ty-le */
	const char *note; /* ghi-chu */
	const char *unit; /* of the figures */
	enum vk_verdict verdict;
	const char *word; /* of the verdict: "vượt", "chưa đạt" */
	const char *forecast; /* du-bao, a code */
	const char *working; /* "(25.088 / 24.500 - 1) x 100 = 2,4; 2,4 < 3" */
};

struct vk_asked { /* a target as it is named */
	const char *key; /* ma */
	const char *name; /* ten, else its sentence */
	const char *group; /* nhom; NULL */
	const char *rule; /* what it asks: "vượt 3-5% mức giao"; NULL */
	const char *whole; /* ma of the target of which it is a part; NULL */
	bool soft; /* mem: missed is "chưa đạt" */
};

struct vk_judged_year {
	int year;
	const char *until; /* "2025-06-30" in part of a year; NULL: whole */
	size_t counts[VK_VERDICT_COUNT];
	const struct vk_judged *targets;
};

struct vk_verdicts {
	const char *resolution; /* the file of the targets */
	const struct vk_asked *targets;
	size_t ntargets;
	const struct vk_judged_year *years;
	size_t nyears;
	const struct vk_judged *term; /* of each target, up to the last year */
};

/*
 * The targets of a resolution against its results.  NULL when there is nothing
 * to judge; else to be freed, whatever was found.
 */
struct vk_evaluation;
struct vk_evaluation *vk_eval(const struct vk_job *, struct vk_diag *);
const struct vk_verdicts *vk_eval_verdicts(const struct vk_evaluation *);
void vk_evaluation_free(struct vk_evaluation *);

/* What a PDF carries; a PDF that carries none is a finding (65). */
bool vk_extract(const char *path, struct vk_file_set *, struct vk_diag *);
/*
 * Makes the pages of the job's PDF again from what it carries, with the fonts
 * of the job, and compares: *page is the first that differs, from 1, which is
 * a finding too; 0: they are the same.  False when this could not be told.
 */
bool vk_verify(const struct vk_job *, int *page, struct vk_diag *);

/* ---- two drafts ---- */

/* Moved: the same words stand elsewhere. */
enum vk_fate { VK_FATE_REMOVED, VK_FATE_ADDED, VK_FATE_CHANGED, VK_FATE_MOVED };

struct vk_wording { /* words that became others; "" for none */
	const char *old, *new;
};

struct vk_difference { /* of one paragraph, or of a row of a table */
	enum vk_fate fate;
	const char *
	    part; /* its role, as layouts call it: "recipient", or "table-row" */
	const char *place; /* as it is cited, "3.2"; "" where nothing counts */
	const char *old, *new; /* its text; NULL: that draft has it not */
	unsigned old_line, old_column, new_line, new_column; /* 0: nowhere */
	const struct vk_wording *wordings; /* of a changed one */
	size_t nwordings;
	/* of a cell: what names its row, what heads its column; else NULL */
	const char *row, *head;
};

/* NULL with findings when one of the two cannot be laid out. */
struct vk_drafts;
struct vk_drafts *vk_compare(const struct vk_job *old_draft,
    const struct vk_job *new_draft, struct vk_diag *);
size_t vk_drafts_count(const struct vk_drafts *);
const struct vk_difference *vk_drafts_at(const struct vk_drafts *, size_t);
/* The new draft, with what is gone struck out and what is new underlined. */
bool vk_drafts_pdf(struct vk_drafts *, struct vk_bytes *out, struct vk_diag *);
void vk_drafts_free(struct vk_drafts *);

/* ---- a document laid out, to be looked at ---- */

struct vk_area { /* a box on a page, micrometres from the upper left corner */
	int page; /* from 1 */
	int x, y, width, height;
};

struct vk_place { /* in a file; line and column from 1 */
	const char *file;
	unsigned line, column;
};

struct vk_view { /* how a page is shown */
	int dpi; /* of pixels */
	bool guides; /* the frame that the rule set demands is drawn over it */
	const struct vk_diag *marks; /* findings to mark; NULL: none */
	const struct vk_area *part; /* of pixels: what is shown; NULL: all */
};

struct vk_pixels { /* rows from the top, red, green and blue of each pixel */
	unsigned char *data;
	int width, height;
};
void vk_pixels_free(struct vk_pixels *);

/*
 * Lays a document out with all findings of vk_check, and keeps it.  Always
 * something to be freed; without pages where it cannot be laid out.  A final
 * paper with errors has pages, and the finding that it is refused.  The job,
 * its strings and its kit must outlive it.
 */
struct vk_laid;
struct vk_laid *vk_lay(const struct vk_job *, struct vk_diag *);
void vk_laid_free(struct vk_laid *);
int vk_laid_pages(const struct vk_laid *);
/* Of a page from 1, in micrometres. */
void vk_laid_size(const struct vk_laid *, int page, int *width, int *height);
void vk_laid_chosen(const struct vk_laid *, struct vk_chosen *);
/* One page, in memory.  False with a finding. */
bool vk_laid_png(struct vk_laid *, int page, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
bool vk_laid_svg(struct vk_laid *, int page, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
bool vk_laid_pixels(struct vk_laid *, int page, const struct vk_view *,
    struct vk_pixels *out, struct vk_diag *);
/* All pages on one picture, a PNG; dpi 0: as large as is handy. */
bool vk_laid_contact(struct vk_laid *, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
/* A page as plain text; 0: all of them, form feeds between. */
void vk_laid_text(const struct vk_laid *, int page, struct vk_bytes *out);
/*
 * Where what is written at a place stands: a box on each page that has some of
 * it, `most` at most; how many there are.  0: nowhere that could be told.
 */
enum { VK_AREAS_MOST = 64 };
size_t vk_laid_areas(struct vk_laid *, const struct vk_place *,
    struct vk_area *out, size_t most);
/* The same of what a finding is about: its words, if they can be told. */
struct vk_finding;
size_t vk_laid_finding(struct vk_laid *, const struct vk_finding *,
    struct vk_area *out, size_t most);
/* What is shown at or near a point: its word, else its element; or false. */
bool
vk_laid_source(struct vk_laid *, int page, int x, int y, struct vk_place *);
/*
 * Paths of what the pages depend on, there or not: the document, its results,
 * images and lists of words; folders, those of layouts and fonts, end in "/".
 */
const char *const *vk_laid_files(const struct vk_laid *, size_t *n);

/* The kinds of papers, in the order of the regulation; false past the last. */
bool vk_kind_words(size_t at, const char **kind, const char **name);
/*
 * A document of that kind with its parts in place and room for what only its
 * author knows, made from the skeletons of a folder.  The kind is a known one;
 * a rule set has a skeleton of its own or shares that of others, NULL takes the
 * newest.
 */
bool vk_skeleton(const char *kind, const char *standard, const char *folder,
    struct vk_bytes *out, struct vk_diag *);

/* ---- the rules that findings name ---- */

enum vk_rule_deal { /* what vankien does about a rule, besides checking it */
	VK_RULE_UNSEEN = 0, /* nothing in a document shows whether it is kept */
	VK_RULE_DRAWN = 1, /* the layout sets it so */
	VK_RULE_WRITTEN = 2, /* set as its author writes it */
	VK_RULE_MEASURED = 4 /* on the pages, by the tests of vankien */
};

/* Words are English, to be translated, but the examples and the source. */
struct vk_rule_entry {
	char id[16]; /* "HD36-6.5", "VK-XML-20" */
	size_t row; /* rules of the same row differ by rule set; 0: no row */
	const char *name; /* a few words; of VK-...: a message */
	const char *right, *wrong; /* examples, Vietnamese; NULL: has none */
	const char *source; /* of the rule set: its public name; NULL */
	const char *asks; /* NULL: its messages say it, as all below */
	const char *differs; /* what this rule set has otherwise; NULL */
	const char *place; /* there; NULL */
	const char *from, *to; /* days; NULL: always, till now */
	const char *certainty;
	unsigned deals; /* enum vk_rule_deal */
};

/* All rules, in the order in which they are listed. */
struct vk_rule_entry *vk_rules_new(size_t *n);
void vk_rules_free(struct vk_rule_entry *);
/* Whether findings with this row of messages.def, from 0, name the rule. */
bool vk_rule_says(const struct vk_rule_entry *, size_t message);

/* The libraries at work: "Pango 1.50.12, Cairo ..."; that of the reader. */
const char *vk_type_libraries(void);
const char *vk_read_libraries(void);

#endif
