/*
 * The window of a draft: a page, below it the findings and a line that tells
 * where one is.  Everything that is not of a picture is escaped and cut to the
 * width of the window.
 */
#include "cli/viewer.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/picture.h"
#include "cli/screen.h"
#include "preview/draft.h"
#include "preview/watch.h"

enum {
	ZOOM_LEAST = 25,
	ZOOM_MOST = 1600,
	WORDS_ROWS = 4, /* for findings, at most */
	WORDS_FROM = 10, /* rows; a lower window has no room for them */
	CUTS_MOST = 20, /* that lie over one another on some terminals */
	INCH = 25400, /* micrometres */
	MIDDLE = 105000, /* of the page, from left to right, in micrometres */
	STEP = 4 /* a part of what is seen, when it is moved */
};

struct window {
	struct vk_viewing *v;
	struct vk_screen screen;
	struct vk_palette palette;
	struct vk_eye eye;
	struct vk_frame frame; /* as it was drawn last */
	struct vk_pixels shown; /* in it; NULL data: nothing */
	int rows; /* of words below it */
	int cuts; /* pictures of a part only, since the last whole one */
	int page;
	bool words; /* findings are shown */
	bool draw; /* something changed */
	bool clear; /* other things stand there now */
	bool done;
	struct vk_buf keys; /* not read so far */
};

/* ---- words ---- */

/* The bytes of as many signs as fit. */
static size_t
fit(const char *s, int columns)
{
	size_t len = strlen(s), at = 0;
	uint32_t cp;

	for (int n; columns > 0 && at < len; columns--) {
		n = vk_utf8_decode(s + at, len - at, &cp);
		at += n > 0 ? (size_t)n : 1;
	}
	return at;
}

static void
add_row(struct vk_buf *out, const struct window *w, int row, const char *words)
{
	vk_buf_addf(out, "\033[%d;1H", row + 1);
	vk_buf_add(out, words, fit(words, w->screen.columns));
	vk_buf_adds(out, "\033[K");
}

static void
add_state(struct vk_buf *line, const struct window *w)
{
	const char *path = w->v->call->operands[0];
	struct vk_draft *t = w->v->draft;
	struct vk_diag *d = vk_draft_findings(t);
	size_t bad = vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);
	struct vk_buf name = {0};

	path += vk_file_folder_len(path);
	vk_term_escape(&name, path, strlen(path));
	if (vk_draft_is_stale(t))
		vk_buf_addf(line, "%s: ", _("BROKEN"));
	vk_buf_addf(line, _("page %d of %d"), w->page, vk_draft_pages(t));
	vk_buf_addf(line, ", %d%%, ", w->eye.zoom);
	if (bad > 0)
		vk_buf_addf(line, _("errors: %zu, "), bad);
	vk_buf_addf(line, "%s  ", vk_buf_str(&name));
	vk_buf_adds(line, _("q end, arrows, + - 0 zoom, g guides, f findings"));
	vk_buf_free(&name);
}

/* Rows that the findings take. */
static int
rows_of_words(const struct window *w, const struct vk_buf *lines)
{
	int n = 0, most = w->screen.rows / 3;

	if (!w->words || w->screen.rows < WORDS_FROM)
		return 0;
	if (vk_draft_pages(w->v->draft) == 0)
		most = w->screen.rows - 1;
	else if (most > WORDS_ROWS && !vk_draft_is_stale(w->v->draft))
		most = WORDS_ROWS;
	for (const char *s = vk_buf_str(lines); *s != '\0' && n < most; s++)
		n += *s == '\n';
	return n;
}

/* Which document it is stands in the last line: its name is left out. */
static const char *
without_name(const char *line, const struct vk_buf *name)
{
	size_t len = name->len;

	return strncmp(line, vk_buf_str(name), len) == 0 && line[len] == ':'
	    ? line + len + 1
	    : line;
}

static void
add_words(
    struct vk_buf *out, const struct window *w, struct vk_buf *lines, int rows)
{
	const char *path = w->v->call->operands[0];
	char *at = lines->data, *end;
	struct vk_buf state = {0}, name = {0};

	vk_term_escape(&name, path, strlen(path));
	for (int i = 0; i < rows; i++) {
		end = strchr(at, '\n');
		*end = '\0';
		add_row(out, w, w->screen.rows - 1 - rows + i,
		    without_name(at, &name));
		at = end + 1;
	}
	add_state(&state, w);
	vk_buf_adds(out, "\033[7m");
	add_row(out, w, w->screen.rows - 1, vk_buf_str(&state));
	vk_buf_adds(out, "\033[0m");
	vk_buf_free(&state);
	vk_buf_free(&name);
}

/* ---- the picture ---- */

static bool
is_same_room(const struct vk_room *a, const struct vk_room *b)
{
	return a->column == b->column && a->row == b->row &&
	    a->columns == b->columns && a->rows == b->rows;
}

/* Blocks are written over one another; other pictures would stay below. */
static void
clear(struct vk_buf *out, struct window *w)
{
	if (w->screen.graphics == VK_GRAPHICS_KITTY)
		vk_buf_adds(out, "\033_Ga=d,q=2\033\\");
	vk_buf_adds(out, "\033[0m\033[2J");
	vk_pixels_free(&w->shown);
	w->cuts = 0;
}

/* Only what is not as before is drawn: a save changes a few lines. */
static void
add_pixels(struct vk_buf *out, struct window *w, const struct vk_room *before,
    const struct vk_pixels *pixels)
{
	struct vk_room room = w->frame.room;
	struct vk_pixels cut = *pixels;

	if (w->clear || !is_same_room(before, &room) || w->cuts >= CUTS_MOST)
		clear(out, w);
	if (vk_picture_cut(&w->screen, &w->shown, &room, &cut)) {
		if (cut.height == pixels->height &&
		    w->screen.graphics != VK_GRAPHICS_BLOCKS)
			clear(out, w);
		vk_picture_add(out, &w->screen, w->palette, &room, &cut);
		w->cuts++;
	}
	vk_pixels_free(&w->shown);
	w->shown = *pixels;
}

static void
add_picture(struct vk_buf *out, struct window *w, int words)
{
	struct vk_room room = {
	    .columns = w->screen.columns, .rows = w->screen.rows - 1 - words};
	struct vk_room before = w->frame.room;
	struct vk_view view = {.guides = w->v->guides};
	struct vk_draft *t = w->v->draft;
	struct vk_pixels pixels;
	int width, height;

	if (vk_draft_pages(t) == 0 || room.rows < 1) {
		clear(out, w);
		return;
	}
	vk_draft_size(t, w->page, &width, &height);
	vk_frame_fit(&w->screen, &room, width, height, &w->eye, &w->frame);
	view.dpi = w->frame.dpi;
	view.part = &w->frame.part;
	view.marks = w->v->guides ? vk_draft_findings(t) : NULL;
	if (vk_draft_pixels(t, w->page, &view, &pixels, vk_draft_findings(t)))
		add_pixels(out, w, &before, &pixels);
	else
		vk_pixels_free(&pixels);
}

static void
draw(struct window *w)
{
	struct vk_buf out = {0}, lines = {0};
	int words;

	if (w->page > vk_draft_pages(w->v->draft))
		w->page = vk_draft_pages(w->v->draft);
	if (w->page < 1)
		w->page = 1;
	vk_print_lines(
	    &lines, w->v->call, vk_draft_findings(w->v->draft), false);
	words = rows_of_words(w, &lines);
	w->clear = w->clear || words != w->rows;
	w->rows = words;
	add_picture(&out, w, words);
	add_words(&out, w, &lines, words);
	w->done = !vk_screen_put(&out) || w->done;
	w->draw = w->clear = false;
	vk_buf_free(&out);
	vk_buf_free(&lines);
}

/* ---- keys ---- */

static void
turn(struct window *w, int pages)
{
	int last = vk_draft_pages(w->v->draft), to = w->page + pages;

	if (to < 1 || to > last)
		return;
	w->page = to;
	w->eye.y = pages > 0 ? 0 : 1 << 28; /* its beginning, its end */
	w->draw = true;
}

static void
zoom(struct window *w, int percent)
{
	if (percent < ZOOM_LEAST)
		percent = ZOOM_LEAST;
	if (percent > ZOOM_MOST)
		percent = ZOOM_MOST;
	w->eye.zoom = percent;
	w->draw = true;
}

/* What is seen moves; at the edge of the page it turns. */
static void
move_down(struct window *w, int steps)
{
	const struct vk_area *part = &w->frame.part;
	int pixel = INCH / (w->frame.dpi > 0 ? w->frame.dpi : 1) + 1;
	int width, height;

	if (vk_draft_pages(w->v->draft) == 0)
		return;
	vk_draft_size(w->v->draft, w->page, &width, &height);
	if (steps > 0 ? part->y + part->height + pixel >= height
		      : part->y < pixel) {
		turn(w, steps);
		return;
	}
	w->eye.y += part->height / STEP * steps;
	w->draw = true;
}

static void
move_right(struct window *w, int steps)
{
	if (w->frame.all_wide) {
		turn(w, steps);
		return;
	}
	w->eye.x += w->frame.part.width / STEP * steps;
	w->draw = true;
}

static void
finish(struct window *w, int unused)
{
	(void)unused;
	w->done = true;
}

static void
turn_to_end(struct window *w, int which)
{
	int last = vk_draft_pages(w->v->draft);

	turn(w, which > 0 ? last - w->page : 1 - w->page);
}

/* In steps of a quarter; 0: the whole page. */
static void
zoom_by(struct window *w, int steps)
{
	if (steps == 0)
		zoom(w, 100);
	else
		zoom(w, steps > 0 ? w->eye.zoom * 5 / 4 : w->eye.zoom * 4 / 5);
}

static void
toggle_guides(struct window *w, int unused)
{
	(void)unused;
	w->v->guides = !w->v->guides;
	w->draw = true;
}

static void
toggle_words(struct window *w, int unused)
{
	(void)unused;
	w->words = !w->words;
	w->draw = true;
}

static void
draw_anew(struct window *w, int unused)
{
	(void)unused;
	w->draw = w->clear = true;
}

static const struct {
	int key;
	void (*act)(struct window *, int how);
	int how;
} bindings[] = {
    {'q', finish, 0}, {' ', turn, 1}, {'n', turn, 1},
    {VK_KEY_PAGE_DOWN, turn, 1}, {'b', turn, -1}, {'p', turn, -1},
    {VK_KEY_PAGE_UP, turn, -1}, {VK_KEY_HOME, turn_to_end, -1},
    {VK_KEY_END, turn_to_end, 1}, {VK_KEY_DOWN, move_down, 1},
    {'j', move_down, 1}, {VK_KEY_UP, move_down, -1}, {'k', move_down, -1},
    {VK_KEY_RIGHT, move_right, 1}, {'l', move_right, 1},
    {VK_KEY_LEFT, move_right, -1}, {'h', move_right, -1}, {'+', zoom_by, 1},
    {'=', zoom_by, 1}, {'-', zoom_by, -1}, {'0', zoom_by, 0},
    {'g', toggle_guides, 0}, {'f', toggle_words, 0},
    {'L' - '@', draw_anew, 0}, /* Ctrl-L, as everywhere */
};

static void
take_key(struct window *w, int key)
{
	for (size_t i = 0; i < sizeof(bindings) / sizeof(bindings[0]); i++)
		if (bindings[i].key == key)
			bindings[i].act(w, bindings[i].how);
}

static void
take_keys(struct window *w)
{
	size_t at = 0, used;

	vk_screen_keys(&w->keys);
	while (!w->done && at < w->keys.len) {
		enum vk_key key =
		    vk_key_read(w->keys.data + at, w->keys.len - at, &used);

		if (used == 0)
			break;
		take_key(w, (int)key);
		at += used;
	}
	if (at > 0)
		memmove(w->keys.data, w->keys.data + at, w->keys.len - at);
	w->keys.len -= at;
}

/* ---- the loop ---- */

static void
follow_files(struct window *w)
{
	size_t n;
	const char *const *files;

	if (w->v->watch == NULL || !vk_watch_changed(w->v->watch))
		return;
	vk_draft_refresh(w->v->draft);
	files = vk_draft_files(w->v->draft, &n);
	vk_watch_set(w->v->watch, files, n);
	w->draw = true;
}

static void
wait_and_see(struct window *w)
{
	const struct vk_watch *watch = w->v->watch;
	unsigned came = vk_screen_wait(watch != NULL ? vk_watch_fd(watch) : -1,
	    watch != NULL ? vk_watch_timeout(watch) : -1);

	if (came & VK_CAME_END)
		w->done = true;
	if (came & VK_CAME_SIZE) {
		vk_screen_measure(&w->screen);
		w->draw = w->clear = true;
	}
	if (came & VK_CAME_KEYS)
		take_keys(w);
	follow_files(w);
}

static enum vk_graphics
graphics_of(const struct vk_call *call, enum vk_graphics found)
{
	static const enum vk_graphics words[] = {VK_GRAPHICS_BLOCKS,
	    VK_GRAPHICS_BLOCKS, VK_GRAPHICS_KITTY, VK_GRAPHICS_SIXEL,
	    VK_GRAPHICS_ITERM2};

	if (!call->given[VK_OPT_GRAPHICS] || call->number[VK_OPT_GRAPHICS] == 0)
		return found;
	return words[call->number[VK_OPT_GRAPHICS]];
}

int
vk_viewer_run(struct vk_viewing *v)
{
	const struct vk_call *call = v->call;
	struct window w = {.v = v, .page = v->page, .words = true};

	w.eye.zoom =
	    call->given[VK_OPT_ZOOM] ? (int)call->number[VK_OPT_ZOOM] : 100;
	w.eye.x = MIDDLE;
	w.palette = vk_palette_guess(call);
	if (!vk_screen_open(&w.screen))
		return -1;
	w.screen.graphics = graphics_of(call, w.screen.graphics);
	w.draw = w.clear = true;
	while (!w.done) {
		if (w.draw)
			draw(&w);
		wait_and_see(&w);
	}
	vk_screen_close();
	vk_pixels_free(&w.shown);
	vk_buf_free(&w.keys);
	return 0;
}
