/*
 * A list of words: sections in brackets, a line for each phrase, # before a
 * remark.  An office writes its own, so every fault has its line.
 */
#include "read_words.h"

#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "model/words.h"

enum { MOST_BYTES = 1 << 20 };

static const struct section {
	const char *name;
	char between; /* of the two sides of a line, or of many; 0: none */
	bool many, dated;
} sections[VK_WORDS_USES] = {
    [VK_WORDS_SLIP] = {"sai", '=', false, false},
    [VK_WORDS_WORDING] = {"nen", '=', false, false},
    [VK_WORDS_VARIANT] = {"lan", '|', true, false},
    [VK_WORDS_TERM] = {"hoa", 0, false, false},
    [VK_WORDS_SHORT] = {"viet-tat", 0, false, false},
    [VK_WORDS_FOREIGN] = {"tu-muon", 0, false, false},
    [VK_WORDS_ABOLISHED] = {"bai-bo", 0, false, true},
};

struct list {
	struct vk_words *words;
	struct vk_diag *diag;
	struct vk_pos pos; /* of the line */
	enum vk_words_use use;
	struct vk_date since; /* of a section that has its day */
	bool unknown; /* the section at hand is none of ours */
};

static void
refuse(struct list *l, enum vk_msg msg, const char *line, const char *needed)
{
	vk_diag_add(l->diag, msg, l->pos, line, needed, NULL);
}

/* Cuts blanks from both ends, in place. */
static char *
trim(char *s)
{
	size_t len;

	s += strspn(s, " \t\r");
	len = strlen(s);
	while (len > 0 && strchr(" \t\r", s[len - 1]) != NULL)
		s[--len] = '\0';
	return s;
}

/* What follows the name of a section is its day; NULL: another name. */
static const char *
after_name(const struct section *s, const char *line)
{
	size_t len = strlen(s->name);

	if (strncmp(line, s->name, len) != 0 ||
	    (line[len] != '\0' && line[len] != ' '))
		return NULL;
	return line + len + strspn(line + len, " ");
}

static bool
is_section(struct list *l, const struct section *s, const char *line)
{
	const char *day = after_name(s, line);

	if (day == NULL)
		return false;
	return s->dated ? vk_date_parse(day, &l->since) : *day == '\0';
}

static void
begin_section(struct list *l, char *line)
{
	size_t len = strlen(line);

	if (line[len - 1] == ']')
		line[len - 1] = '\0';
	l->unknown = false;
	for (int i = 0; i < VK_WORDS_USES; i++) {
		if (is_section(l, &sections[i], trim(line + 1))) {
			l->use = (enum vk_words_use)i;
			return;
		}
	}
	l->unknown = true;
	refuse(l, VK_MSG_WORDS_SECTION, trim(line + 1),
	    "sai, nen, lan, hoa, viet-tat, tu-muon, bai-bo 2025-07-01");
}

/* "a | b | c": one group. */
static bool
add_group(struct list *l, char *line, char between)
{
	struct vk_words_line one = {.use = l->use};
	bool fine = strchr(line, between) != NULL;

	one.group = vk_words_groups(l->words);
	while (line != NULL && fine) {
		char *end = strchr(line, between);

		if (end != NULL)
			*end++ = '\0';
		one.text = trim(line);
		fine = vk_words_add(l->words, &one);
		line = end;
	}
	return fine;
}

/* "quận ...": cuts off what stands for a name. */
static bool
cut_name(char *line)
{
	static const char name[] = "...";
	size_t len = strlen(line), end = sizeof(name) - 1;

	if (len <= end || strcmp(line + len - end, name) != 0)
		return false;
	line[len - end] = '\0';
	return true;
}

/* "a = b", or "a". */
static bool
add_one(struct list *l, char *line, char between)
{
	struct vk_words_line one = {.use = l->use, .since = l->since};
	char *end = between != 0 ? strchr(line, between) : NULL;

	if (between != 0 && end == NULL)
		return false;
	if (end != NULL) {
		*end = '\0';
		one.right = trim(end + 1);
		if (*one.right == '\0')
			return false;
	}
	one.named = sections[l->use].dated && cut_name(line);
	one.text = trim(line);
	return vk_words_add(l->words, &one);
}

static void
take_line(struct list *l, char *line)
{
	const struct section *s = &sections[l->use];
	struct vk_buf shown = {0};
	bool fine;

	line = trim(line);
	if (*line == '[') {
		begin_section(l, line);
		return;
	}
	if (*line == '\0' || *line == '#' || l->unknown)
		return;
	vk_buf_adds(&shown, line);
	fine = s->many ? add_group(l, line, s->between)
		       : add_one(l, line, s->between);
	if (!fine)
		refuse(l, VK_MSG_WORDS_LINE, vk_buf_str(&shown),
		    s->between == '=' ? "sai = đúng"
			: s->many     ? "kỹ | kĩ"
				      : "Nhân dân");
	vk_buf_free(&shown);
}

static void
take_lines(struct list *l, char *text)
{
	while (text != NULL) {
		char *end = strchr(text, '\n');

		if (end != NULL)
			*end++ = '\0';
		l->pos.line++;
		take_line(l, text);
		text = end;
	}
}

static bool
is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

void
vk_words_read(struct vk_words *words, const char *folder, struct vk_diag *d)
{
	struct vk_buf path = {0}, file = {0}, text = {0};
	struct list l = {.words = words, .diag = d, .use = VK_WORDS_SLIP};
	size_t skip;

	vk_buf_adds(&path, folder);
	if (path.len > 0 && path.data[path.len - 1] != '/')
		vk_buf_addc(&path, '/');
	vk_buf_adds(&path, VK_WORDS_FILE);
	if (is_there(path.data) &&
	    vk_file_read(path.data, MOST_BYTES, &file, d) && file.len > 0) {
		skip = strncmp(file.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
		vk_text_compose(
		    &text, file.data + skip, file.len - skip, NULL, NULL);
		vk_buf_addc(&text, '\n');
		l.pos = (struct vk_pos){path.data, 0, 1};
		take_lines(&l, text.data);
	}
	vk_buf_free(&path);
	vk_buf_free(&file);
	vk_buf_free(&text);
}
