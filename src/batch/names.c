/*
 * Names of files, from a pattern and a record.  What a file system or a shell
 * would stumble over becomes a hyphen; composed letters and lower case decide
 * whether two names are the same, as they do on other machines.
 */
#include "names.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "batch.h"

/* The value of the field that begins at `at`; NULL: none; *len of its name. */
static const char *
field_at(const char *at, const struct vk_record *r, size_t *len)
{
	const struct {
		const char *name, *value;
	} fields[] = {{"{ma}", r->key}, {"{ten}", r->name}, {"{nam}", r->year}};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		*len = strlen(fields[i].name);
		if (strncmp(at, fields[i].name, *len) == 0)
			return fields[i].value;
	}
	return NULL;
}

bool
vk_batch_pattern(const char *pattern)
{
	static const struct vk_record any = {"", "", "", "", 0};
	size_t fields = 0, len;

	if (!vk_utf8_valid(pattern, strlen(pattern), NULL))
		return false;
	for (; *pattern != '\0'; pattern += len) {
		if (*pattern == '{' && field_at(pattern, &any, &len) != NULL)
			fields++;
		else if (*pattern == '{' || *pattern == '}')
			return false;
		else
			len = 1;
	}
	return fields > 0;
}

static void
fill(struct vk_buf *out, const char *pattern, const struct vk_record *r)
{
	const char *value;
	size_t len;

	for (; *pattern != '\0'; pattern += len) {
		value = *pattern == '{' ? field_at(pattern, r, &len) : NULL;
		if (value != NULL) {
			vk_buf_adds(out, value);
		} else {
			vk_buf_addc(out, *pattern);
			len = 1;
		}
	}
}

static bool
is_awkward(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f ||
	    strchr("/\\:\"'<>|?*`", c) != NULL;
}

/* Names that Windows keeps for its devices. */
static bool
is_device(const char *name, size_t len)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	char low[5] = "";

	if (len < 3 || len > 4)
		return false;
	for (size_t i = 0; i < len; i++)
		low[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 32
								 : name[i]);
	for (size_t i = 0; len == 3 && i < 4; i++)
		if (strcmp(low, devices[i]) == 0)
			return true;
	return len == 4 && low[3] >= '1' && low[3] <= '9' &&
	    (strncmp(low, "com", 3) == 0 || strncmp(low, "lpt", 3) == 0);
}

bool
vk_names_make(
    struct vk_buf *out, const char *pattern, const struct vk_record *r)
{
	struct vk_buf filled = {0}, composed = {0};
	const char *from;
	size_t len;

	fill(&filled, pattern, r);
	vk_text_compose(&composed, vk_buf_str(&filled), filled.len, NULL, NULL);
	for (size_t i = 0; i < composed.len; i++)
		if (is_awkward(composed.data[i]))
			composed.data[i] = '-';
	/* what begins with these is hidden, or taken for an option */
	from = vk_buf_str(&composed);
	from += strspn(from, " .-");
	len = strlen(from);
	while (len > 0 && strchr(" .", from[len - 1]) != NULL)
		len--;
	vk_buf_add(out, from, len);
	if (is_device(from, len))
		vk_buf_addc(out, '-');
	vk_buf_adds(out, ".pdf");
	vk_buf_free(&filled);
	vk_buf_free(&composed);
	return len > 0;
}

void
vk_names_fold(struct vk_buf *out, const char *name)
{
	vk_viet_lower_text(out, name, strlen(name));
}
