/*
 * The first sheet of an .xlsx.  Which part is what, the relations say; cells
 * refer to shared strings and to styles, of which only days and percentages
 * matter here.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "sheet.h"

enum { MOST_SHARED = 128 << 20, MOST_STYLES = 100000, LETTERS = 26 };

enum format { FORMAT_NONE, FORMAT_PLAIN, FORMAT_DAY, FORMAT_PERCENT };

struct xlsx {
	const char *path;
	struct vk_arena *arena;
	struct vk_package *package;
	const char *workbook, *sheet, *strings, *styles; /* parts; or NULL */
	bool from_1904;
	struct vk_buf shared; /* the strings, a zero behind each */
	size_t *starts;
	size_t nshared, shared_room;
	enum format *formats; /* of the cell styles */
	size_t nformats;
	unsigned char *customs; /* the file's own formats, by their ids */
	struct vk_part part; /* the sheet */
	struct vk_sheet_row row;
	struct vk_buf value, shown; /* of the cell at hand */
	bool in_rows, told_formula;
};

/* ---- relations ---- */

/* The folder of a part, with its slash, and a target from there. */
static const char *
resolve(struct xlsx *x, const char *from, const char *target)
{
	const char *slash = strrchr(from, '/');
	size_t folder = slash != NULL ? (size_t)(slash - from) + 1 : 0;

	if (*target == '/')
		return vk_arena_strdup(x->arena, target + 1);
	for (; strncmp(target, "../", 3) == 0; target += 3) {
		while (folder > 0 && from[--folder - 0] != '/')
			;
		while (folder > 0 && from[folder - 1] != '/')
			folder--;
	}
	return vk_arena_printf(x->arena, "%.*s%s", (int)folder, from, target);
}

static const char *
relations_of(struct xlsx *x, const char *part)
{
	const char *slash = strrchr(part, '/');
	size_t folder = slash != NULL ? (size_t)(slash - part) + 1 : 0;

	return vk_arena_printf(
	    x->arena, "%.*s_rels/%s.rels", (int)folder, part, part + folder);
}

static bool
ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return len >= n && strcmp(s + len - n, end) == 0;
}

struct wanted { /* a relation, by its id or by the end of its type */
	const char *id, *type;
	const char **target;
};

static bool
read_relations(struct xlsx *x, const char *from, const struct wanted *wanted,
    size_t n, struct vk_diag *d)
{
	struct vk_part part;
	const char *name =
	    *from != '\0' ? relations_of(x, from) : "_rels/.rels";

	if (!vk_part_open(&part, x->package, name, d))
		return false;
	while (vk_part_next(&part, d)) {
		if (!vk_part_begins(&part, "Relationship"))
			continue;
		for (size_t i = 0; i < n; i++) {
			const struct wanted *w = &wanted[i];
			const char *is = vk_part_attribute(
			    &part, w->id != NULL ? "Id" : "Type");

			if (w->id != NULL ? strcmp(is, w->id) == 0
					  : ends_with(is, w->type))
				*w->target = resolve(x, from,
				    vk_part_attribute(&part, "Target"));
		}
	}
	vk_part_close(&part);
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* The first sheet's relation, and from when days count. */
static const char *
read_workbook(struct xlsx *x, struct vk_diag *d)
{
	struct vk_part part;
	const char *id = NULL;

	if (!vk_part_open(&part, x->package, x->workbook, d))
		return NULL;
	while (vk_part_next(&part, d)) {
		if (vk_part_begins(&part, "workbookPr")) {
			const char *s = vk_part_attribute(&part, "date1904");

			x->from_1904 =
			    strcmp(s, "1") == 0 || strcmp(s, "true") == 0;
		}
		if (id == NULL && vk_part_begins(&part, "sheet"))
			id = vk_arena_strdup(
			    x->arena, vk_part_attribute(&part, "id"));
	}
	if (id == NULL && vk_diag_effect(d) == VK_GOES_ON)
		(void)vk_part_damaged(&part, d);
	vk_part_close(&part);
	return vk_diag_effect(d) == VK_GOES_ON ? id : NULL;
}

static bool
find_parts(struct xlsx *x, struct vk_diag *d)
{
	struct wanted workbook = {NULL, "/officeDocument", &x->workbook};
	struct wanted parts[] = {{NULL, NULL, &x->sheet},
	    {NULL, "/sharedStrings", &x->strings},
	    {NULL, "/styles", &x->styles}};
	struct vk_part none = {.package = x->package, .name = "workbook"};

	if (!read_relations(x, "", &workbook, 1, d))
		return false;
	if (x->workbook == NULL)
		return vk_part_damaged(&none, d);
	parts[0].id = read_workbook(x, d);
	if (parts[0].id == NULL || !read_relations(x, x->workbook, parts, 3, d))
		return false;
	return x->sheet != NULL || vk_part_damaged(&none, d);
}

/* ---- shared strings ---- */

static void
end_string(struct xlsx *x, size_t start)
{
	if (x->nshared == x->shared_room) {
		x->shared_room = x->shared_room > 0 ? 2 * x->shared_room : 256;
		x->starts =
		    vk_realloc(x->starts, x->shared_room, sizeof(*x->starts));
	}
	x->starts[x->nshared++] = start;
	vk_buf_addc(&x->shared, '\0');
}

static void
add_value(struct vk_buf *to, const struct vk_part *part)
{
	int type = xmlTextReaderNodeType(part->reader);
	const char *text;

	if (type != XML_READER_TYPE_TEXT && type != XML_READER_TYPE_CDATA &&
	    type != XML_READER_TYPE_SIGNIFICANT_WHITESPACE &&
	    type != XML_READER_TYPE_WHITESPACE)
		return;
	text = (const char *)xmlTextReaderConstValue(part->reader);
	if (text != NULL)
		vk_buf_adds(to, text);
}

struct where { /* in a string: what is read out loud is left out */
	bool text, aside;
};

static void
follow(struct where *w, const struct vk_part *part)
{
	if (vk_part_begins(part, "t"))
		w->text = true;
	if (vk_part_ends(part, "t"))
		w->text = false;
	if (vk_part_begins(part, "rPh"))
		w->aside = true;
	if (vk_part_ends(part, "rPh"))
		w->aside = false;
}

static bool
read_strings(struct xlsx *x, struct vk_diag *d)
{
	struct vk_part part;
	struct where w = {false, false};
	size_t start = 0;
	bool small = true;

	if (x->strings == NULL || !vk_package_has(x->package, x->strings))
		return true;
	if (!vk_part_open(&part, x->package, x->strings, d))
		return false;
	while (small && vk_part_next(&part, d)) {
		if (vk_part_begins(&part, "si"))
			start = x->shared.len;
		if (vk_part_ends(&part, "si"))
			end_string(x, start);
		follow(&w, &part);
		if (w.text && !w.aside)
			add_value(&x->shared, &part);
		small = x->shared.len <= MOST_SHARED;
	}
	if (!small)
		(void)vk_part_damaged(&part, d);
	vk_part_close(&part);
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* ---- styles ---- */

/* Outside quotes and brackets: figures of a year or a day, or "%". */
static enum format
format_of_code(const char *code)
{
	for (; *code != '\0' && *code != ';'; code++) {
		if (*code == '"' || *code == '[') {
			const char *end =
			    strchr(code + 1, *code == '"' ? '"' : ']');

			if (end == NULL)
				return FORMAT_PLAIN;
			code = end;
		} else if (*code == '\\' || *code == '_' || *code == '*') {
			code += code[1] != '\0';
		} else if (strchr("yYdD", *code) != NULL) {
			return FORMAT_DAY;
		} else if (*code == '%') {
			return FORMAT_PERCENT;
		}
	}
	return FORMAT_PLAIN;
}

static enum format
format_of_id(const struct xlsx *x, unsigned id)
{
	if (id < MOST_STYLES && x->customs[id] != FORMAT_NONE)
		return (enum format)x->customs[id];
	if (id == 9 || id == 10)
		return FORMAT_PERCENT;
	if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	    id == 36 || (id >= 50 && id <= 58))
		return FORMAT_DAY;
	return FORMAT_PLAIN;
}

static unsigned
number_of(const char *s)
{
	unsigned long n = strtoul(s, NULL, 10);

	return n < UINT32_MAX ? (unsigned)n : UINT32_MAX;
}

static void
add_style(struct xlsx *x, struct vk_part *part, bool in_cells)
{
	if (vk_part_begins(part, "numFmt")) {
		unsigned id = number_of(vk_part_attribute(part, "numFmtId"));

		if (id < MOST_STYLES)
			x->customs[id] = (unsigned char)format_of_code(
			    vk_part_attribute(part, "formatCode"));
	}
	if (in_cells && vk_part_begins(part, "xf") &&
	    x->nformats < MOST_STYLES) {
		unsigned id = number_of(vk_part_attribute(part, "numFmtId"));

		x->formats = vk_realloc(
		    x->formats, x->nformats + 1, sizeof(*x->formats));
		x->formats[x->nformats++] = format_of_id(x, id);
	}
}

static bool
read_styles(struct xlsx *x, struct vk_diag *d)
{
	struct vk_part part;
	bool in_cells = false;

	if (x->styles == NULL || !vk_package_has(x->package, x->styles))
		return true;
	if (!vk_part_open(&part, x->package, x->styles, d))
		return false;
	x->customs = vk_alloc(MOST_STYLES, sizeof(*x->customs));
	while (vk_part_next(&part, d)) {
		if (vk_part_begins(&part, "cellXfs"))
			in_cells = true;
		if (vk_part_ends(&part, "cellXfs"))
			in_cells = false;
		add_style(x, &part, in_cells);
	}
	vk_part_close(&part);
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* ---- cells ---- */

/* "AB12" is column 27; `after` when it does not say. */
static size_t
column_of(const char *at, size_t after)
{
	const size_t most = (size_t)VK_TABLE_MOST_COLUMNS * LETTERS;
	size_t n = 0;

	if (*at < 'A' || *at > 'Z')
		return after;
	for (; *at >= 'A' && *at <= 'Z' && n < most; at++)
		n = n * LETTERS + (size_t)(*at - 'A') + 1;
	return n - 1;
}

struct cell {
	size_t column;
	char type[12];
	enum format format;
	bool formula, valued;
};

static struct vk_pos
place(const struct xlsx *x, const struct cell *c)
{
	return (struct vk_pos){x->path, x->row.line, (uint32_t)c->column + 1};
}

/* Told once: a sheet of formulas has one in every row. */
static void
tell_formula(struct xlsx *x, const struct cell *c, struct vk_diag *d)
{
	if (!x->told_formula)
		vk_diag_add(
		    d, VK_MSG_CELL_FORMULA, place(x, c), NULL, NULL, NULL);
	x->told_formula = true;
}

static enum vk_cell_kind
show_number(struct xlsx *x, const struct cell *c, const char *value)
{
	vk_buf_clear(&x->shown);
	if (c->format == FORMAT_DAY &&
	    vk_sheet_day(&x->shown, value, x->from_1904))
		return VK_CELL_DAY;
	if (vk_sheet_number(&x->shown, value, c->format == FORMAT_PERCENT))
		return c->format == FORMAT_PERCENT ? VK_CELL_PERCENT
						   : VK_CELL_NUMBER;
	vk_buf_adds(&x->shown, value);
	return VK_CELL_TEXT;
}

static bool
add_shared(struct xlsx *x, const struct cell *c, struct vk_diag *d)
{
	size_t i = number_of(vk_buf_str(&x->value));
	const char *text;

	if (i >= x->nshared)
		return vk_part_damaged(&x->part, d);
	text = x->shared.data + x->starts[i];
	return vk_sheet_row_add(
	    &x->row, c->column, VK_CELL_TEXT, text, strlen(text), d);
}

static bool
add_cell(struct xlsx *x, const struct cell *c, struct vk_diag *d)
{
	const char *value = vk_buf_str(&x->value);
	enum vk_cell_kind kind = VK_CELL_TEXT;

	if (c->formula)
		tell_formula(x, c, d);
	if (c->formula && !c->valued)
		vk_diag_add(
		    d, VK_MSG_CELL_UNCOMPUTED, place(x, c), NULL, NULL, NULL);
	if (x->value.len == 0)
		return true;
	if (strcmp(c->type, "s") == 0)
		return add_shared(x, c, d);
	if (strcmp(c->type, "e") == 0)
		vk_diag_add(
		    d, VK_MSG_CELL_ERROR, place(x, c), value, NULL, NULL);
	if (strcmp(c->type, "b") == 0) {
		value = strcmp(value, "0") == 0 ? "khong" : "co";
		kind = VK_CELL_ANSWER;
	} else if (*c->type == '\0' || strcmp(c->type, "n") == 0) {
		kind = show_number(x, c, value);
		value = vk_buf_str(&x->shown);
	} else if (strcmp(c->type, "d") == 0 && x->value.len >= 10) {
		return vk_sheet_row_add(
		    &x->row, c->column, VK_CELL_DAY, value, 10, d);
	}
	return vk_sheet_row_add(
	    &x->row, c->column, kind, value, strlen(value), d);
}

static struct cell
begin_cell(struct xlsx *x, size_t after)
{
	struct cell c = {.format = FORMAT_PLAIN};
	const char *style;
	size_t i;

	c.column = column_of(vk_part_attribute(&x->part, "r"), after);
	strncpy(c.type, vk_part_attribute(&x->part, "t"), sizeof(c.type) - 1);
	style = vk_part_attribute(&x->part, "s");
	i = number_of(style);
	if (*style != '\0' && i < x->nformats)
		c.format = x->formats[i];
	return c;
}

/* From the start tag of a cell to its end; *after: the column behind it. */
static bool
read_cell(struct xlsx *x, size_t *after, struct vk_diag *d)
{
	struct cell c = begin_cell(x, *after);
	struct where w = {false, false};
	bool in_value = false;

	if (c.column < *after)
		return vk_part_damaged(&x->part, d);
	*after = c.column + 1;
	vk_buf_clear(&x->value);
	while (!vk_part_ends(&x->part, "c")) {
		if (!vk_part_next(&x->part, d))
			return false;
		c.formula = c.formula || vk_part_begins(&x->part, "f");
		if (vk_part_begins(&x->part, "v"))
			in_value = c.valued = true;
		if (vk_part_ends(&x->part, "v"))
			in_value = false;
		follow(&w, &x->part);
		if (in_value || (w.text && !w.aside))
			add_value(&x->value, &x->part);
	}
	return add_cell(x, &c, d);
}

/* ---- rows ---- */

static bool
read_row(struct xlsx *x, struct vk_diag *d)
{
	const char *at = vk_part_attribute(&x->part, "r");
	uint32_t line = *at != '\0' ? number_of(at) : x->row.line + 1;
	size_t after = 0;

	if (line <= x->row.line)
		return vk_part_damaged(&x->part, d);
	vk_sheet_row_clear(&x->row, line);
	while (!vk_part_ends(&x->part, "row")) {
		if (!vk_part_next(&x->part, d))
			return false;
		if (!vk_part_begins(&x->part, "c"))
			continue;
		if (!read_cell(x, &after, d))
			return false;
	}
	return true;
}

/* "C7:D9" is line 7, column 3. */
static struct vk_pos
place_of(const struct xlsx *x, const char *ref)
{
	size_t letters = strspn(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return (struct vk_pos){
	    x->path, number_of(ref + letters), (uint32_t)column_of(ref, 0) + 1};
}

/* Rows first, then what else is said of the sheet. */
static void
look_at_rest(struct xlsx *x, struct vk_diag *d)
{
	if (vk_part_begins(&x->part, "mergeCell"))
		vk_diag_add(d, VK_MSG_DATA_MERGED,
		    place_of(x, vk_part_attribute(&x->part, "ref")), NULL, NULL,
		    NULL);
}

static bool
next(void *self, struct vk_data_row *row, struct vk_diag *d)
{
	struct xlsx *x = self;

	while (vk_part_next(&x->part, d)) {
		if (vk_part_begins(&x->part, "sheetData"))
			x->in_rows = true;
		if (vk_part_ends(&x->part, "sheetData"))
			x->in_rows = false;
		if (!x->in_rows)
			look_at_rest(x, d);
		if (!x->in_rows || !vk_part_begins(&x->part, "row"))
			continue;
		if (!read_row(x, d)) {
			vk_part_close(&x->part);
			return false;
		}
		vk_sheet_row_give(&x->row, row);
		return true;
	}
	return false;
}

static bool
again(void *self, struct vk_diag *d)
{
	struct xlsx *x = self;

	vk_part_close(&x->part);
	vk_sheet_row_clear(&x->row, 0);
	x->in_rows = false;
	return vk_part_open(&x->part, x->package, x->sheet, d);
}

static void
free_xlsx(void *self)
{
	struct xlsx *x = self;

	vk_part_close(&x->part);
	vk_package_free(x->package);
	vk_sheet_row_free(&x->row);
	vk_buf_free(&x->shared);
	vk_buf_free(&x->value);
	vk_buf_free(&x->shown);
	free(x->starts);
	free(x->formats);
	free(x->customs);
	vk_arena_free(x->arena);
	free(x);
}

static const struct vk_table_form form = {next, again, free_xlsx};

struct vk_records_open
vk_records_xlsx(const char *path, struct vk_diag *d)
{
	struct xlsx *x = vk_alloc(1, sizeof(*x));

	x->path = x->row.path = path;
	x->arena = vk_arena_new();
	x->package = vk_package_open(path, d);
	if (x->package == NULL || !find_parts(x, d) || !read_strings(x, d) ||
	    !read_styles(x, d) || !again(x, d)) {
		free_xlsx(x);
		x = NULL;
	}
	return vk_table_open(path, &form, x, d);
}
