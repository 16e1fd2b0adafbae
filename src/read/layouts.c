/*
 * The folder of layouts: which rule sets there are, and which one was in force
 * on a day.  A layout is found by its file name, which is its id.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/standard.h"
#include "read_standard.h"

struct id {
	char text[VK_STANDARD_ID_ROOM];
};

struct ids { /* of the files of a folder, in the order of their names */
	struct id *at;
	size_t n, room;
};

static bool
is_id(const char *s, size_t len)
{
	return len > 0 && len < VK_STANDARD_ID_ROOM &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") >= len;
}

/* The path of a layout, in a buffer that the caller frees. */
static const char *
layout_path(struct vk_buf *out, const char *folder, const char *id)
{
	size_t len = strlen(folder);

	vk_buf_clear(out);
	vk_buf_adds(out, folder);
	if (len > 0 && folder[len - 1] != '/')
		vk_buf_addc(out, '/');
	vk_buf_addf(out, "%s.xml", id);
	return vk_buf_str(out);
}

static void
add_id(struct ids *ids, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t len = dot == NULL ? 0 : (size_t)(dot - name);

	if (dot == NULL || strcmp(dot, ".xml") != 0 || !is_id(name, len))
		return;
	if (ids->n == ids->room) {
		ids->room = ids->room > 0 ? ids->room * 2 : 16;
		ids->at = vk_realloc(ids->at, ids->room, sizeof(*ids->at));
	}
	memcpy(ids->at[ids->n].text, name, len);
	ids->at[ids->n++].text[len] = '\0';
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(
	    ((const struct id *)a)->text, ((const struct id *)b)->text);
}

static bool
list_ids(const char *folder, struct ids *out, struct vk_diag *d)
{
	struct vk_pos pos = {folder, 0, 0};
	DIR *dir = opendir(*folder != '\0' ? folder : ".");
	const struct dirent *entry;

	*out = (struct ids){0};
	if (dir == NULL) {
		vk_diag_add(
		    d, VK_MSG_LAYOUT_MISSING, pos, strerror(errno), NULL, NULL);
		return false;
	}
	while ((entry = readdir(dir)) != NULL)
		add_id(out, entry->d_name);
	closedir(dir);
	if (out->n > 0)
		qsort(out->at, out->n, sizeof(*out->at), by_name);
	return true;
}

/* A layout must call itself as its file is called. */
static bool
is_called(const struct vk_standard *s, const char *id, const char *path,
    struct vk_diag *d)
{
	struct vk_pos pos = {path, 0, 0};
	const char *slash = strrchr(path, '/');
	char found[VK_STANDARD_ID_ROOM + 8];

	if (strcmp(s->id, id) == 0)
		return true;
	snprintf(found, sizeof(found), "id=\"%s\"", s->id);
	vk_diag_add(d, VK_MSG_LAYOUT_CONFLICT, pos, found, NULL,
	    slash != NULL ? slash + 1 : path);
	return false;
}

struct vk_standard *
vk_standard_find(const char *folder, const char *id, struct vk_diag *d)
{
	struct vk_buf path = {0};
	struct vk_pos pos = {folder, 0, 0};
	struct vk_standard *s = NULL;

	if (!is_id(id, strlen(id)))
		vk_diag_add(d, VK_MSG_LAYOUT_MISSING, pos, strerror(ENOENT),
		    NULL, NULL);
	else
		s = vk_standard_read(layout_path(&path, folder, id), d);
	if (s != NULL && !is_called(s, id, vk_buf_str(&path), d)) {
		vk_standard_free(s);
		s = NULL;
	}
	vk_buf_free(&path);
	return s;
}

/* What by_date remembers of the layouts that it has seen. */
struct choice {
	char day[11]; /* whole; "" asks for the newest */
	char id[VK_STANDARD_ID_ROOM];
	char from[11];
};

/* The latest one that is in force by that day, else the oldest of all. */
static bool
is_better(const struct choice *c, const char *from)
{
	bool open = *c->day == '\0';
	bool in_force = open || strcmp(from, c->day) <= 0;
	bool old_in_force = open || strcmp(c->from, c->day) <= 0;

	if (*c->id == '\0' || in_force != old_in_force)
		return *c->id == '\0' || in_force;
	return in_force ? strcmp(from, c->from) > 0 : strcmp(from, c->from) < 0;
}

static bool
weigh_layout(
    struct choice *c, const char *folder, const char *id, struct vk_diag *d)
{
	struct vk_buf path = {0};
	struct vk_standard *s = NULL;
	bool sound =
	    vk_standard_read_root(layout_path(&path, folder, id), &s, d);

	if (s != NULL && s->by_date && is_better(c, s->from)) {
		snprintf(c->id, sizeof(c->id), "%s", id);
		snprintf(c->from, sizeof(c->from), "%s", s->from);
	}
	vk_standard_free(s);
	vk_buf_free(&path);
	return sound;
}

/* "2026-05" becomes "2026-05-01". */
static void
put_first_day(char out[11], const char *day)
{
	size_t len = strlen(day);

	memcpy(out, "0000-01-01", 11);
	memcpy(out, day, len < 10 ? len : 10);
}

/* A broken layout may be the one in force: then nothing is chosen. */
bool
vk_standard_by_date(const char *folder, const char *day,
    char id[VK_STANDARD_ID_ROOM], struct vk_diag *d)
{
	struct vk_pos pos = {folder, 0, 0};
	struct choice c = {"", "", ""};
	struct ids ids;
	bool sound;

	if (*day != '\0')
		put_first_day(c.day, day);
	sound = list_ids(folder, &ids, d);
	for (size_t i = 0; i < ids.n; i++)
		sound = weigh_layout(&c, folder, ids.at[i].text, d) && sound;
	free(ids.at);
	if (sound && *c.id == '\0') {
		vk_diag_add(d, VK_MSG_LAYOUT_NONE, pos, NULL, NULL, NULL);
		sound = false;
	}
	memcpy(id, c.id, sizeof(c.id));
	return sound;
}

/* The ids of the folder's rule sets, with commas; broken ones left out. */
static void
show_ids(struct vk_buf *out, const char *folder, const struct ids *ids)
{
	struct vk_diag *unheard = vk_diag_new();
	struct vk_buf path = {0};
	struct vk_standard *s;

	for (size_t i = 0; i < ids->n; i++) {
		if (!vk_standard_read_root(
			layout_path(&path, folder, ids->at[i].text), &s,
			unheard) ||
		    s == NULL)
			continue;
		vk_buf_addf(out, "%s%s", out->len > 0 ? ", " : "", s->id);
		vk_standard_free(s);
	}
	vk_buf_free(&path);
	vk_diag_free(unheard);
}

bool
vk_standard_is_known(const char *folder, const char *id, struct vk_diag *d)
{
	struct vk_pos pos = {folder, 0, 0};
	struct vk_buf known = {0};
	struct ids ids;
	bool found = false;

	if (!list_ids(folder, &ids, d))
		return false;
	for (size_t i = 0; i < ids.n && !found; i++)
		found = strcmp(ids.at[i].text, id) == 0;
	if (!found) {
		show_ids(&known, folder, &ids);
		if (known.len == 0)
			vk_diag_add(
			    d, VK_MSG_LAYOUT_NONE, pos, NULL, NULL, NULL);
		else
			vk_diag_add(d, VK_MSG_LAYOUT_UNKNOWN_ID,
			    (struct vk_pos){NULL, 0, 0}, id, vk_buf_str(&known),
			    NULL);
	}
	vk_buf_free(&known);
	free(ids.at);
	return found;
}
