/*
 * Tables of text: columns as wide as their cells, by signs that take a place
 * on the screen; what is too wide goes on in the next line.
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/cli.h"

enum { BETWEEN = 2 };

static size_t
width_of(const char *s)
{
	return vk_utf8_count(s, strlen(s));
}

static const char *
shown(const char *cell)
{
	return cell != NULL ? cell : "-";
}

static void
add_times(struct vk_buf *out, const char *s, size_t n)
{
	while (n-- > 0)
		vk_buf_adds(out, s);
}

/* The bytes of as many words as fit, at least one; *width: their signs. */
static size_t
fit_words(const char *s, size_t most, size_t *width)
{
	size_t end = 0, at = 0;

	*width = 0;
	while (s[at] != '\0') {
		size_t word = at + strspn(s + at, " ");
		size_t stop = word + strcspn(s + word, " ");
		size_t wide = vk_utf8_count(s, stop);

		if (end > 0 && wide > most)
			break;
		end = at = stop;
		*width = wide;
	}
	return end;
}

/* How wide a column gets: its widest line. */
static size_t
measure(const struct vk_columns *c, size_t k, const char *const *cells,
    size_t nrows)
{
	size_t wide = width_of(c->column[k].head), width;

	for (size_t i = 0; i < nrows; i++) {
		const char *s = shown(cells[i * c->n + k]);

		while (*s != '\0') {
			s += fit_words(s, c->column[k].most, &width);
			s += strspn(s, " ");
			wide = width > wide ? width : wide;
		}
	}
	return wide;
}

struct line { /* what is left of each cell of a row */
	const char *rest[VK_COLUMNS_MOST];
	size_t wide[VK_COLUMNS_MOST];
};

static bool
has_more(const struct vk_columns *c, const struct line *l)
{
	for (size_t k = 0; k < c->n; k++)
		if (*l->rest[k] != '\0')
			return true;
	return false;
}

/* Blanks are owed until something stands behind them. */
static void
add_line(struct vk_buf *out, const struct vk_columns *c, struct line *l)
{
	size_t owed = 0, width;

	for (size_t k = 0; k < c->n; k++) {
		const char *s = l->rest[k];
		size_t len = fit_words(s, c->column[k].most, &width);
		size_t room =
		    l->wide[k] - (width < l->wide[k] ? width : l->wide[k]);

		if (c->column[k].right)
			owed += room;
		if (len > 0) {
			add_times(out, " ", owed);
			vk_term_escape(out, s, len);
			owed = 0;
		} else {
			owed += width;
		}
		owed += (c->column[k].right ? 0 : room) + BETWEEN;
		l->rest[k] = s + len + strspn(s + len, " ");
	}
	vk_buf_addc(out, '\n');
}

static void
add_row(struct vk_buf *out, const struct vk_columns *c, struct line *l,
    const char *const *cells)
{
	for (size_t k = 0; k < c->n; k++)
		l->rest[k] = shown(cells[k]);
	do
		add_line(out, c, l);
	while (has_more(c, l));
}

void
vk_columns_add(struct vk_buf *out, const struct vk_columns *c,
    const char *const *cells, size_t nrows)
{
	const char *heads[VK_COLUMNS_MOST];
	struct line l;

	for (size_t k = 0; k < c->n; k++) {
		heads[k] = c->column[k].head;
		l.wide[k] = measure(c, k, cells, nrows);
	}
	add_row(out, c, &l, heads);
	for (size_t k = 0; k < c->n; k++) {
		add_times(out, " ", k > 0 ? BETWEEN : 0);
		add_times(out, "─", l.wide[k]);
	}
	vk_buf_addc(out, '\n');
	for (size_t i = 0; i < nrows; i++)
		add_row(out, c, &l, cells + i * c->n);
}
