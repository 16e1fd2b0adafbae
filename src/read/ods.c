/*
 * The first table of an .ods.  Cells say their value beside what is shown;
 * rows and cells may stand for many, which are not written out where they are
 * empty.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "sheet.h"

static const char content[] = "content.xml";
static const char manifest[] = "META-INF/manifest.xml";

enum { MOST_REPEATS = 1 << 24, MOST_AGAIN = 2 };

struct ods {
	const char *path;
	struct vk_package *package;
	struct vk_part part;
	struct vk_sheet_row row;
	struct vk_buf value, shown;
	bool in_table, done, told_formula;
	uint32_t line; /* of the next row */
	unsigned repeats; /* of the row at hand, to come */
};

/* How many of it there are. */
static uint32_t
repeats_of(struct ods *o, const char *name)
{
	const char *s = vk_part_attribute(&o->part, name);
	unsigned long n = strtoul(s, NULL, 10);

	return n > MOST_REPEATS ? MOST_REPEATS : n > 0 ? (uint32_t)n : 1;
}

/* ---- cells ---- */

struct cell {
	size_t column;
	uint32_t repeats;
	enum vk_cell_kind kind;
	bool given; /* `value` has it: what is shown does not matter */
	bool formula, valued;
};

static struct vk_pos
place(const struct ods *o, const struct cell *c)
{
	return (struct vk_pos){o->path, o->row.line, (uint32_t)c->column + 1};
}

static bool
is_type(struct ods *o, const char *type)
{
	return strcmp(vk_part_attribute(&o->part, "value-type"), type) == 0;
}

static void
give_number(struct ods *o, struct cell *c, bool percent)
{
	const char *s = vk_part_attribute(&o->part, "value");

	c->kind = percent ? VK_CELL_PERCENT : VK_CELL_NUMBER;
	c->given = vk_sheet_number(&o->value, s, percent);
}

static void
give_day(struct ods *o, struct cell *c)
{
	const char *s = vk_part_attribute(&o->part, "date-value");

	c->kind = VK_CELL_DAY;
	c->given = strlen(s) >= 10;
	if (c->given)
		vk_buf_add(&o->value, s, 10);
}

static struct cell
begin_cell(struct ods *o, size_t column)
{
	struct cell c = {.column = column, .kind = VK_CELL_TEXT};

	vk_buf_clear(&o->value);
	c.repeats = repeats_of(o, "number-columns-repeated");
	c.formula = *vk_part_attribute(&o->part, "formula") != '\0';
	c.valued = *vk_part_attribute(&o->part, "value-type") != '\0';
	if (is_type(o, "float") || is_type(o, "currency")) {
		give_number(o, &c, false);
	} else if (is_type(o, "percentage")) {
		give_number(o, &c, true);
	} else if (is_type(o, "date")) {
		give_day(o, &c);
	} else if (is_type(o, "boolean")) {
		const char *s = vk_part_attribute(&o->part, "boolean-value");

		c.kind = VK_CELL_ANSWER;
		c.given = true;
		vk_buf_adds(&o->value, strcmp(s, "true") == 0 ? "co" : "khong");
	}
	return c;
}

static void
look_at_span(struct ods *o, const struct cell *c, struct vk_diag *d)
{
	if (repeats_of(o, "number-columns-spanned") > 1 ||
	    repeats_of(o, "number-rows-spanned") > 1)
		vk_diag_add(
		    d, VK_MSG_DATA_MERGED, place(o, c), NULL, NULL, NULL);
}

/* What is shown: paragraphs, blanks that are counted, no remarks. */
struct where {
	unsigned aside; /* depth inside of remarks */
	bool text;
	bool any; /* paragraph so far */
};

static void
add_text(struct ods *o, struct where *w)
{
	const struct vk_part *part = &o->part;
	int type = xmlTextReaderNodeType(part->reader);

	if (vk_part_begins(part, "annotation"))
		w->aside++;
	if (vk_part_ends(part, "annotation") && w->aside > 0)
		w->aside--;
	if (w->aside > 0)
		return;
	if (vk_part_begins(part, "p")) {
		if (w->any)
			vk_buf_addc(&o->shown, '\n');
		w->any = w->text = true;
	}
	if (vk_part_ends(part, "p"))
		w->text = false;
	if (w->text &&
	    (vk_part_begins(part, "s") || vk_part_begins(part, "tab") ||
		vk_part_begins(part, "line-break")))
		vk_buf_addc(&o->shown, ' ');
	if (w->text &&
	    (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
		type == XML_READER_TYPE_WHITESPACE ||
		type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
		vk_buf_adds(&o->shown,
		    (const char *)xmlTextReaderConstValue(part->reader));
}

static bool
put_cell(struct ods *o, const struct cell *c, struct vk_diag *d)
{
	const struct vk_buf *text = c->given ? &o->value : &o->shown;
	const char *s = vk_buf_str(text);

	if (c->formula && !c->valued && text->len == 0)
		vk_diag_add(
		    d, VK_MSG_CELL_UNCOMPUTED, place(o, c), NULL, NULL, NULL);
	if (text->len == 0)
		return true;
	if (c->formula && !o->told_formula) {
		vk_diag_add(
		    d, VK_MSG_CELL_FORMULA, place(o, c), NULL, NULL, NULL);
		o->told_formula = true;
	}
	if (c->formula && (*s == '#' || strncmp(s, "Err:", 4) == 0))
		vk_diag_add(d, VK_MSG_CELL_ERROR, place(o, c), s, NULL, NULL);
	for (size_t i = 0; i < c->repeats; i++)
		if (!vk_sheet_row_add(&o->row, c->column + i,
			c->given ? c->kind : VK_CELL_TEXT, s, text->len, d))
			return false;
	return true;
}

/* From the start tag of a cell to its end; tables inside it are passed by. */
static bool
read_cell(struct ods *o, const char *element, size_t *column, struct vk_diag *d)
{
	struct cell c = begin_cell(o, *column);
	int depth = xmlTextReaderDepth(o->part.reader);
	struct where w = {0, false, false};

	look_at_span(o, &c, d);
	vk_buf_clear(&o->shown);
	while (!vk_part_ends(&o->part, element) ||
	    xmlTextReaderDepth(o->part.reader) != depth) {
		if (!vk_part_next(&o->part, d))
			return false;
		add_text(o, &w);
	}
	*column += c.repeats;
	return put_cell(o, &c, d);
}

/* ---- rows ---- */

static bool
read_row(struct ods *o, struct vk_diag *d)
{
	uint32_t repeats = repeats_of(o, "number-rows-repeated");
	size_t column = 0;

	vk_sheet_row_clear(&o->row, o->line);
	while (!vk_part_ends(&o->part, "table-row")) {
		if (!vk_part_next(&o->part, d))
			return false;
		if (vk_part_begins(&o->part, "table-cell")) {
			if (!read_cell(o, "table-cell", &column, d))
				return false;
		} else if (vk_part_begins(&o->part, "covered-table-cell")) {
			if (!read_cell(o, "covered-table-cell", &column, d))
				return false;
		}
	}
	o->line += repeats;
	/* a record that stands there often is twice too many already */
	o->repeats = o->row.n == 0 ? 0
	    : repeats < MOST_AGAIN ? repeats - 1
				   : MOST_AGAIN - 1;
	return true;
}

static bool
give_again(struct ods *o, struct vk_data_row *row)
{
	o->repeats--;
	o->row.line++;
	for (size_t i = 0; i < o->row.n; i++)
		o->row.cells[i].pos.line = o->row.line;
	vk_sheet_row_give(&o->row, row);
	return true;
}

static bool
next(void *self, struct vk_data_row *row, struct vk_diag *d)
{
	struct ods *o = self;

	if (o->repeats > 0)
		return give_again(o, row);
	while (!o->done && vk_part_next(&o->part, d)) {
		if (vk_part_begins(&o->part, "table"))
			o->in_table = true;
		if (vk_part_ends(&o->part, "table"))
			o->done = o->in_table;
		if (!o->in_table || !vk_part_begins(&o->part, "table-row"))
			continue;
		if (!read_row(o, d)) {
			o->done = true;
			return false;
		}
		vk_sheet_row_give(&o->row, row);
		return true;
	}
	return false;
}

static bool
again(void *self, struct vk_diag *d)
{
	struct ods *o = self;

	vk_part_close(&o->part);
	vk_sheet_row_clear(&o->row, 0);
	o->in_table = o->done = false;
	o->line = 1;
	o->repeats = 0;
	return vk_part_open(&o->part, o->package, content, d);
}

/* ---- the file ---- */

/* A password shows only there. */
static bool
is_open(struct ods *o, struct vk_diag *d)
{
	struct vk_pos whole = {o->path, 0, 0};
	struct vk_part part;
	bool locked = false;

	if (!vk_package_has(o->package, manifest))
		return true;
	if (!vk_part_open(&part, o->package, manifest, d))
		return false;
	while (!locked && vk_part_next(&part, d))
		locked = vk_part_begins(&part, "encryption-data");
	vk_part_close(&part);
	if (locked)
		vk_diag_add(d, VK_MSG_DATA_ENCRYPTED, whole, NULL, NULL, NULL);
	return vk_diag_effect(d) == VK_GOES_ON;
}

static void
free_ods(void *self)
{
	struct ods *o = self;

	vk_part_close(&o->part);
	vk_package_free(o->package);
	vk_sheet_row_free(&o->row);
	vk_buf_free(&o->value);
	vk_buf_free(&o->shown);
	free(o);
}

static const struct vk_table_form form = {next, again, free_ods};

struct vk_records_open
vk_records_ods(const char *path, struct vk_diag *d)
{
	struct ods *o = vk_alloc(1, sizeof(*o));

	o->path = o->row.path = path;
	o->package = vk_package_open(path, d);
	if (o->package == NULL || !is_open(o, d) || !again(o, d)) {
		free_ods(o);
		o = NULL;
	}
	return vk_table_open(path, &form, o, d);
}
