/*
 * Two versions at most are held: the newest, with the findings, and the last
 * one that has pages, with the kit that these stand on.  Whether layouts and
 * fonts are still the ones that are loaded is seen from their folders: names,
 * sizes, times and numbers of the files.
 */
#include "draft.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct kit { /* with the state of the folders when it was made */
	struct vk_kit *kit;
	uint64_t stamp;
	unsigned users;
};

struct version {
	struct vk_job job; /* that names the kit */
	struct kit *kit;
	struct vk_laid *laid;
	struct vk_diag *diag;
};

struct vk_draft {
	struct vk_job job;
	struct version *good; /* has pages; NULL: none so far */
	struct version *newest; /* may be the good one; NULL: none so far */
	struct vk_diag *none; /* findings of nothing */
	unsigned count;
	const char **files; /* lent by the versions */
	size_t nfiles;
};

/* ---- kits ---- */

static const uint64_t PRIME = 1099511628211U; /* of FNV-1a, 64 bits */

static uint64_t
mix(uint64_t sum, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < len; i++)
		sum = (sum ^ at[i]) * PRIME;
	return sum;
}

static uint64_t
stamp_of_file(const char *folder, const char *name)
{
	uint64_t sum = 14695981039346656037U;
	struct vk_buf path = {0};
	struct stat st;

	vk_buf_addf(&path, "%s/%s", folder, name);
	if (stat(vk_buf_str(&path), &st) == 0 && S_ISREG(st.st_mode)) {
		sum = mix(sum, path.data, path.len);
		sum = mix(sum, &st.st_size, sizeof(st.st_size));
		sum = mix(sum, &st.st_mtim.tv_sec, sizeof(st.st_mtim.tv_sec));
		sum = mix(sum, &st.st_mtim.tv_nsec, sizeof(st.st_mtim.tv_nsec));
		sum = mix(sum, &st.st_ino, sizeof(st.st_ino));
	}
	vk_buf_free(&path);
	return sum;
}

/* The names of a folder come in any order, so they are added up. */
static uint64_t
stamp_of_folder(const char *path)
{
	DIR *dir = path != NULL ? opendir(path) : NULL;
	const struct dirent *e;
	uint64_t sum = 0;

	if (dir == NULL)
		return 0;
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			sum += stamp_of_file(path, e->d_name);
	closedir(dir);
	return sum;
}

static uint64_t
stamp_of(const struct vk_job *job)
{
	return stamp_of_folder(job->layouts) * 31 + stamp_of_folder(job->fonts);
}

static struct kit *
kit_new(uint64_t stamp)
{
	struct kit *k = vk_alloc(1, sizeof(*k));

	*k = (struct kit){.kit = vk_kit_new(), .stamp = stamp};
	return k;
}

static void
kit_leave(struct kit *k)
{
	if (--k->users > 0)
		return;
	vk_kit_free(k->kit);
	free(k);
}

/* That of the newest version, if its folders are as they were. */
static struct kit *
kit_for(const struct vk_draft *t)
{
	uint64_t stamp = stamp_of(&t->job);

	if (t->newest != NULL && t->newest->kit->stamp == stamp)
		return t->newest->kit;
	if (t->good != NULL && t->good->kit->stamp == stamp)
		return t->good->kit;
	return kit_new(stamp);
}

/* ---- versions ---- */

static struct version *
version_new(const struct vk_draft *t)
{
	struct version *v = vk_alloc(1, sizeof(*v));

	*v = (struct version){
	    .job = t->job, .kit = kit_for(t), .diag = vk_diag_new()};
	v->kit->users++;
	v->job.kit = v->kit->kit;
	v->laid = vk_lay(&v->job, v->diag);
	vk_diag_sort(v->diag);
	return v;
}

static void
version_free(struct version *v)
{
	if (v == NULL)
		return;
	vk_laid_free(v->laid);
	vk_diag_free(v->diag);
	kit_leave(v->kit);
	free(v);
}

struct vk_draft *
vk_draft_open(const struct vk_job *job)
{
	struct vk_draft *t = vk_alloc(1, sizeof(*t));

	*t = (struct vk_draft){.job = *job, .none = vk_diag_new()};
	t->files = vk_alloc(1, sizeof(*t->files));
	t->files[t->nfiles++] = job->path;
	return t;
}

void
vk_draft_free(struct vk_draft *t)
{
	if (t == NULL)
		return;
	if (t->newest != t->good)
		version_free(t->newest);
	version_free(t->good);
	vk_diag_free(t->none);
	free(t->files);
	free(t);
}

static void
add_files(struct vk_draft *t, const struct version *v)
{
	size_t n;
	const char *const *files = vk_laid_files(v->laid, &n);

	t->files = vk_realloc(t->files, t->nfiles + n + 1, sizeof(*t->files));
	for (size_t i = 0; i < n; i++)
		t->files[t->nfiles++] = files[i];
}

bool
vk_draft_refresh(struct vk_draft *t)
{
	struct version *v = version_new(t), *before = t->newest;
	bool laid_out = vk_laid_pages(v->laid) > 0;

	if (before != t->good)
		version_free(before);
	if (laid_out) {
		version_free(t->good);
		t->good = v;
		t->count++;
	}
	t->newest = v;
	t->nfiles = 0;
	add_files(t, v);
	if (t->good != NULL && t->good != v)
		add_files(t, t->good);
	return laid_out;
}

unsigned
vk_draft_version(const struct vk_draft *t)
{
	return t->count;
}

bool
vk_draft_is_stale(const struct vk_draft *t)
{
	return t->newest != t->good;
}

struct vk_diag *
vk_draft_findings(struct vk_draft *t)
{
	return t->newest != NULL ? t->newest->diag : t->none;
}

const char *const *
vk_draft_files(const struct vk_draft *t, size_t *n)
{
	*n = t->nfiles;
	return t->files;
}

/* ---- what the pages are asked ---- */

int
vk_draft_pages(const struct vk_draft *t)
{
	return t->good != NULL ? vk_laid_pages(t->good->laid) : 0;
}

void
vk_draft_size(const struct vk_draft *t, int page, int *width, int *height)
{
	vk_laid_size(t->good->laid, page, width, height);
}

void
vk_draft_chosen(const struct vk_draft *t, struct vk_chosen *chosen)
{
	vk_laid_chosen(t->good->laid, chosen);
}

/* Findings of a newer version have no place on older pages. */
static struct vk_view
sight_of(const struct vk_draft *t, const struct vk_view *view)
{
	struct vk_view to = *view;

	if (vk_draft_is_stale(t))
		to.marks = NULL;
	return to;
}

bool
vk_draft_png(struct vk_draft *t, int page, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_view sight = sight_of(t, view);

	return vk_laid_png(t->good->laid, page, &sight, out, d);
}

bool
vk_draft_svg(struct vk_draft *t, int page, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_view sight = sight_of(t, view);

	return vk_laid_svg(t->good->laid, page, &sight, out, d);
}

bool
vk_draft_pixels(struct vk_draft *t, int page, const struct vk_view *view,
    struct vk_pixels *out, struct vk_diag *d)
{
	struct vk_view sight = sight_of(t, view);

	return vk_laid_pixels(t->good->laid, page, &sight, out, d);
}

bool
vk_draft_contact(struct vk_draft *t, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_view sight = sight_of(t, view);

	return vk_laid_contact(t->good->laid, &sight, out, d);
}

void
vk_draft_text(const struct vk_draft *t, int page, struct vk_bytes *out)
{
	vk_laid_text(t->good->laid, page, out);
}

size_t
vk_draft_areas(
    struct vk_draft *t, size_t finding, struct vk_area *out, size_t most)
{
	if (vk_draft_is_stale(t) || t->newest == NULL)
		return 0;
	return vk_laid_finding(
	    t->good->laid, vk_diag_at(t->newest->diag, finding), out, most);
}

bool
vk_draft_source(
    struct vk_draft *t, int page, int x, int y, struct vk_place *place)
{
	return t->good != NULL &&
	    vk_laid_source(t->good->laid, page, x, y, place);
}
