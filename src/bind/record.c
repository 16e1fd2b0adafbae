/*
 * What the figures of a record must have to do with one another.  A part that
 * is absent is not checked; a figure that is no number has its finding.
 */
#include "bind.h"

#include <string.h>

#include "base/diag.h"
#include "model/figure.h"

struct sum { /* first = the others, those with "-" taken off */
	const char *names; /* blank between */
	enum vk_msg msg;
};

static const struct sum sums[] = {
    {"cuoi-ky dau-ky ket-nap chuyen-den -chuyen-di -tu-tran -ra-khoi-dang",
	VK_MSG_MEMBERS_CLOSING},
    {"cuoi-ky chinh-thuc du-bi", VK_MSG_MEMBERS_PARTS},
    {"cuoi-ky xuat-sac tot hoan-thanh khong-hoan-thanh chua-danh-gia",
	VK_MSG_GRADES_SUM},
};

enum { NAME_ROOM = 32, SCALE = 4, ONE = 10000, MOST = 1000000000 };

/* False when it is not there, or no number that can be added. */
static bool
figure_of(const struct vk_branch *b, const char *name, int64_t *out)
{
	const struct vk_branch_entry *f = vk_branch_field(b, name);
	struct vk_figure figure;

	if (f == NULL || !vk_figure_parse(f->value, &figure, NULL) ||
	    figure.scale > SCALE)
		return false;
	*out = vk_figure_scaled(&figure, SCALE);
	return *out > -(int64_t)MOST * MOST && *out < (int64_t)MOST * MOST;
}

static const char *
next_name(const char *at, char name[NAME_ROOM])
{
	size_t len = strcspn(at, " ");

	memcpy(name, at, len);
	name[len] = '\0';
	return at + len + strspn(at + len, " ");
}

static void
say(const struct vk_branch *b, enum vk_msg msg, const char *name,
    int64_t needed, struct vk_diag *d)
{
	const struct vk_branch_entry *f = vk_branch_field(b, name);
	struct vk_figure figure = {needed, SCALE};
	char room[VK_FIGURE_ROOM];

	while (figure.scale > 0 && figure.value % 10 == 0) {
		figure.value /= 10;
		figure.scale--;
	}
	vk_diag_add(d, msg, f->pos, f->value, vk_figure_show(&figure, room),
	    vk_branch_value(b, "ma"));
}

static void
check_sum(const struct vk_branch *b, const struct sum *s, struct vk_diag *d)
{
	char first[NAME_ROOM], name[NAME_ROOM];
	const char *at = next_name(s->names, first);
	int64_t whole, sum = 0, part;

	if (!figure_of(b, first, &whole))
		return;
	while (*at != '\0') {
		bool off = *at == '-';

		at = next_name(at + off, name);
		if (!figure_of(b, name, &part))
			return;
		sum += off ? -part : part;
	}
	if (sum != whole)
		say(b, s->msg, first, sum, d);
}

/* Of members, meetings, fees and grades. */
static bool
is_count(const char *name)
{
	enum vk_field_group group = vk_field_find(name, strlen(name)).group;

	return group > VK_GROUP_BRANCH && strcmp(name, "xep-loai-chi-bo") != 0;
}

static void
check_range(const struct vk_branch *b, struct vk_diag *d)
{
	for (size_t i = 0; i < b->nfields; i++) {
		const struct vk_branch_entry *f = &b->fields[i];
		bool share = strncmp(f->name, "ty-le-", 6) == 0;
		int64_t value;

		if (!is_count(f->name) || !figure_of(b, f->name, &value))
			continue;
		if (share ? value < 0 || value > 100 * ONE : value < 0)
			vk_diag_add(d,
			    share ? VK_MSG_SHARE_RANGE : VK_MSG_COUNT_NEGATIVE,
			    f->pos, f->value, f->name,
			    vk_branch_value(b, "ma"));
	}
}

static void
check_fees(const struct vk_branch *b, struct vk_diag *d)
{
	const char *note = vk_branch_value(b, "ghi-chu");
	int64_t due, paid;

	if (figure_of(b, "phai-thu", &due) && figure_of(b, "da-thu", &paid) &&
	    paid > due && note[strspn(note, " \t\r\n")] == '\0')
		say(b, VK_MSG_FEES_ABOVE, "da-thu", due, d);
}

void
vk_bind_check(const struct vk_branch *b, struct vk_diag *d)
{
	for (size_t i = 0; i < sizeof(sums) / sizeof(*sums); i++)
		check_sum(b, &sums[i], d);
	check_fees(b, d);
	check_range(b, d);
}

bool
vk_bind_checks(const char *name)
{
	static const char *const others[] = {
	    "ma", "ten", "nam", "van-ban", "phai-thu", "da-thu", "ghi-chu"};
	char one[NAME_ROOM];

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(others[i], name) == 0)
			return true;
	for (size_t i = 0; i < sizeof(sums) / sizeof(*sums); i++)
		for (const char *at = sums[i].names; *at != '\0';) {
			at = next_name(at + (*at == '-'), one);
			if (strcmp(one, name) == 0)
				return true;
		}
	return false;
}

bool
vk_bind_computes(const char *name)
{
	static const char *const parts[] = {"thuc-hien", "tu-so", "mau-so",
	    "muc-giao", "nam-truoc", "danh-gia", "ly-do", "don-vi"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (strcmp(parts[i], name) == 0)
			return true;
	return false;
}
