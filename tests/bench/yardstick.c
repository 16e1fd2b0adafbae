/*
 * The yardstick: the program that anybody would write first with Pango and
 * Cairo.  One PangoLayout for each paragraph, its lines on a grid of 18 pt,
 * Cairo's PDF surface, fonts from a folder of ours.  It reads a plain text,
 * so it is spared the XML, the rules, the search of good breaks and pages.
 *
 * usage: yardstick FONTS IN OUT.pdf [IN OUT.pdf]...
 *
 * Many documents share the fonts and the context, which Pango keeps warm.
 * Each line of IN is a kind, a tab and Pango markup; kinds are in the table
 * below.  Times of the two programs are compared on the same text.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#define MM (72.0 / 25.4)

static const double LEFT = 30 * MM, TOP = 20 * MM, BOTTOM = 277 * MM;
static const double WIDTH = 165 * MM, HALF = 82.5 * MM, INDENT = 10 * MM;
static const double PITCH = 18, GAP = 6, CLOSE = 150;

enum column { WHOLE, LEFT_HALF, RIGHT_HALF };

struct kind {
	const char *name;
	enum column column;
	bool centred, body;
	double before; /* clear space above */
};

static const struct kind kinds[] = {
    {"left", LEFT_HALF, true, false, 0},
    {"right", RIGHT_HALF, true, false, 0},
    {"title", WHOLE, true, false, 0},
    {"centre", WHOLE, true, true, 6},
    {"body", WHOLE, false, true, 6},
    {"to", LEFT_HALF, false, false, 0},
    {"sign", RIGHT_HALF, true, false, 0},
    {"name", RIGHT_HALF, true, false, 60},
};

struct sheet {
	cairo_t *cr;
	PangoContext *context;
	double y[3]; /* where each column goes on */
	int page;
};

static void
fail(const char *words, const char *name)
{
	fprintf(stderr, "yardstick: %s: %s\n", words, name);
	exit(1);
}

static PangoFontMap *
open_fonts(const char *folder)
{
	static const char *const styles[] = {
	    "Regular", "Bold", "Italic", "BoldItalic"};
	FcConfig *config = FcConfigCreate();
	PangoFontMap *map;

	for (int i = 0; i < 4; i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/LiberationSerif-%s.ttf",
		    folder, styles[i]);
		if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path))
			fail("no font", path);
	}
	FcConfigSetCurrent(config);
	map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
	return map;
}

static PangoContext *
new_context(PangoFontMap *map)
{
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();
	PangoFontDescription *font =
	    pango_font_description_from_string("Liberation Serif");

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("vi"));
	pango_font_description_set_absolute_size(font, 14 * PANGO_SCALE);
	pango_context_set_font_description(context, font);
	pango_font_description_free(font);
	return context;
}

static PangoLayout *
new_layout(PangoContext *context, const struct kind *kind, const char *markup)
{
	PangoLayout *layout = pango_layout_new(context);
	double width = kind->column == WHOLE ? WIDTH : HALF;

	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	if (kind->centred) {
		pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	} else if (kind->body) {
		pango_layout_set_justify(layout, TRUE);
		pango_layout_set_indent(layout, (int)(INDENT * PANGO_SCALE));
	}
	pango_layout_set_markup(layout, markup, -1);
	return layout;
}

static void
new_page(struct sheet *s)
{
	PangoLayout *layout;
	char number[16];

	cairo_show_page(s->cr);
	snprintf(number, sizeof(number), "%d", ++s->page);
	layout = new_layout(s->context, &kinds[2], number);
	cairo_move_to(s->cr, LEFT, 10 * MM);
	pango_cairo_show_layout(s->cr, layout);
	g_object_unref(layout);
	s->y[WHOLE] = TOP;
}

static void
show_lines(struct sheet *s, const struct kind *kind, PangoLayout *layout)
{
	PangoLayoutIter *it = pango_layout_get_iter(layout);
	double x = kind->column == RIGHT_HALF ? LEFT + HALF : LEFT;
	double *y = &s->y[kind->column];

	do {
		PangoRectangle r;

		pango_layout_iter_get_line_extents(it, NULL, &r);
		if (kind->body && *y + PITCH > BOTTOM)
			new_page(s);
		cairo_move_to(
		    s->cr, x + r.x / (double)PANGO_SCALE, *y + PITCH * 0.75);
		pango_cairo_show_layout_line(
		    s->cr, pango_layout_iter_get_line_readonly(it));
		*y += PITCH;
	} while (pango_layout_iter_next_line(it));
	pango_layout_iter_free(it);
}

/* Two columns begin where the text above them ends, and the other way round. */
static void
join_columns(struct sheet *s, const struct kind *before, const struct kind *now)
{
	double *y = s->y;

	if (before == NULL ||
	    (before->column == WHOLE) == (now->column == WHOLE))
		return;
	if (now->column == WHOLE) {
		y[WHOLE] =
		    y[LEFT_HALF] > y[RIGHT_HALF] ? y[LEFT_HALF] : y[RIGHT_HALF];
		y[WHOLE] += PITCH;
		return;
	}
	if (y[WHOLE] + CLOSE > BOTTOM)
		new_page(s);
	y[LEFT_HALF] = y[RIGHT_HALF] = y[WHOLE] + GAP;
}

static const struct kind *
find_kind(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	fail("no such kind", name);
	return NULL;
}

static void
render(struct sheet *s, FILE *in)
{
	const struct kind *before = NULL;
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, in) > 0) {
		char *markup = strchr(line, '\t');
		const struct kind *kind;
		PangoLayout *layout;

		if (markup == NULL)
			fail("a line without a tab", line);
		*markup++ = '\0';
		markup[strcspn(markup, "\n")] = '\0';
		kind = find_kind(line);
		layout = new_layout(s->context, kind, markup);
		join_columns(s, before, kind);
		s->y[kind->column] += kind->before;
		show_lines(s, kind, layout);
		before = kind;
		g_object_unref(layout);
	}
	free(line);
}

static void
write_document(PangoContext *context, const char *from, const char *to)
{
	struct sheet s = {.context = context, .y = {TOP, TOP, TOP}, .page = 1};
	cairo_surface_t *surface =
	    cairo_pdf_surface_create(to, 210 * MM, 297 * MM);
	FILE *in = fopen(from, "r");

	if (in == NULL)
		fail("cannot be read", from);
	s.cr = cairo_create(surface);
	render(&s, in);
	fclose(in);
	cairo_destroy(s.cr);
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		fail("not written", to);
	cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
	PangoContext *context;

	if (argc < 4 || argc % 2 != 0)
		fail("usage", "yardstick FONTS IN OUT.pdf...");
	context = new_context(open_fonts(argv[1]));
	for (int i = 2; i < argc; i += 2)
		write_document(context, argv[i], argv[i + 1]);
	return 0;
}
