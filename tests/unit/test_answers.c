/* What comes from terminals: keys whole and in pieces, answers of all kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cli/picture.h"
#include "cli/screen.h"

#define ESC "\033"
#define ST "\033\\"

static const struct {
	const char *bytes;
	enum vk_key key;
	size_t used;
} keys[] = {
    {"", VK_KEY_NONE, 0},
    {"q", (enum vk_key)'q', 1},
    {"qq", (enum vk_key)'q', 1},
    {ESC, VK_KEY_NONE, 0},
    {ESC "[", VK_KEY_NONE, 0},
    {ESC "[A", VK_KEY_UP, 3},
    {ESC "OBx", VK_KEY_DOWN, 3},
    {ESC "O", VK_KEY_NONE, 0},
    {ESC "[5", VK_KEY_NONE, 0},
    {ESC "[5~", VK_KEY_PAGE_UP, 4},
    {ESC "[6~q", VK_KEY_PAGE_DOWN, 4},
    {ESC "[1;5C", VK_KEY_NONE, 6},
    {ESC "x", VK_KEY_NONE, 1},
    {ESC ESC "[C", VK_KEY_NONE, 1},
    {ESC "_Gi=1;OK" ST "q", VK_KEY_NONE, 11},
    {ESC "_Gi=1;OK", VK_KEY_NONE, 0},
    {ESC "_Gi=1;OK" ESC, VK_KEY_NONE, 0},
    {ESC "]0;name\aq", VK_KEY_NONE, 9},
    {ESC "[?62;4c", VK_KEY_NONE, 8},
};

static void
test_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		size_t used;
		enum vk_key key =
		    vk_key_read(keys[i].bytes, strlen(keys[i].bytes), &used);

		if (key != keys[i].key || used != keys[i].used)
			fail_msg("%s: key %d of %zu bytes", keys[i].bytes,
			    (int)key, used);
	}
}

/* A sequence without end is given up, so that keys are read again. */
static void
test_gives_up(void **state)
{
	size_t len = 100000, used;
	char *bytes = malloc(len);

	(void)state;
	assert_non_null(bytes);
	for (int i = 0; i < 2; i++) {
		memset(bytes, '1', len);
		memcpy(bytes, i == 0 ? ESC "[" : ESC "P", 2);
		assert_int_equal(vk_key_read(bytes, len, &used), VK_KEY_NONE);
		assert_true(used > 0);
	}
	free(bytes);
}

static const struct {
	const char *bytes;
	struct vk_answers want;
} answers[] = {
    {"", {0}},
    {ESC "[?6c", {.complete = true}},
    {ESC "[?62;4;22c", {.sixel = true, .complete = true}},
    {ESC "[?62;14;22c", {.complete = true}},
    {ESC "[?4c", {.sixel = true, .complete = true}},
    {ESC "_Gi=4211;OK" ST ESC "[?62c", {.kitty = true, .complete = true}},
    {ESC "_Gi=4211;ENOENT" ST ESC "[?62c", {.complete = true}},
    {ESC "_Gi=1;OK" ST, {0}},
    {ESC "P>|iTerm2 3.5" ST, {.iterm2 = true}},
    {ESC "P>|WezTerm 2024" ST, {.iterm2 = true}},
    {ESC "P>|tmux 3.3a" ST, {0}},
    {ESC "[6;20;10t", {.cell_width = 10, .cell_height = 20}},
    {ESC "[6;0;10t", {0}},
    {ESC "[6;20;100000000000000000000t", {0}},
    {ESC "[6;20t", {0}},
    {"q" ESC "[A" ESC "[?6c", {.complete = true}},
    {ESC "[?6", {0}},
};

static void
test_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct vk_buf bytes = {0};
		const struct vk_answers *want = &answers[i].want;
		struct vk_answers got;

		vk_buf_adds(&bytes, answers[i].bytes);
		vk_answers_read(&bytes, &got);
		if (got.kitty != want->kitty || got.sixel != want->sixel ||
		    got.iterm2 != want->iterm2 ||
		    got.complete != want->complete ||
		    got.cell_width != want->cell_width ||
		    got.cell_height != want->cell_height)
			fail_msg("%s", answers[i].bytes);
		vk_buf_free(&bytes);
	}
}

/* ---- what is seen ---- */

enum { A4_WIDTH = 210000, A4_HEIGHT = 297000 };

static const struct {
	int columns, rows, zoom;
	enum vk_graphics graphics;
} windows[] = {
    {80, 24, 100, VK_GRAPHICS_BLOCKS},
    {200, 60, 100, VK_GRAPHICS_KITTY},
    {200, 60, 400, VK_GRAPHICS_KITTY},
    {200, 60, 1600, VK_GRAPHICS_SIXEL},
    {10, 5, 100, VK_GRAPHICS_SIXEL},
    {1, 1, 25, VK_GRAPHICS_BLOCKS},
    {1, 1, 1600, VK_GRAPHICS_SIXEL},
    {1000, 2, 300, VK_GRAPHICS_ITERM2},
    {2, 1000, 300, VK_GRAPHICS_ITERM2},
};

/* Never more than the room; all of the page, or nothing but page. */
static void
test_frames(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		struct vk_screen s = {.columns = windows[i].columns,
		    .rows = windows[i].rows,
		    .graphics = windows[i].graphics};
		struct vk_room room = {.columns = s.columns, .rows = s.rows};
		struct vk_eye eye = {
		    .zoom = windows[i].zoom, .x = 1 << 28, .y = -(1 << 28)};
		struct vk_frame f;

		vk_frame_fit(&s, &room, A4_WIDTH, A4_HEIGHT, &eye, &f);
		assert_in_range(f.room.columns, 1, room.columns);
		assert_in_range(f.room.rows, 1, room.rows);
		assert_true(f.room.column >= 0 && f.room.row >= 0);
		assert_true(f.room.column + f.room.columns <= room.columns);
		assert_true(f.room.row + f.room.rows <= room.rows);
		assert_true(f.dpi >= 1 && f.part.width > 0);
		assert_true(f.part.height > 0);
		if (f.all_wide)
			assert_true(f.part.width >= A4_WIDTH);
		else
			assert_true(f.part.x >= -1 &&
			    f.part.x + f.part.width <= A4_WIDTH + 1);
		if (!f.all_high)
			assert_true(f.part.y >= -1 && f.part.y <= 25400);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_gives_up),
	    cmocka_unit_test(test_answers),
	    cmocka_unit_test(test_frames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
