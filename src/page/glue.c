/*
 * The rules of Vietnamese office text for each space, as tables: words that
 * keep the number after them, nouns that are counted, names, compounds, signs.
 * Unicode's own rules break inside numbers of documents and dates, and know
 * nothing of what reads wrong at the beginning of a line.
 */
#include "page/glue.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "page/line.h" /* VK_NEVER */
#include "page/token.h"

enum { /* prices in demerits; a line of badness 20 costs 900 */
	LOW = 150, /* a compound of two syllables */
	MIDDLE = 1000, /* between the parts of a date */
	HIGH = 3000, /* a name */
	CELL = 50000, /* in narrow columns, where lines are poor anyway */
	CELL_WORD = 20000000, /* in a word: as three fifths of a line empty */
	/* balanced heads, where lines of unlike length cost millions */
	HEAD_FAIR = 8000000,
	HEAD_POOR = 100000000,
	HEAD_NAME = 900000000
};

enum { NAME_TOKENS = 4 };

enum { WORDS = 5 }; /* of a view */

struct view { /* a space and the words round it */
	const struct vk_token_word *earlier, *before, *left, *right, *after;
	const struct vk_token *token; /* left */
	bool first; /* left is the first token */
	bool last; /* right is the last one, but for a closing sign */
	bool starts; /* left begins a sentence */
	struct vk_token_word words[WORDS]; /* of the tokens, in turn */
};

/* ---- tables of words: sorted by their bytes ---- */

/* As strcmp, but for most words their first byte is enough. */
static inline int
compare(const char *a, const char *b)
{
	int order = (unsigned char)*a - (unsigned char)*b;

	return order != 0 ? order : strcmp(a, b);
}

static int
compare_word(const void *key, const void *row)
{
	return compare(key, *(const char *const *)row);
}

static bool
is_in(const char *const *table, size_t n, const struct vk_token_word *w)
{
	return w->core[0] != '\0' &&
	    bsearch(w->core, table, n, sizeof(*table), compare_word) != NULL;
}

#define IN(table, word) is_in(table, sizeof(table) / sizeof((table)[0]), word)

/* They keep the number, numeral or letter that follows. */
static const char *const markers[] = {"bảng", "chương", "hình", "khoá", "khoản",
    "khóa", "kỳ", "lần", "lục", "mục", "phần", "quý", "số", "thứ", "tiết",
    "trang", "điều", "điểm", "đoạn"};

/* The words of a date. */
static const char *const dates[] = {"mùng", "mồng", "ngày", "năm", "tháng"};

/* What is counted or measured, by its first syllable. */
static const char *const counted[] = {"ban", "buổi", "bài", "bước", "bản", "bộ",
    "ca", "chi", "chương", "chỉ", "con", "cuộc", "cá", "cán", "cây", "công",
    "căn", "cơ", "cụm", "doanh", "dự", "gia", "giáo", "giải", "giờ", "ha",
    "học", "hộ", "hội", "kg", "khoá", "khu", "khâu", "khóa", "km", "km²", "kỳ",
    "lít", "lượt", "lần", "lớp", "m", "m²", "m³", "mét", "mô", "mục", "nghìn",
    "ngàn", "ngành", "ngày", "ngôi", "người", "nhiệm", "nhà", "nhóm", "năm",
    "nội", "phiên", "phiếu", "phong", "phòng", "phút", "phường", "phần", "quý",
    "quận", "suất", "số", "thành", "tháng", "thôn", "tiêu", "tiến", "tiếng",
    "trang", "triệu", "trường", "trụ", "tuyến", "tuần", "tuổi", "tấn", "tầng",
    "tập", "tỉ", "tỉnh", "tổ", "tỷ", "uỷ", "viên", "việc", "văn", "vấn", "vụ",
    "xã", "ý", "điểm", "đoàn", "đơn", "đại", "đảng", "đề", "đồng", "đội", "đợt",
    "ấp", "ủy"};

/* Compounds of the Party's papers that read better on one line. */
struct pair {
	const char *first, *second;
};

static const struct pair compounds[] = {
    {"an", "ninh"},
    {"ban", "chấp"},
    {"ban", "thường"},
    {"báo", "cáo"},
    {"bí", "thư"},
    {"chi", "bộ"},
    {"chi", "uỷ"},
    {"chi", "ủy"},
    {"chính", "quyền"},
    {"chính", "trị"},
    {"chấp", "hành"},
    {"chỉ", "tiêu"},
    {"chủ", "tịch"},
    {"cán", "bộ"},
    {"công", "tác"},
    {"cơ", "quan"},
    {"cơ", "sở"},
    {"cấp", "uỷ"},
    {"cấp", "ủy"},
    {"dân", "phố"},
    {"giám", "sát"},
    {"giải", "pháp"},
    {"huyện", "uỷ"},
    {"huyện", "ủy"},
    {"hội", "nghị"},
    {"hội", "đồng"},
    {"khu", "dân"},
    {"kinh", "tế"},
    {"kiểm", "tra"},
    {"lãnh", "đạo"},
    {"mặt", "trận"},
    {"nghị", "quyết"},
    {"nhiệm", "kỳ"},
    {"nhiệm", "vụ"},
    {"nhân", "dân"},
    {"quận", "uỷ"},
    {"quận", "ủy"},
    {"quốc", "phòng"},
    {"thành", "phố"},
    {"thành", "uỷ"},
    {"thành", "ủy"},
    {"thường", "trực"},
    {"thường", "vụ"},
    {"trung", "ương"},
    {"tỉnh", "uỷ"},
    {"tỉnh", "ủy"},
    {"tổ", "chức"},
    {"tổ", "dân"},
    {"tổ", "quốc"},
    {"uỷ", "ban"},
    {"văn", "hoá"},
    {"văn", "hóa"},
    {"xã", "hội"},
    {"đoàn", "thể"},
    {"đô", "thị"},
    {"đại", "biểu"},
    {"đại", "hội"},
    {"đảng", "bộ"},
    {"đảng", "uỷ"},
    {"đảng", "viên"},
    {"đảng", "ủy"},
    {"đồng", "chí"},
    {"ủy", "ban"},
};

static int
compare_pair(const void *key, const void *row)
{
	const struct pair *a = key, *b = row;
	int order = compare(a->first, b->first);

	return order != 0 ? order : compare(a->second, b->second);
}

static bool
is(const struct vk_token_word *w, const char *core)
{
	return compare(w->core, core) == 0;
}

static bool
is_any(
    const struct vk_token_word *w, const char *a, const char *b, const char *c)
{
	return is(w, a) || is(w, b) || is(w, c);
}

/* ---- rules: one row of the reference each ---- */

static bool
closes_right(const struct view *v)
{
	return v->right->closes;
}

static bool
opens_left(const struct view *v)
{
	return v->left->opens;
}

/*
 * A number that counts, not one that names a year or an article; "tổng số 15
 * đồng chí" counts, "số 15 ngày 3" does not.
 */
static bool
is_counted(const struct view *v)
{
	if (!v->left->number || v->left->stops || !IN(counted, v->right))
		return false;
	if (is(v->before, "số"))
		return !IN(dates, v->right);
	return !IN(markers, v->before) && !IN(dates, v->before);
}

static bool
is_thousands(const struct view *v)
{
	return v->left->figures > 0 && v->left->figures <= 3 &&
	    !v->left->stops && v->right->figures == 3;
}

static bool
is_dated(const struct view *v)
{
	return (v->right->number || v->right->dots) && IN(dates, v->left);
}

static bool
is_between_dates(const struct view *v)
{
	return (v->left->number || v->left->dots) && !v->left->stops &&
	    (is(v->right, "tháng") || is(v->right, "năm")) &&
	    IN(dates, v->before);
}

static bool
is_numbered(const struct view *v)
{
	return v->right->ordinal && !v->left->stops && IN(markers, v->left);
}

static bool
is_nth(const struct view *v)
{
	return is(v->left, "lần") && is(v->right, "thứ");
}

static bool
is_before_dash(const struct view *v)
{
	return v->right->dash;
}

/* "01 - NQ/ĐH": a number that is written with blanks. */
static bool
is_symbol(const struct view *v)
{
	return v->left->dash && v->before->number && v->right->more_capitals;
}

/* At the very beginning: -, +, *, (1), a), 1., 1.1., I. */
static bool
is_bullet(const struct view *v)
{
	const struct vk_token *t = v->token;
	char end = t->len > 0 ? t->text[t->len - 1] : '\0';

	if (!v->first || t->len == 0)
		return false;
	return v->left->dash || (t->len == 1 && strchr("+*", end) != NULL) ||
	    (t->len == 3 && memcmp(t->text, "•", 3) == 0) ||
	    (v->left->ordinal && (end == ')' || end == '.'));
}

static bool
is_label(const struct view *v)
{
	return (v->token->flags & VK_TOKEN_LABEL) != 0 || is_bullet(v);
}

static bool
is_authority(const struct view *v)
{
	static const char *const signs[] = {
	    "k/t", "kt", "q", "t/l", "t/m", "tl", "tm", "tuq"};

	return v->left->capital && !v->right->dash && IN(signs, v->left);
}

static bool
is_range(const struct view *v)
{
	if (v->right->number)
		return is(v->left, "từ") || is(v->left, "đến");
	return v->left->number && is(v->before, "từ") && is(v->right, "đến");
}

static bool
is_titled(const struct view *v)
{
	if (!v->right->capital || v->left->stops)
		return false;
	return is_any(v->left, "ông", "bà", "chị") ||
	    (is(v->before, "đồng") && is(v->left, "chí"));
}

/* Two capitals in a row, but not the first word of a sentence. */
static bool
is_name(const struct view *v)
{
	bool left = v->left->capital && !v->left->more_capitals;
	bool right = v->right->capital && !v->right->more_capitals;

	return left && right && !v->left->stops && !v->right->number &&
	    (!v->starts || v->after->capital);
}

static bool
is_compound(const struct view *v)
{
	struct pair pair = {v->left->core, v->right->core};

	return !v->left->stops &&
	    bsearch(&pair, compounds, sizeof(compounds) / sizeof(compounds[0]),
		sizeof(compounds[0]), compare_pair) != NULL;
}

static bool
is_lone_end(const struct view *v)
{
	return v->last;
}

/* The second half of a word, most often: nine words in ten have two syllables. */
static bool
is_lone_syllable(const struct view *v)
{
	return v->last && !v->right->capital && !v->right->number &&
	    !v->right->dots && !v->right->dash;
}

/* The dearest row that holds is the price; text before cells. */
static const struct rule {
	bool (*holds)(const struct view *);
	int32_t text, cell;
} rules[] = {
    {closes_right, VK_NEVER, VK_NEVER},
    {opens_left, VK_NEVER, VK_NEVER},
    {is_counted, VK_NEVER, CELL_WORD},
    {is_thousands, VK_NEVER, VK_NEVER},
    {is_dated, VK_NEVER, CELL},
    {is_numbered, VK_NEVER, CELL},
    {is_nth, VK_NEVER, CELL},
    {is_before_dash, VK_NEVER, CELL},
    {is_symbol, VK_NEVER, CELL},
    {is_label, VK_NEVER, CELL},
    {is_authority, VK_NEVER, CELL},
    {is_lone_syllable, HIGH, CELL_WORD},
    {is_titled, HIGH, HIGH},
    {is_name, HIGH, HIGH},
    {is_lone_end, HIGH, HIGH},
    {is_between_dates, MIDDLE, MIDDLE},
    {is_range, MIDDLE, MIDDLE},
    {is_compound, LOW, CELL_WORD},
};

static int32_t
running_price(const struct view *v, enum vk_glue_mode mode)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i].holds(v))
			return mode == VK_GLUE_CELL ? rules[i].cell
						    : rules[i].text;
	return 0;
}

/* ---- heads: by meaning ---- */

static bool
is_place_word(const struct vk_token_word *w, const struct vk_token_word *next)
{
	static const char *const places[] = {
	    "huyện", "phường", "quận", "tỉnh", "xã"};

	if (!next->capital && !next->number)
		return false;
	if (is(w, "thành"))
		return is(next, "phố");
	if (is(w, "đặc"))
		return is(next, "khu");
	if (is(w, "thị"))
		return is(next, "xã") || is(next, "trấn");
	return IN(places, w) && !is_any(next, "ủy", "uỷ", "hội");
}

/* The second syllable of a place's word, and what may follow a place's name. */
static bool
is_place_tail(const struct vk_token_word *before, const struct vk_token_word *w)
{
	return (is(before, "thành") && is(w, "phố")) ||
	    (is(before, "đặc") && is(w, "khu")) ||
	    (is(before, "thị") && (is(w, "xã") || is(w, "trấn")));
}

static bool
begins_part(const struct view *v)
{
	const struct vk_token_word *w = v->right, *next = v->after;

	if (is_place_tail(v->left, w))
		return false;
	return w->dash || is_place_word(w, next) ||
	    (is(w, "lần") && is(next, "thứ")) ||
	    (is(w, "nhiệm") && is(next, "kỳ")) ||
	    (is_any(w, "khóa", "khoá", "năm") && next->ordinal);
}

/* After ĐẠI HỘI ĐẠI BIỂU, ĐẠI HỘI TOÀN THỂ ĐẢNG VIÊN, ĐẠI HỘI CHI BỘ. */
static bool
ends_part(const struct view *v)
{
	static const char *const parts[][3] = {
	    {"hội", "đại", "biểu"},
	    {"thể", "đảng", "viên"},
	    {"hội", "chi", "bộ"},
	};

	if (v->left->stops)
		return true;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (is(v->earlier, parts[i][0]) && is(v->before, parts[i][1]) &&
		    is(v->left, parts[i][2]))
			return true;
	return false;
}

static bool
is_body(const struct vk_token_word *first, const struct vk_token_word *second)
{
	static const struct pair bodies[] = {
	    {"ban", "chấp"},
	    {"ban", "thường"},
	    {"chi", "bộ"},
	    {"chi", "ủy"},
	    {"chi", "uỷ"},
	    {"đảng", "bộ"},
	    {"đảng", "ủy"},
	    {"đảng", "uỷ"},
	    {"ủy", "ban"},
	    {"uỷ", "ban"},
	};

	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		if (is(first, bodies[i].first) && is(second, bodies[i].second))
			return true;
	return false;
}

/* What running text never parts, but that a dash may begin a line here. */
static bool
is_kept_in_head(const struct view *v)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i].text == VK_NEVER &&
		    rules[i].holds != is_before_dash && rules[i].holds(v))
			return true;
	return false;
}

/*
 * `name` counts down the tokens that may belong to the name of a place; a name
 * ends where a part begins or a small letter stands.
 */
static int32_t
head_price(const struct view *v, int *name)
{
	if (is_kept_in_head(v))
		return VK_NEVER;
	if (v->left->dash)
		return HEAD_POOR;
	if (ends_part(v) || begins_part(v)) {
		*name = 0; /* ĐẢNG BỘ · PHƯỜNG belong together if they can */
		return is_body(v->before, v->left) && !ends_part(v) ? HEAD_FAIR
								    : 0;
	}
	if (is_body(v->right, v->after) || is_body(v->before, v->left)) {
		*name = 0;
		return HEAD_FAIR;
	}
	if (is_place_tail(v->before, v->left)) {
		*name = NAME_TOKENS - 1;
		return HEAD_POOR; /* THÀNH PHỐ · HỒ CHÍ MINH, if it must be */
	}
	if (is_place_word(v->left, v->right))
		*name = NAME_TOKENS;
	if (*name > 0 && (v->right->capital || v->right->number)) {
		(*name)--;
		return HEAD_NAME;
	}
	*name = 0;
	if (is_name(v))
		return HEAD_NAME;
	return is_compound(v) ? 3 * HEAD_POOR : HEAD_POOR;
}

/* ---- all of them ---- */

static void
step(struct view *v, const struct vk_token *tokens, size_t n, size_t i)
{
	v->starts = i == 0 || v->left->ends || is_label(v);
	v->earlier = v->before;
	v->before = v->left;
	v->left = v->right;
	v->right = v->after;
	v->after = i + 2 < n
	    ? vk_token_read(&tokens[i + 2], &v->words[(i + 2) % WORDS])
	    : &vk_no_word;
	v->token = &tokens[i];
	v->first = i == 0;
	v->last = n > 2 && (i + 2 == n || (i + 3 == n && v->after->closes));
}

void
vk_glue(struct vk_token *tokens, size_t n, enum vk_glue_mode mode)
{
	struct view v = {
	    .before = &vk_no_word, .left = &vk_no_word, .after = &vk_no_word};
	int name = 0;

	if (n == 0)
		return;
	v.right = vk_token_read(&tokens[0], &v.words[0]);
	if (n > 1)
		v.after = vk_token_read(&tokens[1], &v.words[1]);
	for (size_t i = 0; i + 1 < n; i++) {
		step(&v, tokens, n, i);
		if (tokens[i].flags & VK_TOKEN_KEEP)
			tokens[i].price = VK_NEVER;
		else if (tokens[i].len == 0)
			tokens[i].price = 0;
		else if (mode == VK_GLUE_HEAD)
			tokens[i].price = head_price(&v, &name);
		else
			tokens[i].price = running_price(&v, mode);
	}
	tokens[n - 1].price = 0;
}
