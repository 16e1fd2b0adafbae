/*
 * Counts in the text: a part that is larger than its whole, a share that is
 * not what part and whole give, half a vote.
 */
#include <string.h>

#include "base/arena.h"
#include "sense.h"

/* ---- what is counted ---- */

static const char votes[] = "phiếu";
static const char targets[] = "chỉ tiêu";
static const char *const people[] = {
    "đồng chí", "đại biểu", "đảng viên", "hội viên", "uỷ viên", "ủy viên"};

static bool
is_of_people(const char *s)
{
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
		if (vk_sense_words(s, people[i]) > 0)
			return true;
	}
	return false;
}

static bool
has_any(const struct vk_sense *s, size_t at, const char *const *words, size_t n)
{
	const char *text = s->check.line.text;
	size_t end, start = vk_sense_sentence(text, at, &end);

	for (size_t i = 0; i < n; i++) {
		if (vk_sense_has(text, start, end, words[i]))
			return true;
	}
	return false;
}

static bool
is_of_a_vote(const struct vk_sense *s, size_t at)
{
	static const char *const words[] = {
	    "phiếu", "biểu quyết", "tán thành", "nhất trí", "tín nhiệm"};

	return has_any(s, at, words, sizeof(words) / sizeof(*words));
}

/* Those who came are some of those who were called. */
static bool
is_of_a_meeting(const struct vk_sense *s, size_t at)
{
	static const char *const words[] = {"có mặt", "dự họp", "triệu tập"};

	return has_any(s, at, words, sizeof(words) / sizeof(*words));
}

static bool
is_a_mean(const struct vk_sense *s, size_t at)
{
	static const char *const words[] = {
	    "bình quân", "trung bình", "mỗi", "một chi bộ", "quy đổi"};

	return has_any(s, at, words, sizeof(words) / sizeof(*words));
}

/* ---- parts and wholes ---- */

struct part { /* "247/249 phiếu" */
	size_t at, end; /* of the two figures */
	struct vk_figure n, m;
	const char *unit; /* what follows */
};

static bool
take_part(const char *text, size_t at, struct part *p)
{
	size_t used = vk_sense_figure(text + at, &p->n);
	size_t slash = at + used;

	if (used == 0 || text[slash] != '/')
		return false;
	used = vk_sense_figure(text + slash + 1, &p->m);
	p->at = at;
	p->end = slash + 1 + used;
	if (used == 0 || !vk_check_ends_word(text + p->end) ||
	    (text[p->end] != '\0' && strchr("/-", text[p->end]) != NULL))
		return false;
	p->unit = text + p->end + vk_sense_blanks(text + p->end);
	return !vk_sense_behind(text, at, "ngày", NULL) &&
	    !vk_sense_behind(text, at, "tháng", NULL);
}

/* Results of a plan may pass it; votes, and targets that are met, cannot. */
static bool
cannot_be_above(const struct vk_sense *s, const struct part *p)
{
	return vk_sense_words(p->unit, votes) > 0 ||
	    vk_sense_words(p->unit, targets) > 0 ||
	    (is_of_people(p->unit) &&
		(is_of_a_vote(s, p->at) || is_of_a_meeting(s, p->at)));
}

static const char *
kept(struct vk_sense *s, size_t from, size_t to)
{
	return vk_check_keep(&s->check, s->check.line.text + from, to - from);
}

static void
look_at_part(struct vk_sense *s, const struct part *p)
{
	if (vk_figure_compare(&p->n, &p->m) > 0 && cannot_be_above(s, p))
		vk_check_say_at(&s->check, VK_MSG_SAID_PART_ABOVE, p->at,
		    kept(s, p->at, p->end), NULL);
}

/* ---- shares ---- */

enum { NEAR = 80, LARGE = 1000000000 };

/* Behind a comma or a bracket; with nothing else but these before the share. */
static size_t
take_lead(const char *s)
{
	static const char *const leads[] = {"đạt tỷ lệ", "đạt tỉ lệ",
	    "chiếm tỷ lệ", "chiếm tỉ lệ", "đạt", "chiếm", "bằng", "tỷ lệ",
	    "tỉ lệ"};
	size_t at = vk_sense_blanks(s);

	for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
		size_t used = vk_sense_words(s + at, leads[i]);

		if (used > 0)
			return at + used + vk_sense_blanks(s + at + used);
	}
	return at;
}

/* Whether nothing more is said behind the share: "100% kế hoạch" is another. */
static bool
is_complete(const char *s)
{
	size_t used = vk_sense_blanks(s);

	return strchr(",.;)", s[used]) != NULL ||
	    vk_sense_words(s + used, "tổng số") > 0;
}

struct share {
	size_t at, end; /* "99,2%" */
	struct vk_figure value;
};

/* The share that is told of a part, soon behind it. */
static bool
find_share(const char *text, const struct part *p, struct share *out)
{
	size_t at = p->end, used;

	while (text[at] != '\0' && strchr(",(.;0123456789", text[at]) == NULL)
		at++;
	if ((text[at] != ',' && text[at] != '(') || at - p->end > NEAR)
		return false;
	out->at = at + 1 + take_lead(text + at + 1);
	used = vk_sense_figure(text + out->at, &out->value);
	out->end = out->at + used + 1;
	return used > 0 && text[out->at + used] == '%' &&
	    is_complete(text + out->end);
}

static bool
is_small(const struct vk_figure *f)
{
	return f->scale == 0 && f->value >= 0 && f->value < LARGE;
}

/*
 * Whether the share is that of n in m, rounded or cut: less than one unit of
 * its last place away.
 */
static bool
is_share_of(const struct vk_figure *share, int64_t n, int64_t m)
{
	int64_t exact = 100 * n, told = share->value * m, off;

	for (int i = 0; i < share->scale; i++)
		exact *= 10;
	off = told > exact ? told - exact : exact - told;
	return off < m;
}

static void
look_at_share(struct vk_sense *s, const struct part *p)
{
	int64_t n = p->n.value, m = p->m.value, tenths;
	struct share share;

	if (!is_small(&p->n) || !is_small(&p->m) || m == 0 || n > m ||
	    !find_share(s->check.line.text, p, &share) ||
	    share.value.scale > 4 || share.value.value >= LARGE ||
	    is_share_of(&share.value, n, m) ||
	    is_share_of(&share.value, m - n, m))
		return;
	tenths = (2000 * n + m) / (2 * m);
	vk_check_say_at(&s->check, VK_MSG_SAID_SHARE, share.at,
	    kept(s, share.at, share.end),
	    tenths % 10 > 0
		? vk_arena_printf(s->check.arena, "%d,%d%%", (int)(tenths / 10),
		      (int)(tenths % 10))
		: vk_arena_printf(s->check.arena, "%d%%", (int)(tenths / 10)));
}

/* More than all of the votes. */
static void
look_at_percent(
    struct vk_sense *s, size_t at, size_t end, const struct vk_figure *f)
{
	static const struct vk_figure all = {100, 0};

	if (s->check.line.text[end] == '%' && vk_figure_compare(f, &all) > 0 &&
	    is_of_a_vote(s, at) && is_complete(s->check.line.text + end + 1))
		vk_check_say_at(&s->check, VK_MSG_SAID_SHARE_ABOVE, at,
		    kept(s, at, end + 1), NULL);
}

/* ---- halves ---- */

/* "249,249 phiếu" */
static void
look_at_count(
    struct vk_sense *s, size_t at, size_t end, const struct vk_figure *f)
{
	const char *text = s->check.line.text;
	const char *unit = text + end + vk_sense_blanks(text + end);
	bool of_votes = vk_sense_words(unit, votes) > 0;

	if (f->scale == 0 || (!of_votes && !is_of_people(unit)) ||
	    is_a_mean(s, at))
		return;
	vk_check_say_at(
	    &s->check, VK_MSG_SAID_HALF, at, kept(s, at, end), NULL);
}

void
vk_sense_votes(struct vk_sense *s)
{
	const char *text = s->check.line.text;

	for (size_t at = 0; text[at] != '\0';) {
		struct vk_figure f;
		struct part p;
		size_t used = vk_sense_begins_figure(text, at)
		    ? vk_sense_figure(text + at, &f)
		    : 0;

		if (used == 0) {
			at++;
			continue;
		}
		if (take_part(text, at, &p)) {
			look_at_part(s, &p);
			look_at_share(s, &p);
			at = p.end;
		} else {
			look_at_percent(s, at, at + used, &f);
			look_at_count(s, at, at + used, &f);
			at += used;
		}
	}
}
