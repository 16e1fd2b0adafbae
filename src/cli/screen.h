/*
 * The whole terminal as a window: without echo, on its second screen, and as
 * it was before whatever ends the program.  There is one of it.
 */
#ifndef VK_SCREEN_H
#define VK_SCREEN_H

#include <stdbool.h>

#include "cli/cli.h"

enum vk_graphics { /* how a terminal shows pictures */
	VK_GRAPHICS_BLOCKS, /* of signs, which every terminal can */
	VK_GRAPHICS_KITTY,
	VK_GRAPHICS_SIXEL,
	VK_GRAPHICS_ITERM2
};

struct vk_screen {
	int columns, rows;
	int cell_width, cell_height; /* pixels; 0: unknown */
	enum vk_graphics graphics;
};

/* Whether there is a terminal for the window and one for its keys. */
bool vk_screen_can(void);
/*
 * Opens the window and asks the terminal what it can; one that does not answer
 * is waited for no longer than a moment.  False when it cannot be had.
 */
bool vk_screen_open(struct vk_screen *);
void vk_screen_close(void);

/* Looks at the size again. */
void vk_screen_measure(struct vk_screen *);

/*
 * Waits for keys, for a change of the size, for a descriptor, or for so many
 * milliseconds, -1 without end.
 */
enum { /* what came; bits */
	VK_CAME_KEYS = 1,
	VK_CAME_SIZE = 2, /* or the screen must be drawn again */
	VK_CAME_OTHER = 4, /* on the descriptor */
	VK_CAME_END = 8 /* the terminal has gone away */
};
unsigned vk_screen_wait(int descriptor, int milliseconds);
/* The keys that were pressed, appended. */
void vk_screen_keys(struct vk_buf *);
/* False: the terminal has gone away. */
bool vk_screen_put(const struct vk_buf *);

/* ---- answers.c: what comes from a terminal ---- */

struct vk_answers {
	bool kitty, sixel, iterm2;
	bool complete; /* the last answer, that all terminals give, is there */
	int cell_width, cell_height; /* pixels; 0: not told */
};
/* The question whose answer is read. */
extern const char vk_answers_question[];
void vk_answers_read(const struct vk_buf *, struct vk_answers *);

enum vk_key { /* others are the signs themselves */
	VK_KEY_NONE,
	VK_KEY_UP = 0x200,
	VK_KEY_DOWN,
	VK_KEY_LEFT,
	VK_KEY_RIGHT,
	VK_KEY_PAGE_UP,
	VK_KEY_PAGE_DOWN,
	VK_KEY_HOME,
	VK_KEY_END
};
/*
 * The first key of the bytes, and how many are its; NONE with 0 used: more must
 * come, NONE else: an answer, or nothing that is known.
 */
enum vk_key vk_key_read(const char *, size_t len, size_t *used);

#endif
