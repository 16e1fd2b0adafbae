/*
 * The forms are small hand-written matchers: each reads on from where it
 * stands, and a value fits when nothing is left.
 */
#include "values.h"

#include <string.h>

#include "base/utf8.h"

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (vk_is_digit(s[n]))
		n++;
	return n;
}

static bool
take(const char **s, const char *words)
{
	size_t len = strlen(words);

	if (strncmp(*s, words, len) != 0)
		return false;
	*s += len;
	return true;
}

static bool
take_digits(const char **s, size_t n)
{
	if (digits(*s) < n)
		return false;
	*s += n;
	return true;
}

/* ",5", or nothing. */
static bool
take_fraction(const char **s)
{
	if (**s != ',')
		return true;
	++*s;
	if (digits(*s) == 0)
		return false;
	*s += digits(*s);
	return true;
}

/* "1.300", "1300", "0,3", "-2" */
static bool
take_figure(const char **s)
{
	size_t n;

	take(s, "-");
	n = digits(*s);
	if (n == 0)
		return false;
	*s += n;
	if (**s == '.' && n > 3)
		return false;
	while (**s == '.')
		if (digits(*s + 1) != 3)
			return false;
		else
			*s += 4;
	return take_fraction(s);
}

static bool
fits_figure(const char *s)
{
	return take_figure(&s) && *s == '\0';
}

static bool
fits_figures(const char *s)
{
	if (!take_figure(&s) || *s == '\0')
		return false;
	while (take(&s, "; "))
		if (!take_figure(&s))
			return false;
	return *s == '\0';
}

static bool
fits_result(const char *s)
{
	return fits_figure(s) || fits_figures(s);
}

static bool
fits_millimetres(const char *s)
{
	if (digits(s) == 0)
		return false;
	s += digits(s);
	return take_fraction(&s) && *s == '\0';
}

static bool
fits_width(const char *s)
{
	if (digits(s) == 0)
		return false;
	s += digits(s);
	if (!take_fraction(&s))
		return false;
	take(&s, "*");
	return *s == '\0';
}

static bool
take_year(const char **s)
{
	return (**s == '1' || **s == '2') && take_digits(s, 4);
}

static bool
fits_year(const char *s)
{
	return take_year(&s) && *s == '\0';
}

static bool
fits_term(const char *s)
{
	return take_year(&s) && take(&s, "-") && take_year(&s) && *s == '\0';
}

static bool
fits_base(const char *s)
{
	return take(&s, "nam-") && take_year(&s) && *s == '\0';
}

/* Two digits from 01 to most. */
static bool
take_pair(const char **s, int most)
{
	int n;

	if (digits(*s) < 2)
		return false;
	n = ((*s)[0] - '0') * 10 + ((*s)[1] - '0');
	*s += 2;
	return n >= 1 && n <= most;
}

/* "2020", "2020-05", "2020-05-22" */
static bool
fits_open_day(const char *s)
{
	if (!take_year(&s))
		return false;
	if (*s == '\0')
		return true;
	if (!take(&s, "-") || !take_pair(&s, 12))
		return false;
	if (*s == '\0')
		return true;
	return take(&s, "-") && take_pair(&s, 31) && *s == '\0';
}

static bool
fits_field(const char *s)
{
	if (!take(&s, "{"))
		return false;
	if (*s == '}')
		return false;
	while ((*s >= 'a' && *s <= 'z') || *s == '-')
		s++;
	return strcmp(s, "}") == 0;
}

static bool
fits_day_or_field(const char *s)
{
	return fits_open_day(s) || fits_field(s);
}

static int
days_in(long year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

/* "Z", "+07:00", or nothing */
static bool
fits_zone(const char *s)
{
	int hours, minutes;

	if (*s == '\0' || strcmp(s, "Z") == 0)
		return true;
	if (strlen(s) != 6 || (*s != '+' && *s != '-') || s[3] != ':' ||
	    digits(s + 1) != 2 || digits(s + 4) != 2)
		return false;
	hours = (s[1] - '0') * 10 + (s[2] - '0');
	minutes = (s[4] - '0') * 10 + (s[5] - '0');
	return hours < 14 ? minutes < 60 : hours == 14 && minutes == 0;
}

/* xsd:date: any year of four figures or more, a real day, perhaps a zone. */
static bool
fits_day(const char *s)
{
	size_t n;
	long year = 0;
	int month;

	take(&s, "-");
	n = digits(s);
	if (n < 4 || (n > 4 && *s == '0') || strncmp(s, "0000", n) == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		year = (year * 10 + (s[i] - '0')) % 400;
	s += n;
	if (!take(&s, "-") || !take_pair(&s, 12))
		return false;
	month = (s[-2] - '0') * 10 + (s[-1] - '0');
	if (!take(&s, "-") || !take_pair(&s, days_in(year, month)))
		return false;
	return fits_zone(s);
}

static bool
is_key_start(char c)
{
	return vk_is_digit(c) || (c >= 'a' && c <= 'z');
}

static bool
take_key(const char **s)
{
	if (!is_key_start(**s))
		return false;
	while (is_key_start(**s) || **s == '-' || **s == '_')
		++*s;
	return true;
}

static bool
fits_key(const char *s)
{
	return take_key(&s) && *s == '\0';
}

static bool
fits_keys(const char *s)
{
	if (!take_key(&s))
		return false;
	while (take(&s, " "))
		if (!take_key(&s))
			return false;
	return *s == '\0';
}

static bool
is_letter_or_digit(char c)
{
	return is_key_start(c) || (c >= 'A' && c <= 'Z');
}

static bool
fits_branch_key(const char *s)
{
	if (!is_letter_or_digit(*s))
		return false;
	while (is_letter_or_digit(*s) || (*s != '\0' && strchr("._-", *s)))
		s++;
	return *s == '\0';
}

static bool
is_capital_or_digit(char c)
{
	return vk_is_digit(c) || (c >= 'A' && c <= 'Z');
}

/* "HD36-6.5", "VK-XML-20" */
static bool
fits_rule(const char *s)
{
	if (*s < 'A' || *s > 'Z')
		return false;
	while (is_capital_or_digit(*s))
		s++;
	if (!take(&s, "-") || *s == '\0')
		return false;
	while (is_capital_or_digit(*s) || *s == '.' || *s == '-')
		s++;
	return *s == '\0';
}

static bool
fits_file_name(const char *s)
{
	return *s != '\0' && strpbrk(s, "/\\") == NULL;
}

static bool
fits_label(const char *s)
{
	return *s != '\0';
}

static bool
fits_anything(const char *s)
{
	(void)s;
	return true;
}

static bool
fits_count(const char *s)
{
	take(&s, "+");
	return digits(s) > 0 && s[digits(s)] == '\0' &&
	    s[strspn(s, "0")] != '\0';
}

#define GRADES "hoan-thanh-xuat-sac hoan-thanh-tot hoan-thanh khong-hoan-thanh"
#define FIGURE "1300; 1.300; 0,3"

static const struct vk_value_type types[] = {
    {"nhan", NULL, fits_label, "...", false, false},
    {"text", NULL, fits_anything, "...", false, false},
    {"khoa", NULL, fits_key, "ct01; thu-ngan-sach", false, false},
    {"so-vn", NULL, fits_figure, FIGURE, false, false},
    {"so-hoac-trong", NULL, fits_figure, FIGURE, false, true},
    {"so-duong", NULL, fits_count, "1; 2; 3", true, false},
    {"nam-so", NULL, fits_year, "2025", false, false},
    {"ten-tep", NULL, fits_file_name, "ket-qua.xml", false, false},
    {"co-khong", "co khong", NULL, NULL, false, false},
    {"xep-hang", GRADES, NULL, NULL, false, false},
    {"xep-hang-hoac-trong", GRADES, NULL, NULL, false, true},
    {"ket-qua", GRADES " co khong", fits_result, FIGURE "; 15; 42; 43", false,
	true},
    {"cac-so", NULL, fits_figures, "15; 42; 43", false, false},
    {"dai-mm", NULL, fits_millimetres, "36; 12,5", false, false},
    {"rong-cot", NULL, fits_width, "12; 12,5; 2*", false, false},
    {"nhiem-ky-so", NULL, fits_term, "2020-2025", false, false},
    {"ngay-du", NULL, fits_day, "2025-06-30", true, false},
    {"ngay-mo", NULL, fits_open_day, "2020-05-22; 2020-05; 2020", false, false},
    {"ngay-hoac-truong", NULL, fits_day_or_field, "2020-05-22; 2020-05; 2020",
	false, false},
    {"cac-khoa", NULL, fits_keys, "ct01 ct02", false, false},
    {"khoa-chi-bo", NULL, fits_branch_key, "cb01; CB-01", false, false},
    {"quy-tac-id", NULL, fits_rule, "HD36-6.5", false, false},
    {"bat-dau", "tiep", fits_count, "1; 2; 3; tiep", true, false},
    {"so-voi", "nam-truoc dau-nhiem-ky muc-giao nhiem-ky-truoc", fits_base,
	"nam-2020", false, false},
    {"kieu-chu", "dam nghieng dam-nghieng thuong", NULL, NULL, false, false},
    {"kho-giay", "doc ngang", NULL, NULL, false, false},
    {"ket-luan", "vuot dat khong-dat dang-thuc-hien khong-tinh chua-danh-gia",
	NULL, NULL, false, false},
    {"loai-van-ban",
	"nghi-quyet chi-thi ket-luan quy-che quyet-dinh quy-dinh thong-tri "
	"huong-dan thong-bao thong-cao tuyen-bo loi-keu-goi bao-cao ke-hoach "
	"quy-hoach chuong-trinh chien-luoc de-an phuong-an du-an to-trinh "
	"cong-van bien-ban cuong-linh dieu-le giay-gioi-thieu "
	"giay-chung-nhan giay-di-duong giay-nghi-phep giay-moi phieu-chuyen "
	"phieu-gui thu-cong",
	NULL, NULL, false, false},
};

const struct vk_value_type *
vk_value_type_find(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (strncmp(types[i].name, name, len) == 0 &&
		    types[i].name[len] == '\0')
			return &types[i];
	return NULL;
}

/* The value without blanks at its ends. */
static const char *
core(const char *value, size_t *len)
{
	value += strspn(value, " \t\r\n");
	*len = strlen(value);
	while (*len > 0 && strchr(" \t\r\n", value[*len - 1]) != NULL)
		--*len;
	return value;
}

bool
vk_value_is_word(const char *words, char between, const char *value)
{
	size_t len, n;

	value = core(value, &len);
	for (;; words += n + 1) {
		const char *end = strchr(words, between);

		n = end != NULL ? (size_t)(end - words) : strlen(words);
		if (n == len && memcmp(words, value, n) == 0)
			return true;
		if (end == NULL)
			return false;
	}
}

static bool
fits_trimmed(const struct vk_value_type *type, const char *value)
{
	char room[64];
	size_t len;

	value = core(value, &len);
	if (len >= sizeof(room))
		return false;
	memcpy(room, value, len);
	room[len] = '\0';
	return type->fits(room);
}

enum vk_value_match
vk_value_check(const struct vk_value_type *type, const char *value)
{
	size_t len;
	bool bare = core(value, &len) == value && value[len] == '\0';

	if (type->fits != NULL && type->fits(value))
		return VK_VALUE_GOOD;
	if (len == 0 ? type->may_be_empty
		     : type->words != NULL &&
		    vk_value_is_word(type->words, ' ', value))
		return bare ? VK_VALUE_GOOD : VK_VALUE_TRIM;
	if (type->trims && type->fits != NULL && fits_trimmed(type, value))
		return VK_VALUE_TRIM;
	return VK_VALUE_BAD;
}
