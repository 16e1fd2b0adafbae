/*
 * The content of one page.  Every drawing call goes through one gate that opens
 * marked content, so nothing can be drawn that belongs to no element and is no
 * furniture.  Glyphs follow one another by the widths that the file states; the
 * place where a viewer will be is reckoned along, and a correction is written
 * as soon as it is off by more than can be told, so that errors never add up.
 */
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/utf8.h"

enum {
	PLACES = 100000, /* the finest place, 1e-7 pt, in 1/100 pt */
	LEAST = 60, /* 1/100 of 1/1000 em; a smaller error is left */
	STRING_ROOM = 512, /* glyphs are gathered before they are added */
	NUMBER_ROOM = 24,
	GLYPH_ROOM = NUMBER_ROOM + 8 /* most bytes of one, with a move */
};

/* ---- numbers ---- */

/* In 1/100 pt, half away from zero. */
static int64_t
hundredths(vk_len len)
{
	int64_t n = (int64_t)len * 100;

	return (n >= 0 ? n + VK_PT / 2 : n - VK_PT / 2) / VK_PT;
}

/* In 1e-7 pt; 10^7 / 1024 is 78125 / 8. */
static int64_t
fine(vk_len len)
{
	return (int64_t)len * 78125 / 8;
}

static void
add_number(struct vk_content *c, int64_t n)
{
	vk_pdf_hundredths(&c->out, n);
	vk_buf_addc(&c->out, ' ');
}

static size_t
write_whole(char *to, int64_t n)
{
	char digits[NUMBER_ROOM];
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	size_t at = sizeof(digits), sign = n < 0;

	do
		digits[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (sign)
		to[0] = '-';
	memcpy(to + sign, digits + at, sizeof(digits) - at);
	return sign + sizeof(digits) - at;
}

/* ---- the gate ---- */

static void
end_text(struct vk_content *c)
{
	if (c->text)
		vk_buf_adds(&c->out, "ET\n");
	c->text = false;
}

static void
end_sequence(struct vk_content *c)
{
	end_text(c);
	if (c->open)
		vk_buf_adds(&c->out, "EMC\n");
	c->open = false;
}

static size_t
add_mark(struct vk_content *c, uint32_t element)
{
	if (c->nmarks == c->marks_room) {
		c->marks_room = c->marks_room > 0 ? c->marks_room * 2 : 32;
		c->marks =
		    vk_realloc(c->marks, c->marks_room, sizeof(*c->marks));
	}
	c->marks[c->nmarks] = (struct vk_mark){.element = element,
	    .box = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN}};
	return c->nmarks++;
}

/* says: what it stands for, NULL: its own text. */
static void
begin_sequence(struct vk_content *c, const char *says)
{
	if (c->wanted == VK_FURNITURE) {
		vk_buf_adds(&c->out, "/Artifact BMC\n");
	} else {
		vk_pdf_name(&c->out,
		    says != NULL ? "Span"
				 : vk_archive_tag(c->pages, c->wanted));
		vk_buf_adds(&c->out, "<</MCID ");
		vk_buf_addn(&c->out, add_mark(c, c->wanted));
		if (says != NULL) {
			vk_buf_adds(&c->out, "/ActualText");
			vk_pdf_text(&c->out, says);
		}
		vk_buf_adds(&c->out, ">>BDC\n");
	}
	c->element = c->wanted;
	c->open = true;
}

static void
reach(struct vk_content *c, struct vk_box box)
{
	if (c->element != VK_FURNITURE)
		vk_box_cover(&c->marks[c->nmarks - 1].box, box);
}

void
vk_box_cover(struct vk_box *box, struct vk_box more)
{
	if (more.left < box->left)
		box->left = more.left;
	if (more.top < box->top)
		box->top = more.top;
	if (more.right > box->right)
		box->right = more.right;
	if (more.bottom > box->bottom)
		box->bottom = more.bottom;
}

/* Before anything is drawn, which this is a box around. */
static void
enter(struct vk_content *c, struct vk_box box)
{
	if (!c->open || c->element != c->wanted) {
		end_sequence(c);
		begin_sequence(c, NULL);
	}
	reach(c, box);
}

/* ---- text ---- */

static void
begin_text(struct vk_content *c)
{
	if (c->text)
		return;
	vk_buf_adds(&c->out, "BT\n");
	c->text = true;
	c->x = c->y = 0;
}

static void
set_font(struct vk_content *c, int face, vk_len len)
{
	int64_t size = hundredths(len);

	if (size < 1)
		size = 1;
	if (c->face == face && c->size == size)
		return;
	vk_buf_adds(&c->out, "/F");
	vk_buf_addc(&c->out, (char)('0' + face));
	vk_buf_addc(&c->out, ' ');
	add_number(c, size);
	vk_buf_adds(&c->out, "Tf\n");
	c->face = face;
	c->size = size;
	c->faces |= 1u << face;
}

static void
move_to(struct vk_content *c, int64_t x, int64_t y)
{
	add_number(c, x - c->x);
	add_number(c, y - c->y);
	vk_buf_adds(&c->out, "Td\n");
	c->x = x;
	c->y = y;
}

struct line { /* a TJ while it is written */
	struct vk_content *content;
	int64_t at; /* where the viewer is, 1e-7 pt */
	bool string; /* a string is open */
	char room[STRING_ROOM];
	size_t n;
};

static void
flush(struct line *l)
{
	vk_buf_add(&l->content->out, l->room, l->n);
	l->n = 0;
}

static void
end_string(struct line *l)
{
	if (l->string)
		l->room[l->n++] = ')';
	l->string = false;
}

/* Moves the viewer where it should be, unless it is as good as there. */
static void
correct(struct line *l, int64_t wanted)
{
	int64_t unit = l->content->size * 100; /* 1/1000 em */
	int64_t off = wanted - l->at;
	int64_t units;

	if (off <= LEAST * unit / 100 && off >= -LEAST * unit / 100)
		return;
	units = (off >= 0 ? off + unit / 2 : off - unit / 2) / unit;
	end_string(l);
	l->n += write_whole(l->room + l->n, -units);
	l->at += units * unit;
}

/* A carriage return would be read as a line feed. */
static void
add_byte(struct line *l, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
		l->room[l->n++] = '\\';
	l->room[l->n++] = byte == '\r' ? 'r' : (char)byte;
}

static void
add_cid(struct line *l, int cid, int64_t width)
{
	if (!l->string)
		l->room[l->n++] = '(';
	l->string = true;
	add_byte(l, (unsigned)cid >> 8);
	add_byte(l, (unsigned)cid & 0xff);
	l->at += width * l->content->size;
	if (l->n > STRING_ROOM - GLYPH_ROOM)
		flush(l);
}

/* The sign that a glyph stands for; 0 when it is not exactly one. */
static uint32_t
sign_of(const struct vk_glyphs *g, size_t i, const char *text)
{
	uint32_t cp = 0;

	if (i + 1 < g->n && g->clusters[i + 1] == 0)
		return 0;
	if (vk_utf8_decode(text, g->clusters[i], &cp) != g->clusters[i])
		return 0;
	return cp;
}

/* The words of two lines are apart, also for who reads no places. */
static void
add_soft_end(struct line *l, struct vk_archive_faces *faces,
    struct vk_objects *objects, const struct vk_glyphs *g)
{
	const struct vk_shape *s;
	int cid;

	if (!g->soft_end || g->text[g->len - 1] == ' ')
		return;
	s = vk_type_shape(faces->type, (enum vk_face)g->face, " ", 1);
	cid = vk_archive_cid(faces, objects, g->face, s->glyphs[0], ' ');
	add_cid(l, cid, vk_archive_width(faces, g->face, cid));
}

void
vk_content_glyphs(struct vk_content *c, struct vk_archive_faces *faces,
    struct vk_objects *objects, const struct vk_glyphs *g)
{
	struct line l = {.content = c};
	const char *text = g->text;

	enter(c,
	    (struct vk_box){
		g->x[0], g->y - g->size, g->end, g->y + g->size / 4});
	begin_text(c);
	set_font(c, g->face, g->size);
	move_to(c, hundredths(g->x[0]), hundredths(c->height - g->y));
	l.at = c->x * PLACES;
	l.room[l.n++] = '[';
	for (size_t i = 0; i < g->n; i++) {
		int cid = vk_archive_cid(
		    faces, objects, g->face, g->ids[i], sign_of(g, i, text));

		correct(&l, fine(g->x[i]));
		add_cid(&l, cid, vk_archive_width(faces, g->face, cid));
		text += g->clusters[i];
	}
	add_soft_end(&l, faces, objects, g);
	end_string(&l);
	flush(&l);
	vk_buf_adds(&c->out, "]TJ\n");
}

/* ---- paths ---- */

static void
add_points(struct vk_content *c, const struct vk_path *p)
{
	size_t begin = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct vk_point *at = &p->points[i];
		bool begins = i == 0 || at->begins;

		if (begins)
			begin = i;
		if (vk_path_closes(p, begin, i)) {
			vk_buf_adds(&c->out, "h ");
			continue;
		}
		add_number(c, hundredths(at->x));
		add_number(c, hundredths(c->height - at->y));
		vk_buf_adds(&c->out, begins ? "m " : "l ");
	}
}

/* Black is there from the start. */
static void
add_grey(struct vk_content *c, uint8_t grey, char operator)
{
	int thousandths = (grey * 1000 + 127) / 255;

	if (grey > 0)
		vk_buf_addf(&c->out, "%d.%03d %c ", thousandths / 1000,
		    thousandths % 1000, operator);
}

static void
draw(struct vk_content *c, const struct vk_path *p)
{
	vk_buf_adds(&c->out, "q ");
	add_grey(c, p->grey, p->weight > 0 ? 'G' : 'g');
	if (p->weight > 0) {
		add_number(c, hundredths(p->weight));
		vk_buf_adds(&c->out, "w ");
	}
	add_points(c, p);
	vk_buf_adds(&c->out, p->weight > 0 ? "S Q\n" : "f Q\n");
}

/* Over the box of the path, and nothing to be seen. */
static void
add_drawn_sign(struct vk_content *c, char sign, const struct vk_path *p)
{
	c->drawn = true;
	c->face = -1;
	vk_buf_adds(&c->out, "BT/D 1 Tf ");
	add_number(c, hundredths(p->width));
	vk_buf_adds(&c->out, "0 0 ");
	add_number(c, hundredths(p->height));
	add_number(c, hundredths(p->x));
	add_number(c, hundredths(c->height - p->y - p->height));
	vk_buf_addf(&c->out, "Tm(%c)Tj ET\n", sign);
}

/*
 * What stands for something else is a sequence of its own: readers lose what
 * follows a sequence inside another.  Furniture stands for nothing.
 */
void
vk_content_path(struct vk_content *c, struct vk_archive_drawn *drawn,
    struct vk_objects *objects, const struct vk_path *p)
{
	struct vk_box box = {p->x, p->y, p->x + p->width, p->y + p->height};
	bool told = p->text != NULL && c->wanted != VK_FURNITURE;
	char sign = 0;

	if (told) {
		end_sequence(c);
		begin_sequence(c, p->text);
		reach(c, box);
	} else {
		enter(c, box);
		end_text(c);
	}
	draw(c, p);
	if (p->text != NULL)
		sign = vk_archive_drawn_sign(drawn, objects, p->text);
	if (sign != 0)
		add_drawn_sign(c, sign, p);
	if (told)
		end_sequence(c);
}

/* ---- rules and images ---- */

void
vk_content_rule(struct vk_content *c, const struct vk_rule *r)
{
	vk_len top = r->y - r->weight / 2, above = c->height - top;
	int64_t left = hundredths(r->x), bottom = hundredths(above - r->weight);

	enter(c, (struct vk_box){r->x, top, r->x + r->width, top + r->weight});
	end_text(c);
	add_number(c, left);
	add_number(c, bottom);
	add_number(c, hundredths(r->x + r->width) - left);
	add_number(c, hundredths(above) - bottom);
	vk_buf_adds(&c->out, "re f\n");
}

/* Its number among the images of the page. */
static size_t
find_image(struct vk_content *c, int object)
{
	for (size_t i = 0; i < c->nimages; i++)
		if (c->images[i] == object)
			return i;
	if (c->nimages == c->images_room) {
		c->images_room = c->images_room > 0 ? c->images_room * 2 : 4;
		c->images =
		    vk_realloc(c->images, c->images_room, sizeof(*c->images));
	}
	c->images[c->nimages] = object;
	return c->nimages++;
}

void
vk_content_image(struct vk_content *c, int object, const struct vk_image *im)
{
	enter(c,
	    (struct vk_box){
		im->x, im->y, im->x + im->width, im->y + im->height});
	end_text(c);
	vk_buf_adds(&c->out, "q ");
	add_number(c, hundredths(im->width));
	vk_buf_adds(&c->out, "0 0 ");
	add_number(c, hundredths(im->height));
	add_number(c, hundredths(im->x));
	add_number(c, hundredths(c->height - im->y - im->height));
	vk_buf_adds(&c->out, "cm /Im");
	vk_buf_addn(&c->out, find_image(c, object));
	vk_buf_adds(&c->out, " Do Q\n");
}

/* ---- the page ---- */

void
vk_content_open(
    struct vk_content *c, const struct vk_pages *pages, vk_len height)
{
	memset(c, 0, sizeof(*c));
	c->pages = pages;
	c->height = height;
	c->face = -1;
}

void
vk_content_element(struct vk_content *c, uint32_t element)
{
	c->wanted = element;
}

void
vk_content_close(struct vk_content *c)
{
	end_sequence(c);
}

void
vk_content_free(struct vk_content *c)
{
	vk_buf_free(&c->out);
	free(c->marks);
	free(c->images);
	c->marks = NULL;
	c->images = NULL;
}
