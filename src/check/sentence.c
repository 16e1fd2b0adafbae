/*
 * Words and figures of a sentence.  A figure may be a year that moves from
 * paper to paper, one that stays, a day, a number that only names something:
 * what it is decides whether it should have changed.
 */
#include "sentence.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "sense.h"

/* "năm 2026", "9/2026", but not that of "15/2020/NĐ-CP" */
static bool
is_year(const char *text, size_t at, size_t used, int value)
{
	return used == 4 && text[at + used] != '/' && value >= 1900 &&
	    value <= 2100 && vk_check_ends_word(text + at + used) &&
	    !(text[at + used] == '.' && text[at + used + 1] >= '0' &&
		text[at + used + 1] <= '9');
}

static bool
is_span(const char *text, size_t at)
{
	static const char *const words[] = {"đến năm", "đến hết năm", "từ năm",
	    "kể từ năm", "giai đoạn", "nhiệm kỳ", "tầm nhìn"};

	if (text[at + 4] == '-' || (at > 0 && text[at - 1] == '-'))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (vk_sense_behind(text, at, words[i], NULL))
			return true;
	}
	return false;
}

/* What only counts or names: "Điều 5", "khoá 2", "05-NQ/ĐU". */
static bool
is_label(const char *text, size_t at, size_t end)
{
	static const char *const words[] = {"điều", "khoản", "mục", "phần",
	    "chương", "số", "khoá", "khóa", "thứ", "phụ lục", "bảng", "biểu",
	    "quý", "tháng", "ngày", "chi bộ", "tổ", "thôn", "điểm"};

	if (text[end] == '-' ||
	    (text[end] == '/' && (text[end + 1] < '0' || text[end + 1] > '9')))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (vk_sense_behind(text, at, words[i], NULL))
			return true;
	}
	return false;
}

struct vk_mark *
vk_sentence_mark(
    struct vk_sentence *s, enum vk_mark_kind kind, size_t at, size_t end)
{
	struct vk_mark *m;

	if (s->nmarks == VK_SENTENCE_MARKS)
		return NULL;
	m = &s->marks[s->nmarks++];
	*m = (struct vk_mark){kind, at, end, {0, 0}};
	return m;
}

static size_t
take_figure(struct vk_sentence *s, const char *text, size_t at)
{
	struct vk_figure f;
	int year;
	size_t used = vk_sense_digits(text + at, 4, &year);
	struct vk_mark *m;

	if (is_year(text, at, used, year)) {
		m = vk_sentence_mark(s,
		    is_span(text, at) ? VK_MARK_SPAN : VK_MARK_YEAR, at,
		    at + used);
		if (m != NULL)
			m->value.value = year;
		return used;
	}
	used = vk_sense_figure(text + at, &f);
	if (used == 0)
		return strspn(text + at, "0123456789");
	m = vk_sentence_mark(s,
	    is_label(text, at, at + used) ? VK_MARK_LABEL : VK_MARK_PLAIN, at,
	    at + used);
	if (m != NULL)
		m->value = f;
	return used;
}

static void
take_day(struct vk_sentence *s, const char *text, const struct vk_said_day *d)
{
	size_t unused;
	bool cited = vk_sense_symbol_before(text, d->at, &unused) > 0;
	struct vk_mark *m = vk_sentence_mark(
	    s, cited ? VK_MARK_CITED : VK_MARK_DAY, d->at, d->end);

	if (m != NULL)
		m->value.value =
		    ((int64_t)d->year * 100 + d->month) * 100 + d->day;
}

size_t
vk_sentence_letters(const char *s, size_t len)
{
	size_t at = 0;

	while (at < len) {
		uint32_t cp;
		int used = vk_utf8_decode(s + at, len - at, &cp);

		if (used == 0 || vk_viet_upper(cp) == vk_viet_lower(cp))
			break;
		at += (size_t)used;
	}
	return at;
}

static size_t
take_word(struct vk_sentence *s, struct vk_buf *words, const char *text,
    size_t at, size_t end)
{
	size_t used = vk_sentence_letters(text + at, end - at);

	if (used == 0)
		return 0;
	vk_syllable_key(words, text + at, used);
	vk_buf_addc(words, ' ');
	s->n++;
	return used;
}

/* Each figure leaves a "#" among the words, a day an "@". */
struct vk_sentence
vk_sentence_read(struct vk_check *c, size_t at, size_t end)
{
	const char *text = c->line.text;
	struct vk_sentence s = {0};
	struct vk_buf words = {0};
	struct vk_said_day day = {0};
	size_t from = at;
	bool more = vk_sense_day(text, &from, end, &day);

	vk_buf_adds(&words, "");
	while (at < end) {
		size_t used = 1;

		if (more && at == day.at) {
			take_day(&s, text, &day);
			vk_buf_adds(&words, "@ ");
			at = day.end;
			more = vk_sense_day(text, &from, end, &day);
			continue;
		}
		if (text[at] >= '0' && text[at] <= '9') {
			used = take_figure(&s, text, at);
			vk_buf_adds(&words, "# ");
		} else {
			used = take_word(&s, &words, text, at, end);
		}
		at += used > 0 ? used : 1;
	}
	s.words = vk_arena_strdup(c->arena, vk_buf_str(&words));
	vk_buf_free(&words);
	return s;
}
