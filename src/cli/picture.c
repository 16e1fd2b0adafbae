/*
 * Pixels to what a terminal shows, by libchafa; the only door to it.  Part and
 * pixels are chosen so that each cell gets whole pixels and nothing is scaled.
 */
#include "cli/picture.h"

#include <chafa.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum {
	BLOCK_WIDTH = 8, /* pixels of a cell, where it is not known */
	BLOCK_HEIGHT = 16,
	CELL_WIDTH = 10, /* the same, of terminals that draw pixels */
	CELL_HEIGHT = 20,
	SIXEL = 6, /* rows of pixels that are one of sixels */
	INCH = 25400, /* micrometres */
	DPI_MOST = 2400
};

/* ---- what is seen ---- */

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
between(int64_t n, int64_t low, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

static void
cell_of(const struct vk_screen *s, int *width, int *height)
{
	bool blocks = s->graphics == VK_GRAPHICS_BLOCKS;

	*width = s->cell_width;
	*height = s->cell_height;
	if (*width > 0 && *height > 0 && !blocks)
		return;
	if (blocks && *width > 0 && *height > 0) {
		/* the shape is the terminal's, the pixels are for the eye of
		 * who draws blocks */
		*height = (int)between(
		    (int64_t)*height * BLOCK_WIDTH / *width, BLOCK_WIDTH, 32);
		*width = BLOCK_WIDTH;
		return;
	}
	*width = blocks ? BLOCK_WIDTH : CELL_WIDTH;
	*height = blocks ? BLOCK_HEIGHT : CELL_HEIGHT;
}

struct side { /* one direction of a room */
	int cells;
	int cell; /* pixels */
	int grain; /* pixels are drawn in heaps of so many */
};

/*
 * How many cells show how much of the page, from where on.  True when all of it
 * is shown.
 */
static bool
fit_side(const struct side *s, int dpi, int page, int *middle, int *used,
    int *from, int *length)
{
	int64_t pixels = (int64_t)page * dpi / INCH + 1;
	bool all;

	*used = (int)least(s->cells, (pixels + s->cell - 1) / s->cell);
	pixels = (int64_t)*used * s->cell;
	if (pixels >= s->grain)
		pixels -= pixels % s->grain;
	*length = (int)((pixels * INCH + dpi / 2) / dpi);
	all = *length >= page;
	if (all)
		*middle = page / 2;
	else
		*middle = (int)between(
		    *middle, *length / 2, page - (*length - *length / 2));
	/* a whole number of pixels from the edge of the page */
	pixels = ((int64_t)(*middle - *length / 2) * dpi) / INCH;
	*from = (int)(pixels * INCH / dpi);
	return all;
}

void
vk_frame_fit(const struct vk_screen *s, const struct vk_room *room,
    int page_width, int page_height, struct vk_eye *eye, struct vk_frame *f)
{
	struct side across = {.cells = room->columns, .grain = 1};
	struct side down = {.cells = room->rows, .grain = 1};
	int64_t wide, high, dpi;

	if (s->graphics == VK_GRAPHICS_SIXEL)
		down.grain = SIXEL;
	cell_of(s, &across.cell, &down.cell);
	wide = (int64_t)across.cells * across.cell * INCH / page_width;
	high = (int64_t)down.cells * down.cell * INCH / page_height;
	dpi = between(least(wide, high), 1, DPI_MOST) * eye->zoom / 100;
	f->dpi = (int)between(dpi, 1, DPI_MOST);
	f->all_wide = fit_side(&across, f->dpi, page_width, &eye->x,
	    &f->room.columns, &f->part.x, &f->part.width);
	f->all_high = fit_side(&down, f->dpi, page_height, &eye->y,
	    &f->room.rows, &f->part.y, &f->part.height);
	f->room.column = room->column + (room->columns - f->room.columns) / 2;
	f->room.row = room->row + (room->rows - f->room.rows) / 2;
	f->part.page = 0;
}

/* ---- how it is drawn ---- */

static bool
holds(const char *variable, const char *part)
{
	const char *s = getenv(variable);

	return s != NULL && strstr(s, part) != NULL;
}

struct vk_palette
vk_palette_guess(const struct vk_call *call)
{
	struct vk_palette p = {VK_PALETTE_16};

	if (!vk_term_colour(call, 1))
		p.colours = VK_PALETTE_NONE;
	else if (holds("COLORTERM", "truecolor") || holds("COLORTERM", "24bit"))
		p.colours = VK_PALETTE_TRUE;
	else if (holds("TERM", "256color"))
		p.colours = VK_PALETTE_256;
	return p;
}

static const ChafaPixelMode modes[] = {
    [VK_GRAPHICS_BLOCKS] = CHAFA_PIXEL_MODE_SYMBOLS,
    [VK_GRAPHICS_KITTY] = CHAFA_PIXEL_MODE_KITTY,
    [VK_GRAPHICS_SIXEL] = CHAFA_PIXEL_MODE_SIXELS,
    [VK_GRAPHICS_ITERM2] = CHAFA_PIXEL_MODE_ITERM2};

static const ChafaCanvasMode palettes[] = {
    [VK_PALETTE_NONE] = CHAFA_CANVAS_MODE_FGBG,
    [VK_PALETTE_16] = CHAFA_CANVAS_MODE_INDEXED_16,
    [VK_PALETTE_256] = CHAFA_CANVAS_MODE_INDEXED_240,
    [VK_PALETTE_TRUE] = CHAFA_CANVAS_MODE_TRUECOLOR};

static ChafaCanvas *
new_canvas(const struct vk_screen *s, struct vk_palette palette,
    const struct vk_room *room)
{
	ChafaCanvasConfig *config = chafa_canvas_config_new();
	ChafaSymbolMap *symbols = chafa_symbol_map_new();
	ChafaCanvas *canvas;
	int width, height;

	cell_of(s, &width, &height);
	chafa_symbol_map_add_by_tags(symbols,
	    CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK |
		CHAFA_SYMBOL_TAG_HALF | CHAFA_SYMBOL_TAG_QUAD);
	chafa_canvas_config_set_symbol_map(config, symbols);
	chafa_canvas_config_set_pixel_mode(config, modes[s->graphics]);
	chafa_canvas_config_set_geometry(config, room->columns, room->rows);
	chafa_canvas_config_set_cell_geometry(config, width, height);
	chafa_canvas_config_set_canvas_mode(config,
	    s->graphics == VK_GRAPHICS_BLOCKS ? palettes[palette.colours]
					      : CHAFA_CANVAS_MODE_TRUECOLOR);
	chafa_canvas_config_set_preprocessing_enabled(config, FALSE);
	/* not every terminal can repeat a sign */
	chafa_canvas_config_set_optimizations(
	    config, CHAFA_OPTIMIZATION_REUSE_ATTRIBUTES);
	canvas = chafa_canvas_new(config);
	chafa_symbol_map_unref(symbols);
	chafa_canvas_config_unref(config);
	return canvas;
}

/* Rows stand below one another wherever the picture begins. */
static void
add_rows(struct vk_buf *out, const struct vk_room *room, const char *rows)
{
	for (int i = 0; *rows != '\0'; i++) {
		size_t len = strcspn(rows, "\n");

		vk_buf_addf(
		    out, "\033[%d;%dH", room->row + i + 1, room->column + 1);
		vk_buf_add(out, rows, len);
		rows += len + (rows[len] != '\0');
	}
	vk_buf_adds(out, "\033[0m");
}

/*
 * A terminal that chafa does not know gets the sequences that all have: asked
 * for those of an unknown one it would print nothing.
 */
void
vk_picture_add(struct vk_buf *out, const struct vk_screen *s,
    struct vk_palette palette, const struct vk_room *room,
    const struct vk_pixels *pixels)
{
	ChafaTermInfo *terminal =
	    chafa_term_db_get_fallback_info(chafa_term_db_get_default());
	ChafaCanvas *canvas = new_canvas(s, palette, room);
	GString *said;

	chafa_canvas_draw_all_pixels(canvas, CHAFA_PIXEL_RGB8, pixels->data,
	    pixels->width, pixels->height, pixels->width * 3);
	said = chafa_canvas_print(canvas, terminal);
	if (s->graphics == VK_GRAPHICS_BLOCKS) {
		add_rows(out, room, said->str);
	} else {
		vk_buf_addf(
		    out, "\033[%d;%dH", room->row + 1, room->column + 1);
		vk_buf_add(out, said->str, said->len);
	}
	g_string_free(said, TRUE);
	chafa_canvas_unref(canvas);
	chafa_term_info_unref(terminal);
}

/* ---- what changed ---- */

static bool
is_row_same(
    const struct vk_pixels *a, const struct vk_pixels *b, int row, int cell)
{
	size_t len = (size_t)a->width * 3 * (size_t)cell;
	size_t at = len * (size_t)row;

	return memcmp(a->data + at, b->data + at, len) == 0;
}

/* Rows of cells that are whole rows of sixels, too. */
static int
step_of(const struct vk_screen *s, int cell)
{
	int step = 1;

	if (s->graphics == VK_GRAPHICS_SIXEL)
		while (step * cell % SIXEL != 0)
			step++;
	return step;
}

bool
vk_picture_cut(const struct vk_screen *s, const struct vk_pixels *before,
    struct vk_room *room, struct vk_pixels *pixels)
{
	int width, cell, first = 0, end, step;

	cell_of(s, &width, &cell);
	if (before->data == NULL || before->width != pixels->width ||
	    before->height != pixels->height)
		return true;
	end = pixels->height / cell;
	step = step_of(s, cell);
	end -= end % step;
	if (end * cell != pixels->height)
		return true; /* the last cells are not whole ones */
	while (first < end && is_row_same(before, pixels, first, cell))
		first++;
	while (end > first && is_row_same(before, pixels, end - 1, cell))
		end--;
	first -= first % step;
	end += (step - end % step) % step;
	room->row += first;
	room->rows = end - first;
	pixels->data += (size_t)pixels->width * 3 * (size_t)(first * cell);
	pixels->height = (end - first) * cell;
	return end > first;
}
