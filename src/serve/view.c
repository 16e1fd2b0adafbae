/*
 * The page is view.html with its {{parts}} filled in.  All that comes from the
 * document is escaped twice: what steers or hides is made visible, as on a
 * terminal, and what HTML would read as markup is written as text.
 */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "serve/session.h"

enum {
	UM_PER_INCH = 25400,
	DOTS_PER_INCH = 96,
	LINE_UM = 9000, /* what is higher has several lines */
	BAR_UM = 800 /* how thick a bar is */
};

/* ---- letters ---- */

static void
add_html(struct vk_buf *out, const char *s)
{
	for (size_t plain; *s != '\0'; s += plain + (s[plain] != '\0')) {
		plain = strcspn(s, "&<>\"'");
		vk_buf_add(out, s, plain);
		if (s[plain] != '\0')
			vk_buf_addf(out, "&#%d;", s[plain]);
	}
}

/* Words of the document, or of the machine. */
static void
add_foreign(struct vk_buf *out, const char *s)
{
	struct vk_buf plain = {0};

	vk_term_escape(&plain, s, strlen(s));
	add_html(out, vk_buf_str(&plain));
	vk_buf_free(&plain);
}

static void
add_lines(struct vk_buf *out, const struct vk_bytes *text)
{
	struct vk_buf plain = {0};

	vk_term_escape_lines(&plain, (const char *)text->data, text->len);
	add_html(out, vk_buf_str(&plain));
	vk_buf_free(&plain);
}

/* ---- findings ---- */

static const struct {
	const char *word; /* as in the lines of `check` */
	const char *name; /* for the style sheet */
} levels[] = {
    [VK_OK] = {"", ""},
    [VK_STYLE] = {N_("style"), "style"},
    [VK_WARNING] = {N_("warning"), "warning"},
    [VK_ERROR] = {N_("error"), "error"},
    [VK_FATAL] = {N_("error"), "error"},
};

struct entry { /* a finding in the order of the list */
	size_t finding;
	int page; /* 0: on none */
};

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return (x->finding > y->finding) - (x->finding < y->finding);
}

static struct entry *
entries_new(struct vk_session *s, size_t n)
{
	struct entry *list = vk_alloc(n + 1, sizeof(*list));

	for (size_t i = 0; i < n; i++) {
		size_t nareas;
		const struct vk_area *a = vk_session_areas(s, i, &nareas);

		list[i] = (struct entry){i, nareas > 0 ? a->page : 0};
	}
	qsort(list, n, sizeof(*list), compare_entries);
	return list;
}

static void
add_filled(struct vk_buf *out, const char *class, const char *pattern,
    const struct vk_finding *f)
{
	struct vk_buf text = {0};

	if (*pattern == '\0')
		return;
	vk_print_fill(&text, pattern, f);
	vk_buf_addf(out, "<span class=\"%s\">", class);
	add_foreign(out, vk_buf_str(&text));
	vk_buf_adds(out, "</span> ");
	vk_buf_free(&text);
}

static void
add_where(
    struct vk_buf *out, const struct vk_session *s, const struct vk_finding *f)
{
	const char *path = vk_session_call(s)->operands[0];

	vk_buf_addf(out, "<span class=\"where\"><span>%s</span>", f->rule);
	if (f->pos.file != NULL && strcmp(f->pos.file, path) != 0) {
		vk_buf_adds(out, " <span>");
		add_foreign(out, f->pos.file);
		vk_buf_adds(out, "</span>");
	}
	if (f->pos.line > 0)
		vk_buf_addf(out, " <span>%u:%u</span>", (unsigned)f->pos.line,
		    (unsigned)f->pos.column);
	vk_buf_adds(out, "</span>");
}

static void
add_accepted(struct vk_buf *out, const struct vk_finding *f)
{
	if (f->accepted == NULL)
		return;
	vk_buf_adds(out, "<span class=\"fix\">");
	add_html(out, _("accepted"));
	vk_buf_adds(out, ": ");
	add_foreign(out, f->accepted);
	vk_buf_adds(out, "</span> ");
}

/* A link where there is a box to go to; else only the script can show more. */
static void
add_finding(struct vk_buf *out, struct vk_session *s, const struct entry *e)
{
	const struct vk_finding *f =
	    vk_diag_at(vk_draft_findings(vk_session_draft(s)), e->finding);
	const struct vk_message *m = vk_message(f->msg);
	const char *tag = e->page > 0 ? "a" : "button";

	vk_buf_addf(out, "<li><%s class=\"finding %s%s\" data-n=\"%zu\"", tag,
	    levels[f->level].name, f->accepted != NULL ? " accepted" : "",
	    e->finding);
	if (e->page > 0)
		vk_buf_addf(out, " href=\"#f%zu\">", e->finding);
	else
		vk_buf_adds(out, " type=\"button\">");
	vk_buf_adds(out, "<span class=\"level\">");
	add_html(out, _(levels[f->level].word));
	vk_buf_adds(out, "</span> ");
	add_filled(out, "says", m->text, f);
	add_filled(out, "fix", m->fix, f);
	add_accepted(out, f);
	add_where(out, s, f);
	vk_buf_addf(out, "</%s></li>\n", tag);
}

static void
add_heading(struct vk_buf *out, struct vk_session *s, int page)
{
	vk_buf_adds(out, "<section><h2>");
	if (page > 0)
		vk_buf_addf(out, _("Page %d"), page);
	else if (vk_draft_is_stale(vk_session_draft(s)))
		add_html(out, _("The draft as it is now"));
	else
		add_html(out, _("The whole document"));
	vk_buf_adds(out, "</h2><ul>\n");
}

/* The words are those of a line of `check`. */
static void
add_unkept(struct vk_buf *out, size_t more)
{
	if (more == 0)
		return;
	vk_buf_adds(out, "<p class=\"none\">");
	vk_buf_addf(out,
	    ngettext("%zu more finding is not shown",
		"%zu more findings are not shown", (unsigned long)more),
	    more);
	vk_buf_adds(out, "</p>\n");
}

static void
add_findings(struct vk_buf *out, struct vk_session *s)
{
	const struct vk_diag *d = vk_draft_findings(vk_session_draft(s));
	size_t n = vk_diag_kept(d);
	struct entry *list = entries_new(s, n);

	for (size_t i = 0; i < n; i++) {
		if (i == 0 || list[i].page != list[i - 1].page)
			add_heading(out, s, list[i].page);
		add_finding(out, s, &list[i]);
		if (i + 1 == n || list[i + 1].page != list[i].page)
			vk_buf_adds(out, "</ul></section>\n");
	}
	add_unkept(out, vk_print_more(d));
	if (n == 0) {
		vk_buf_adds(out, "<p class=\"none\">");
		add_html(out, _("Nothing was found."));
		vk_buf_adds(out, "</p>\n");
	}
	free(list);
}

/* ---- pages ---- */

static void
add_box(struct vk_buf *out, const struct vk_area *a, const char *shape,
    size_t finding, const char *level)
{
	vk_buf_addf(out,
	    "<rect class=\"%s %s\" data-n=\"%zu\" x=\"%d\" y=\"%d\" "
	    "width=\"%d\" height=\"%d\"",
	    shape, level, finding, a->x, a->y, a->width, a->height);
}

/* Beside what has several lines, else below the words. */
static struct vk_area
bar_of(const struct vk_area *a)
{
	if (a->height > LINE_UM)
		return (struct vk_area){
		    a->page, a->x - 4 * BAR_UM, a->y, BAR_UM, a->height};
	return (struct vk_area){
	    a->page, a->x, a->y + a->height - BAR_UM / 2, a->width, BAR_UM};
}

/*
 * Boxes show where a finding stands when it is chosen; a bar says that there
 * is one.  What goes over several pages has no bar: it would stand beside
 * everything.
 */
static void
add_marks_of(struct vk_buf *out, struct vk_session *s, int page, size_t finding)
{
	const struct vk_finding *f =
	    vk_diag_at(vk_draft_findings(vk_session_draft(s)), finding);
	const char *level = levels[f->level].name;
	size_t n;
	const struct vk_area *areas = vk_session_areas(s, finding, &n);

	for (size_t i = 0; i < n; i++) {
		const struct vk_area *a = &areas[i];
		struct vk_area bar = bar_of(a);

		if (a->page != page)
			continue;
		add_box(out, a, "box", finding, level);
		if (i == 0)
			vk_buf_addf(out, " id=\"f%zu\"", finding);
		vk_buf_adds(out, "/>\n");
		if (n > 2)
			continue;
		add_box(out, &bar, "bar", finding, level);
		vk_buf_adds(out, "/>\n");
	}
}

/* Worse ones over lesser ones. */
static void
add_marks(struct vk_buf *out, struct vk_session *s, int page)
{
	const struct vk_diag *d = vk_draft_findings(vk_session_draft(s));
	int width, height;

	vk_draft_size(vk_session_draft(s), page, &width, &height);
	vk_buf_addf(out,
	    "<svg class=\"marks\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" "
	    "focusable=\"false\">\n",
	    width, height);
	for (int level = VK_STYLE; level <= VK_FATAL; level++)
		for (size_t i = 0; i < vk_diag_kept(d); i++)
			if ((int)vk_diag_at(d, i)->level == level)
				add_marks_of(out, s, page, i);
	vk_buf_adds(out, "</svg>\n");
}

static void
add_text(struct vk_buf *out, struct vk_session *s, int page)
{
	struct vk_bytes text = {0};

	vk_draft_text(vk_session_draft(s), page, &text);
	vk_buf_adds(out, "<details><summary>");
	vk_buf_addf(out, _("Text of page %d"), page);
	vk_buf_adds(out, "</summary><pre lang=\"vi\">");
	add_lines(out, &text);
	vk_buf_adds(out, "</pre></details>\n");
	vk_bytes_free(&text);
}

/* Sizes are those of the paper, in pixels of the style sheet. */
static void
add_page(struct vk_buf *out, struct vk_session *s, int page, int pages)
{
	unsigned version = vk_draft_version(vk_session_draft(s));
	int width, height;

	vk_draft_size(vk_session_draft(s), page, &width, &height);
	vk_buf_addf(out,
	    "<article class=\"page\" id=\"page-%d\" data-page=\"%d\" "
	    "data-width=\"%d\" data-height=\"%d\" aria-label=\"",
	    page, page, width, height);
	vk_buf_addf(out, _("Page %d"), page);
	vk_buf_addf(out,
	    "\"><div class=\"sheet\"><img src=\"page/%d.svg?v=%u\" "
	    "width=\"%d\" height=\"%d\" loading=\"lazy\" alt=\"",
	    page, version, width * DOTS_PER_INCH / UM_PER_INCH,
	    height * DOTS_PER_INCH / UM_PER_INCH);
	vk_buf_addf(out, _("Page %d of %d"), page, pages);
	vk_buf_adds(out, "\">\n");
	add_marks(out, s, page);
	vk_buf_adds(out, "</div>\n");
	add_text(out, s, page);
	vk_buf_adds(out, "</article>\n");
}

static void
add_pages(struct vk_buf *out, struct vk_session *s)
{
	struct vk_draft *draft = vk_session_draft(s);
	int pages = vk_draft_pages(draft);

	if (vk_draft_is_stale(draft)) {
		vk_buf_adds(out, "<p id=\"stale\" role=\"alert\">");
		add_html(out,
		    pages > 0
			? _("The draft cannot be laid out as it is now: these "
			    "are its last good pages.")
			: _("The draft cannot be laid out yet. Mend the "
			    "errors, and save it."));
		vk_buf_adds(out, "</p>\n");
	}
	for (int i = 1; i <= pages; i++)
		add_page(out, s, i, pages);
}

/* ---- words around them ---- */

static void
add_count(struct vk_buf *out, const char *level, const char *words, size_t n)
{
	vk_buf_addf(out, " <span class=\"count %s\">", level);
	vk_buf_addf(out, words, n);
	vk_buf_adds(out, "</span>");
}

static void
add_state(struct vk_buf *out, struct vk_session *s)
{
	const struct vk_diag *d = vk_draft_findings(vk_session_draft(s));
	size_t errors = vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);
	size_t warnings = vk_diag_count(d, VK_WARNING);
	size_t styles = vk_diag_count(d, VK_STYLE);
	int pages = vk_draft_pages(vk_session_draft(s));

	vk_buf_adds(out, "<span>");
	vk_buf_addf(
	    out, ngettext("%d page", "%d pages", (unsigned long)pages), pages);
	vk_buf_adds(out, "</span>");
	if (errors > 0)
		add_count(out, "error",
		    ngettext("%zu error", "%zu errors", (unsigned long)errors),
		    errors);
	if (warnings > 0)
		add_count(out, "warning",
		    ngettext(
			"%zu warning", "%zu warnings", (unsigned long)warnings),
		    warnings);
	if (styles > 0)
		add_count(out, "style",
		    ngettext("%zu matter of style", "%zu matters of style",
			(unsigned long)styles),
		    styles);
}

static const char *
bare_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void
add_file(struct vk_buf *out, struct vk_session *s)
{
	add_foreign(out, bare_name(vk_session_call(s)->operands[0]));
}

static void
add_title(struct vk_buf *out, struct vk_session *s)
{
	add_file(out, s);
	vk_buf_adds(out, " – vankien");
}

static void
add_language(struct vk_buf *out, struct vk_session *s)
{
	vk_buf_adds(out, vk_session_call(s)->translated ? "vi" : "en");
}

static void
add_serial(struct vk_buf *out, struct vk_session *s)
{
	vk_buf_addn(out, vk_session_serial(s));
}

static const struct {
	const char *name;
	void (*add)(struct vk_buf *, struct vk_session *); /* NULL: words */
	const char *words;
} parts[] = {
    {"file", add_file, NULL},
    {"findings", add_findings, NULL},
    {"lang", add_language, NULL},
    {"pages", add_pages, NULL},
    {"serial", add_serial, NULL},
    {"state", add_state, NULL},
    {"title", add_title, NULL},
    {"close", NULL, N_("Close")},
    {"findings-label", NULL, N_("What check finds")},
    {"fit", NULL, N_("Fit width")},
    {"full", NULL, N_("As large as the paper")},
    {"keys-click", NULL, N_("A click on a page shows where it is written.")},
    {"keys-findings", NULL, N_("next and previous finding")},
    {"keys-zoom", NULL, N_("larger, smaller, full size, fit width")},
    {"larger", NULL, N_("Larger")},
    {"lost", NULL,
	N_("vankien has ended or does not answer; the pages stay as they "
	   "are.")},
    {"nowhere", NULL, N_("Nothing of the file is shown here.")},
    {"page-of", NULL, N_("Page %d of %d")},
    {"pages-label", NULL, N_("Pages")},
    {"place-label", NULL, N_("Where it is written")},
    {"smaller", NULL, N_("Smaller")},
    {"to-findings", NULL, N_("To the findings")},
    {"zoom", NULL, N_("Zoom")},
};

static void
add_part(struct vk_buf *out, struct vk_session *s, const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strlen(parts[i].name) != len ||
		    memcmp(parts[i].name, name, len) != 0)
			continue;
		if (parts[i].add != NULL)
			parts[i].add(out, s);
		else
			add_html(out, _(parts[i].words));
	}
}

void
vk_view_page(struct vk_buf *out, struct vk_session *s)
{
	const struct vk_asset *html = vk_asset_find("view.html");
	const char *at = (const char *)html->bytes, *end = at + html->len;

	while (at < end) {
		const char *open = strstr(at, "{{"), *close;

		if (open == NULL)
			break;
		close = strstr(open, "}}");
		vk_buf_add(out, at, (size_t)(open - at));
		add_part(out, s, open + 2, (size_t)(close - open - 2));
		at = close + 2;
	}
	vk_buf_add(out, at, (size_t)(end - at));
}

const struct vk_asset *
vk_asset_find(const char *name)
{
	for (size_t i = 0; i < vk_nassets; i++)
		if (strcmp(vk_assets[i].name, name) == 0)
			return &vk_assets[i];
	return NULL;
}

/* ---- a place ---- */

static void
add_part_of_line(
    struct vk_buf *out, const char *name, const char *text, size_t len)
{
	struct vk_buf plain = {0};

	vk_buf_addf(out, ", \"%s\": ", name);
	vk_term_escape_lines(&plain, text, len);
	vk_json_string(out, vk_buf_str(&plain), vk_term_hides);
	vk_buf_free(&plain);
}

void
vk_view_line(struct vk_buf *out, const struct vk_line *line)
{
	if (line == NULL) {
		vk_buf_adds(out, "{\"file\": null}\n");
		return;
	}
	vk_buf_adds(out, "{");
	vk_json_named(out, "file", line->place.file);
	vk_buf_addf(out, ", \"line\": %u, \"column\": %u", line->place.line,
	    line->place.column);
	if (line->text != NULL) {
		add_part_of_line(out, "before", line->text, line->at);
		add_part_of_line(
		    out, "from", line->text + line->at, line->len - line->at);
	}
	vk_buf_adds(out, "}\n");
}
