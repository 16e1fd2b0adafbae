/*
 * Days in the text: those that no calendar has, and those that cannot be where
 * they stand, after the paper itself was signed or before they began.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "sense.h"

static const char *
text_of(struct vk_sense *s)
{
	return s->check.line.text;
}

static const char *
said(struct vk_sense *s, const struct vk_said_day *d)
{
	return vk_check_keep(&s->check, text_of(s) + d->at, d->end - d->at);
}

/* ---- days that are none ---- */

static bool
is_real(const struct vk_said_day *d)
{
	int year = d->year > 0 ? d->year : 2000; /* 29/02 may be */

	return d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    d->day <= vk_date_month_days(year, d->month);
}

/* "trực cả ngày 24/24 giờ": hours. */
static bool
is_of_hours(const char *text, const struct vk_said_day *d)
{
	const char *rest = text + d->end;

	rest += vk_sense_blanks(rest);
	return d->year == 0 && d->day == d->month && d->month > 12 &&
	    (vk_sense_words(rest, "giờ") > 0 || vk_sense_words(rest, "h") > 0);
}

/* The moon has thirty days in its second month, too. */
static bool
is_of_the_moon(const char *text, const struct vk_said_day *d)
{
	const char *rest = text + d->end;

	rest += vk_sense_blanks(rest);
	rest += *rest == '(';
	return d->day <= 30 && d->month >= 1 && d->month <= 12 &&
	    vk_sense_words(rest, "âm lịch") > 0;
}

void
vk_sense_days_exist(struct vk_sense *s)
{
	const char *text = text_of(s);
	struct vk_said_day d;
	size_t from = 0;

	while (vk_sense_day(text, &from, s->check.line.len, &d)) {
		if (is_real(&d) || is_of_hours(text, &d) ||
		    is_of_the_moon(text, &d) || (!d.named && d.month > 12))
			continue;
		vk_check_say_at(
		    &s->check, VK_MSG_SAID_DAY_UNREAL, d.at, said(s, &d), NULL);
	}
}

/* ---- days of the week ---- */

static const char *const weekdays[] = {
    "chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"};
enum { WEEK = sizeof(weekdays) / sizeof(*weekdays) };

/* From 0, Sunday. */
static int
weekday_of(int year, int month, int day)
{
	static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};

	if (month < 3)
		year--;
	return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] +
		   day) %
	    WEEK;
}

/* In the capitals of what is written: "thứ Sáu", "Thứ Sáu". */
static const char *
weekday_like(struct vk_sense *s, int day, const char *written, size_t len)
{
	char *kept =
	    vk_check_keep(&s->check, weekdays[day], strlen(weekdays[day]));
	const char *second = memchr(written, ' ', len);
	char *own = strchr(kept, ' ');

	if (*written >= 'A' && *written <= 'Z')
		*kept = (char)(*kept - 'a' + 'A');
	if (second != NULL && second[1] >= 'A' && second[1] <= 'Z')
		own[1] = (char)(own[1] - 'a' + 'A');
	return kept;
}

/* "ngày 18/12/2026 (thứ sáu)" */
static void
look_at_weekday(struct vk_sense *s, const struct vk_said_day *d)
{
	const char *text = text_of(s);
	size_t at = d->end + vk_sense_blanks(text + d->end);
	int right = weekday_of(d->year, d->month, d->day);

	if (text[at] != '(')
		return;
	for (int i = 0; i < WEEK; i++) {
		size_t used = vk_sense_words(text + at + 1, weekdays[i]);

		if (used == 0 || text[at + 1 + used] != ')' || i == right)
			continue;
		vk_check_say_at(&s->check, VK_MSG_SAID_WEEKDAY, at + 1,
		    vk_check_keep(&s->check, text + at + 1, used),
		    weekday_like(s, right, text + at + 1, used));
	}
}

/* ---- from one day to another ---- */

static int
compare(const struct vk_said_day *a, const struct vk_said_day *b)
{
	struct vk_date x = {a->year, a->month, a->day};
	struct vk_date y = {b->year, b->month, b->day};

	return vk_date_compare(&x, &y);
}

/* Whether the two are "từ A đến B". */
static bool
is_range(
    const char *text, const struct vk_said_day *a, const struct vk_said_day *b)
{
	size_t at = a->end + vk_sense_blanks(text + a->end);
	size_t used = vk_sense_words(text + at, "đến hết");

	if (used == 0)
		used = vk_sense_words(text + at, "đến");
	if (used == 0 || !vk_sense_behind(text, a->at, "từ", NULL))
		return false;
	at += used + vk_sense_blanks(text + at + used);
	return at == b->at;
}

static void
look_at_range(struct vk_sense *s, const struct vk_said_day *a,
    const struct vk_said_day *b)
{
	struct vk_said_day from = *a;

	if (!is_range(text_of(s), a, b))
		return;
	/* from December to January needs no year */
	if (from.year == 0 && from.month == b->month)
		from.year = b->year;
	if (from.year > 0 && b->year > 0 && compare(&from, b) > 0)
		vk_check_say_at(&s->check, VK_MSG_SAID_DAYS_ORDER, b->at,
		    said(s, b), said(s, a));
}

/* ---- after the paper itself ---- */

/* Whether the day lies behind the paper's, as far as that is written. */
static bool
is_later(const struct vk_sense *s, const struct vk_said_day *d)
{
	const struct vk_date *own = &s->check.date;

	if (own->year == 0 || d->year == 0 || d->year < own->year)
		return false;
	if (d->year > own->year || own->month == 0)
		return d->year > own->year;
	if (d->month != own->month || own->day == 0)
		return d->month > own->month;
	return d->day > own->day;
}

static const struct vk_node *
head_child(const struct vk_sense *s, enum vk_element kind)
{
	const struct vk_node *head =
	    vk_node_child(s->check.doc->root, VK_EL_HEAD);

	return head != NULL ? vk_node_child(head, kind) : NULL;
}

static bool
is_own_symbol(const struct vk_sense *s, const char *symbol, size_t len)
{
	const struct vk_node *n = head_child(s, VK_EL_NUMBER);
	const char *own = n != NULL && n->first != NULL &&
		n->first->kind == VK_EL_TEXT && n->first->next == NULL
	    ? n->first->text
	    : "";

	own += strspn(own, " \t\r\n");
	return strncmp(own, symbol, len) == 0 &&
	    strspn(own + len, " \t\r\n") == strlen(own + len);
}

/* "22/5/2020" of the paper's own day */
static const char *
own_day(struct vk_sense *s)
{
	const struct vk_date *own = &s->check.date;
	char day[VK_DATE_PART_ROOM], month[VK_DATE_PART_ROOM];

	return vk_arena_printf(s->check.arena, "%s/%s/%d",
	    vk_date_day(own, day), vk_date_month(own, month), own->year);
}

/* The paper by its own number, as its appendices name it. */
static void
look_at_own(struct vk_sense *s, const struct vk_said_day *d)
{
	const struct vk_date *own = &s->check.date;

	if (own->day == 0 || d->year == 0 ||
	    (d->year == own->year && d->month == own->month &&
		d->day == own->day))
		return;
	vk_check_say_at(
	    &s->check, VK_MSG_SAID_OWN_DAY, d->at, said(s, d), own_day(s));
}

/*
 * Whether the day can but be that of the paper named before it: "theo Kế hoạch
 * số 05-KH/ĐU, ngày 30/9/2026 Đảng uỷ họp" has the day of a meeting.
 */
static bool
is_of_the_cited(const char *text, const struct vk_said_day *d)
{
	static const char *const words[] = {"của", "về", "và", "trên"};
	const char *rest = text + d->end;

	if (*rest == '\0' || strchr(";.)", *rest) != NULL)
		return true;
	rest += *rest == ',';
	rest += vk_sense_blanks(rest);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (vk_sense_words(rest, words[i]) > 0)
			return true;
	}
	return false;
}

static void
look_at_symbol(struct vk_sense *s, const struct vk_said_day *d)
{
	size_t begin = 0,
	       len = vk_sense_symbol_before(text_of(s), d->at, &begin);

	if (len == 0)
		return;
	if (is_own_symbol(s, text_of(s) + begin, len))
		look_at_own(s, d);
	else if (is_later(s, d) && is_of_the_cited(text_of(s), d))
		vk_check_say_at(&s->check, VK_MSG_SAID_LATER, d->at, said(s, d),
		    vk_check_keep(&s->check, text_of(s) + begin, len));
}

/* A congress of another level or body, which the own one speaks of. */
static bool
tells_of_other(const struct vk_sense *s, size_t at, size_t end)
{
	static const struct {
		const char *words, *folded;
	} levels[] = {{"toàn quốc", "toan quoc"}, {"cấp trên", "cap tren"},
	    {"tỉnh", "tinh"}, {"thành phố", "thanh pho"}, {"quận", "quan"},
	    {"huyện", "huyen"}, {"chi bộ", "chi bo"}, {"mặt trận", "mat tran"},
	    {"công đoàn", "cong doan"}, {"nông dân", "nong dan"},
	    {"phụ nữ", "phu nu"}, {"thanh niên", "thanh nien"},
	    {"đoàn tncs", "doan tncs"}, {"cựu chiến binh", "cuu chien binh"},
	    {"chữ thập đỏ", "chu thap do"}, {"người cao tuổi", "cao tuoi"},
	    {"thể dục thể thao", "the thao"}, {"thi đua", "thi dua"}};
	const char *own = s->own_body != NULL ? s->own_body : "";

	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++) {
		if (vk_sense_has(
			s->check.line.text, at, end, levels[i].words) &&
		    strstr(own, levels[i].folded) == NULL)
			return true;
	}
	return false;
}

/* What has been held, in the words of a congress's papers. */
static bool
tells_of_congress(const char *text, size_t at, size_t end)
{
	static const char *const held[] = {"được tiến hành", "đã tiến hành",
	    "tiến hành từ", "tiến hành trong", "họp từ", "họp ngày",
	    "họp trong", "đã họp", "diễn ra", "khai mạc", "bế mạc",
	    "được tổ chức"};

	if (vk_sense_words(text + at, "đại hội") == 0 ||
	    vk_sense_has(text, at, end, "sẽ") ||
	    vk_sense_has(text, at, end, "dự kiến"))
		return false;
	for (size_t i = 0; i < sizeof(held) / sizeof(*held); i++) {
		if (vk_sense_has(text, at, end, held[i]))
			return true;
	}
	return false;
}

/* A congress is over when its resolution is signed. */
static void
look_at_congress(struct vk_sense *s, const struct vk_said_day *d)
{
	size_t end, at = vk_sense_sentence(text_of(s), d->at, &end);

	if ((s->check.facts & VK_IS_CONGRESS) != 0 && is_later(s, d) &&
	    tells_of_congress(text_of(s), at, end) &&
	    !tells_of_other(s, at, end))
		vk_check_say_at(&s->check, VK_MSG_SAID_CONGRESS_DAY, d->at,
		    said(s, d), own_day(s));
}

/* ---- zeros ---- */

enum { OLD = 1990 };

/* Days of history have names: "3/2/1930", and every year "3/2". */
static bool
is_name(const struct vk_said_day *d)
{
	return d->year < OLD || (d->day == 3 && d->month == 2);
}

/* "05/02/2020", as far as the rule asks for zeros.  (HD05-4.2) */
static const char *
with_zeros(struct vk_sense *s, const struct vk_said_day *d)
{
	struct vk_date date = {d->year, d->month, d->day};
	char day[VK_DATE_PART_ROOM], month[VK_DATE_PART_ROOM];

	return vk_arena_printf(s->check.arena, "%s/%s/%d",
	    vk_date_day(&date, day), vk_date_month(&date, month), d->year);
}

static void
look_at_zeros(struct vk_sense *s, const struct vk_said_day *d)
{
	const char *text = text_of(s);
	size_t at = d->at + strcspn(text + d->at, "0123456789");
	size_t day = strspn(text + at, "0123456789");
	size_t month = strspn(text + at + day + 1, "0123456789");
	struct vk_bare_day *bare;

	if (is_name(d) || text[at + day] != '/')
		return;
	if ((d->day >= 10 || day == 2) && (d->month > 2 || month == 2)) {
		s->has_zeros = s->has_zeros || d->day < 10 || d->month <= 2;
		return;
	}
	bare = vk_arena_alloc(s->check.arena, sizeof(*bare));
	bare->found = vk_check_keep(&s->check, text + at, d->end - at);
	bare->needed = with_zeros(s, d);
	bare->pos = vk_line_pos(&s->check.line, at);
	*s->last_day = bare;
	s->last_day = &bare->next;
}

void
vk_sense_compare_days(struct vk_sense *s)
{
	const struct vk_bare_day *d = s->has_zeros ? s->bare_days : NULL;

	for (; d != NULL; d = d->next)
		vk_check_say(&s->check, VK_MSG_SAID_DAY_ZERO, d->pos, d->found,
		    d->needed);
}

void
vk_sense_days(struct vk_sense *s)
{
	struct vk_said_day d, before = {0};
	size_t from = 0;

	while (vk_sense_day(text_of(s), &from, s->check.line.len, &d)) {
		if (!is_real(&d)) {
			before = (struct vk_said_day){0};
			continue;
		}
		if (before.end > 0)
			look_at_range(s, &before, &d);
		if (d.year > 0) {
			look_at_weekday(s, &d);
			look_at_symbol(s, &d);
			look_at_congress(s, &d);
			look_at_zeros(s, &d);
		}
		before = d;
	}
}

/* ---- the year that the paper is about ---- */

/* "năm 2026" in the subject, against nam="2027". */
void
vk_sense_year(struct vk_sense *s)
{
	const char *text = text_of(s);
	const struct vk_attr *attr = (s->place & VK_SENSE_SUBJECT) != 0
	    ? vk_node_attr_whole(s->check.doc->root, VK_AT_YEAR)
	    : NULL;
	const char *other = NULL;
	size_t where = 0;

	for (size_t at = 0; attr != NULL && text[at] != '\0'; at++) {
		int year;

		if (!vk_sense_begins_figure(text, at) ||
		    !vk_sense_behind(text, at, "năm", NULL) ||
		    vk_sense_digits(text + at, 4, &year) != 4)
			continue;
		if (strncmp(text + at, attr->value, 4) == 0)
			return;
		if (other == NULL)
			other = vk_check_keep(&s->check, text + at, 4);
		where = where == 0 ? at : where;
	}
	if (other != NULL)
		vk_check_say_at(
		    &s->check, VK_MSG_SAID_YEAR, where, other, attr->value);
}
