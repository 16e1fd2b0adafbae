/* The forms of values in a layout file; each is a small grammar of its own. */
#include "layout_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/len.h"
#include "read_standard.h"

static bool
is_digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return true;
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

static bool
is_day(const char *s)
{
	return strlen(s) == 10 && is_digits(s, 4) && s[4] == '-' &&
	    is_digits(s + 5, 2) && s[7] == '-' && is_digits(s + 8, 2) &&
	    two_digits(s + 5) >= 1 && two_digits(s + 5) <= 12 &&
	    two_digits(s + 8) >= 1 && two_digits(s + 8) <= 31;
}

static bool
is_made_of(const char *s, size_t most, const char *signs)
{
	size_t len = strlen(s);

	return len > 0 && len <= most && strspn(s, signs) == len;
}

static bool
is_id(const char *s)
{
	return is_made_of(s, VK_STANDARD_ID_ROOM - 1,
	    "abcdefghijklmnopqrstuvwxyz0123456789-");
}

static bool
is_prefix(const char *s)
{
	return is_made_of(s, 15, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
}

/* One or two figures, and no more. */
static bool
is_rule_number(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n <= 2 && s[n] == '\0';
}

/* "6.10"; "II.3", by the parts of a decree; "A2", an assertion of ours. */
static bool
is_rule(const char *s)
{
	size_t figures = strspn(s, "0123456789"), parts = strspn(s, "IV");

	if (strcmp(s, "ours") == 0)
		return true;
	if (figures > 0 && figures <= 2 && s[figures] == '.')
		return is_rule_number(s + figures + 1);
	if (parts > 0 && parts <= 4 && s[parts] == '.')
		return is_rule_number(s + parts + 1);
	return *s == 'A' && is_rule_number(s + 1);
}

/* Past the name at the front and the blank behind it. */
static const char *
after_name(const char *names)
{
	names += strcspn(names, " ");
	return names + strspn(names, " ");
}

static bool
is_among(const char *names, const char *name, size_t len)
{
	for (; *names != '\0'; names = after_name(names))
		if (strcspn(names, " ") == len && memcmp(names, name, len) == 0)
			return true;
	return false;
}

/* Every {name} of the pattern is known, and there are as many as known. */
static bool
is_pattern(const char *s, const char *names)
{
	size_t found = 0, wanted = 0;

	for (const char *p = names; *p != '\0'; p = after_name(p))
		wanted++;
	for (s = strchr(s, '{'); s != NULL; s = strchr(s + 1, '{')) {
		size_t len = strcspn(s + 1, "}");

		if (s[1 + len] != '}' || !is_among(names, s + 1, len))
			return false;
		found++;
	}
	return found == wanted;
}

static bool
read_count(const char *s, const char *unit, int32_t *out)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 6 || strcmp(s + n, unit) != 0)
		return false;
	*out = (int32_t)strtol(s, NULL, 10);
	return true;
}

/* The words of the flags: false and true. */
static const char *const choices[][2] = {
    [VK_FORM_YES_NO] = {"no", "yes"},
    [VK_FORM_WEIGHT] = {"regular", "bold"},
    [VK_FORM_SLANT] = {"upright", "italic"},
    [VK_FORM_PAGE] = {"last", "first"},
};

static bool
read_choice(const char *s, enum vk_form form, bool *out)
{
	*out = strcmp(s, choices[form][1]) == 0;
	return *out || strcmp(s, choices[form][0]) == 0;
}

static bool
read_or_body(const char *s, int32_t body, struct vk_value *v)
{
	v->body = strcmp(s, "body") == 0;
	v->number = body;
	return v->body || vk_len_parse(s, &v->number);
}

bool
vk_value_read(
    enum vk_form form, const char *s, const char *names, struct vk_value *v)
{
	*v = (struct vk_value){0, false, false};
	switch (form) {
	case VK_FORM_LENGTH:
		return vk_len_parse(s, &v->number);
	case VK_FORM_LENGTH_OR_BODY:
		return read_or_body(s, 0, v);
	case VK_FORM_SPACE_OR_BODY:
		return read_or_body(s, -1, v);
	case VK_FORM_COUNT:
		return read_count(s, "", &v->number);
	case VK_FORM_PERCENT:
		return read_count(s, "%", &v->number);
	case VK_FORM_YES_NO:
	case VK_FORM_WEIGHT:
	case VK_FORM_SLANT:
	case VK_FORM_PAGE:
		return read_choice(s, form, &v->flag);
	case VK_FORM_TEXT:
		return *s != '\0';
	case VK_FORM_TEXT_OR_NONE:
		return true;
	case VK_FORM_PATTERN:
		return is_pattern(s, names);
	case VK_FORM_ID:
		return is_id(s);
	case VK_FORM_PREFIX:
		return is_prefix(s);
	case VK_FORM_DAY:
		return is_day(s);
	case VK_FORM_DAY_OR_OPEN:
		return *s == '\0' || is_day(s);
	case VK_FORM_RULE:
		return is_rule(s);
	}
	return false;
}

enum vk_form_kind
vk_form_kind(enum vk_form form)
{
	if (form <= VK_FORM_PERCENT)
		return VK_FORM_NUMBER;
	return form <= VK_FORM_PAGE ? VK_FORM_FLAG : VK_FORM_WORD;
}

static const char *const examples[] = {
    [VK_FORM_LENGTH] = "14pt, 20mm",
    [VK_FORM_LENGTH_OR_BODY] = "14pt, body",
    [VK_FORM_SPACE_OR_BODY] = "6pt, body",
    [VK_FORM_COUNT] = "2",
    [VK_FORM_PERCENT] = "25%",
    [VK_FORM_YES_NO] = "yes, no",
    [VK_FORM_WEIGHT] = "regular, bold",
    [VK_FORM_SLANT] = "upright, italic",
    [VK_FORM_PAGE] = "last, first",
    [VK_FORM_TEXT] = "-----",
    [VK_FORM_TEXT_OR_NONE] = "(tiếp theo)",
    [VK_FORM_PATTERN] = "",
    [VK_FORM_ID] = "hd36-2018",
    [VK_FORM_PREFIX] = "HD36",
    [VK_FORM_DAY] = "2018-04-03",
    [VK_FORM_DAY_OR_OPEN] = "2018-04-03",
    [VK_FORM_RULE] = "6.10, ours",
};

void
vk_value_example(enum vk_form form, const char *names, struct vk_buf *out)
{
	vk_buf_adds(out, examples[form]);
	if (form != VK_FORM_PATTERN)
		return;
	for (; *names != '\0'; names = after_name(names))
		vk_buf_addf(out, "{%.*s}", (int)strcspn(names, " "), names);
}

void
vk_value_show(enum vk_form form, int32_t value, struct vk_buf *out)
{
	char room[VK_LEN_ROOM];

	if (vk_form_kind(form) == VK_FORM_FLAG)
		vk_buf_adds(out, choices[form][value != 0]);
	else if (form == VK_FORM_COUNT || form == VK_FORM_PERCENT)
		vk_buf_addf(out, "%d%s", (int)value,
		    form == VK_FORM_PERCENT ? "%" : "");
	else
		vk_buf_adds(out, vk_len_show(value, room));
}

void
vk_value_show_bounds(
    enum vk_form form, int32_t least, int32_t most, struct vk_buf *out)
{
	vk_value_show(form, least, out);
	vk_buf_adds(out, " - ");
	vk_value_show(form, most, out);
}
