/*
 * A line is appended by one write, so that after a kill at any moment all
 * lines but the last are whole.  The last one, should it be torn, has no line
 * end: it is not read, and cut off by who writes next.  Its record is simply
 * made once more.
 */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "json.h"

enum {
	CHUNK = 1 << 14, /* on the stack, which may be small */
	MOST_LINE = 1 << 20 /* no line of ours is near to it */
};

static const char *const words[VK_BATCH_STATUSES] = {
    "left", "ok", "failed", "crashed", "timeout"};
static const char *const levels[VK_BATCH_LEVELS] = {
    "findings.style", "findings.warning", "findings.error"};

const char *
vk_batch_status_word(enum vk_batch_status status)
{
	return words[status];
}

/* ---- a line ---- */

static void
add_number(struct vk_buf *out, const char *name, long n, bool known)
{
	if (known)
		vk_buf_addf(out, ", \"%s\": %ld", name, n);
	else
		vk_buf_addf(out, ", \"%s\": null", name);
}

void
vk_journal_format(struct vk_buf *out, const struct vk_journal_line *l)
{
	vk_buf_adds(out, "{\"key\": ");
	vk_journal_string(out, l->key);
	vk_journal_member(out, "output", l->output);
	vk_journal_member(out, "status", words[l->status]);
	if (l->status != VK_BATCH_DONE) {
		vk_journal_member(out, "reason", l->reason);
		vk_journal_member(out, "rule", l->rule);
		add_number(out, "line", (long)l->line, l->line > 0);
	}
	add_number(out, "pages", l->pages, l->pages >= 0);
	vk_buf_addf(out,
	    ", \"findings\": {\"error\": %zu, \"warning\": %zu, "
	    "\"style\": %zu}",
	    l->counts[VK_BATCH_ERRORS], l->counts[VK_BATCH_WARNINGS],
	    l->counts[VK_BATCH_STYLES]);
	vk_journal_member(out, "sha256", l->sha256);
	vk_journal_member(out, "input", l->input);
	vk_buf_adds(out, "}\n");
}

struct parse {
	struct vk_arena *arena;
	struct vk_journal_line *line;
};

static void
take_status(struct vk_journal_line *l, const char *text)
{
	l->status = VK_BATCH_LEFT;
	for (int i = VK_BATCH_DONE; i < VK_BATCH_STATUSES; i++)
		if (strcmp(text, words[i]) == 0)
			l->status = (enum vk_batch_status)i;
}

static void
take_text(const struct parse *p, const char *name, const char *text)
{
	const struct {
		const char *name, **to;
	} members[] = {{"key", &p->line->key}, {"output", &p->line->output},
	    {"reason", &p->line->reason}, {"rule", &p->line->rule},
	    {"sha256", &p->line->sha256}, {"input", &p->line->input}};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		if (strcmp(name, members[i].name) == 0)
			*members[i].to = vk_arena_strdup(p->arena, text);
}

static void
take_number(struct vk_journal_line *l, const char *name, long n)
{
	if (strcmp(name, "line") == 0)
		l->line = n > 0 ? (uint32_t)n : 0;
	if (strcmp(name, "pages") == 0)
		l->pages = (int)n;
	for (int i = 0; i < VK_BATCH_LEVELS; i++)
		if (strcmp(name, levels[i]) == 0 && n > 0)
			l->counts[i] = (size_t)n;
}

static void
take_member(void *user, const struct vk_json_member *m)
{
	const struct parse *p = user;

	if (m->text == NULL)
		take_number(p->line, m->name, m->number);
	else if (strcmp(m->name, "status") == 0)
		take_status(p->line, m->text);
	else
		take_text(p, m->name, m->text);
}

bool
vk_journal_parse(
    const char *text, size_t len, struct vk_arena *a, struct vk_journal_line *l)
{
	struct parse p = {a, l};

	*l = (struct vk_journal_line){
	    "", "", VK_BATCH_LEFT, "", "", 0, -1, {0}, "", ""};
	return vk_json_object(text, len, a, take_member, &p) &&
	    *l->key != '\0' && l->status != VK_BATCH_LEFT;
}

/* ---- a file ---- */

static ssize_t
read_at(int file, void *bytes, size_t len, off_t at)
{
	ssize_t n;

	do
		n = pread(file, bytes, len, at);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Where the last whole line ends; -1: errno says why not. */
static off_t
end_of_lines(int file)
{
	char bytes[CHUNK];
	off_t at = lseek(file, 0, SEEK_END);

	while (at > 0) {
		size_t len = at > CHUNK ? CHUNK : (size_t)at;
		ssize_t n = read_at(file, bytes, len, at - (off_t)len);

		if (n != (ssize_t)len)
			return -1;
		for (; n > 0; n--, at--)
			if (bytes[n - 1] == '\n')
				return at;
	}
	return at;
}

bool
vk_journal_open(struct vk_journal *j, int folder, const char *name, bool fresh)
{
	int flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
	int error;

	j->file = openat(folder, name, flags, 0666);
	if (j->file < 0)
		return false;
	j->end = fresh ? 0 : end_of_lines(j->file);
	if (j->end >= 0 && ftruncate(j->file, j->end) == 0)
		return true;
	error = errno;
	close(j->file);
	j->file = -1;
	errno = error;
	return false;
}

/* What did not get there whole is taken back. */
static bool
append(struct vk_journal *j, const char *bytes, size_t len)
{
	ssize_t n;
	int error;

	do
		n = write(j->file, bytes, len);
	while (n < 0 && errno == EINTR);
	if (n == (ssize_t)len) {
		j->end += n;
		return true;
	}
	error = n < 0 ? errno : ENOSPC;
	if (n > 0 && ftruncate(j->file, j->end) != 0)
		error = errno;
	errno = error;
	return false;
}

bool
vk_journal_add(struct vk_journal *j, const struct vk_journal_line *l)
{
	struct vk_buf text = {0};
	bool done;

	vk_journal_format(&text, l);
	done = append(j, vk_buf_str(&text), text.len);
	vk_buf_free(&text);
	return done;
}

bool
vk_journal_close(struct vk_journal *j)
{
	bool done;
	int error;

	if (j->file < 0)
		return true;
	done = fsync(j->file) == 0 || errno == EINVAL || errno == ENOTSUP;
	error = errno;
	if (close(j->file) == 0 || errno == EINTR)
		errno = error;
	else
		done = false;
	j->file = -1;
	return done;
}

/* ---- reading ---- */

struct reader {
	struct vk_buf held; /* a line that is not at its end */
	size_t number;
	bool too_long; /* its beginning was thrown away */
	vk_journal_sink *sink;
	void *user;
};

static void
end_line(struct reader *r)
{
	struct vk_arena *a = vk_arena_new();
	struct vk_journal_line l = {0};
	bool good = !r->too_long &&
	    vk_journal_parse(vk_buf_str(&r->held), r->held.len, a, &l);

	r->sink(r->user, ++r->number, good ? &l : NULL);
	vk_buf_clear(&r->held);
	r->too_long = false;
	vk_arena_free(a);
}

static void
take_bytes(struct reader *r, const char *bytes, size_t len)
{
	while (len > 0) {
		const char *end = memchr(bytes, '\n', len);
		size_t part = end != NULL ? (size_t)(end - bytes) : len;

		if (r->held.len + part > MOST_LINE)
			r->too_long = true;
		else
			vk_buf_add(&r->held, bytes, part);
		if (end != NULL)
			end_line(r);
		part += end != NULL;
		bytes += part;
		len -= part;
	}
}

bool
vk_journal_read(int folder, const char *name, vk_journal_sink *sink, void *user)
{
	struct reader r = {.sink = sink, .user = user};
	char bytes[CHUNK];
	ssize_t n;
	off_t at = 0;
	int error,
	    file = openat(
		folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (file < 0)
		return false;
	for (; (n = read_at(file, bytes, sizeof(bytes), at)) > 0; at += n)
		take_bytes(&r, bytes, (size_t)n);
	error = errno;
	close(file);
	vk_buf_free(&r.held);
	errno = error;
	return n == 0;
}
