/*
 * The targets of a resolution: attributes become data, and what they cannot
 * mean is found here, once, whatever the years bring.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "model/figure.h"
#include "work.h"

/* ---- words of attributes ---- */

static const char *const comparisons[] = {"it-nhat", "nhieu-nhat",
    "trong-khoang", "dung-bang", "khong-co", "dat", "xep-loai", "co-cau",
    "thu-hang", "dinh-tinh", NULL};
static const char *const directions[] = {"", "tang", "giam", "vuot", NULL};
static const char *const bases[] = {
    "", "nam-truoc", "dau-nhiem-ky", "muc-giao", "nhiem-ky-truoc", NULL};
static const char *const periods[] = {
    "hang-nam", "binh-quan", "cuoi-ky", "luy-ke", NULL};

/* Which of the words the attribute has; the first one without it. */
static int
word_of(const struct vk_node *n, enum vk_attribute name,
    const char *const *words, int other)
{
	const char *value = vk_node_attr(n, name);

	for (int i = 0; value != NULL && words[i] != NULL; i++)
		if (strcmp(words[i], value) == 0)
			return i;
	return value == NULL ? 0 : other;
}

/* ---- figures ---- */

/* A point after a zero is no sign of thousands: the decimals are meant. */
static void
say_point(struct vk_work *w, const struct vk_attr *attr, const char *text,
    const char *who)
{
	char *meant = vk_arena_strdup(w->arena, text);
	char *point = strchr(meant, '.');

	if (point != NULL)
		*point = ',';
	vk_diag_add(w->diag, VK_MSG_FIGURE_POINT, attr->pos, text, meant, who);
}

const struct vk_exact *
vk_figure_of(struct vk_work *w, const struct vk_attr *attr, const char *text,
    const char *who)
{
	struct vk_figure f;
	struct vk_exact *x;
	enum vk_figure_fault why;

	if (!vk_figure_parse(text, &f, &why)) {
		if (why != VK_FIGURE_LARGE) {
			say_point(w, attr, text, who);
			return NULL;
		}
		vk_diag_add(
		    w->diag, VK_MSG_FIGURE_LARGE, attr->pos, text, NULL, who);
		return NULL;
	}
	x = vk_arena_alloc(w->arena, sizeof(*x));
	*x = vk_exact_decimal(f.value, f.scale);
	return x;
}

static size_t
count_parts(const char *text)
{
	size_t n = 1;

	for (; *text != '\0'; text++)
		n += *text == ';';
	return n;
}

const struct vk_exact *
vk_figures_of(
    struct vk_work *w, const struct vk_attr *attr, const char *who, size_t *n)
{
	const char *at = attr->value;
	struct vk_exact *all;

	*n = count_parts(at);
	all = vk_arena_array(w->arena, *n, sizeof(*all));
	for (size_t i = 0; i < *n; i++) {
		size_t len = strcspn(at, ";");
		const char *part = vk_arena_strndup(w->arena, at, len);
		const struct vk_exact *x = vk_figure_of(w, attr, part, who);

		if (x == NULL)
			return NULL;
		all[i] = *x;
		at += len;
		at += strspn(at, "; ");
	}
	return all;
}

static int
scale_of(const char *text)
{
	int most = 0;

	while ((text = strchr(text, ',')) != NULL) {
		int n = (int)strspn(++text, "0123456789");

		most = n > most ? n : most;
	}
	return most;
}

/* ---- one target ---- */

static void
fault(struct vk_work *w, struct vk_target *t, enum vk_msg msg,
    enum vk_attribute name, const char *found, const char *needed)
{
	const struct vk_attr *attr = vk_node_attr_whole(t->node, name);
	struct vk_pos pos = attr != NULL ? attr->pos : t->node->pos;

	vk_diag_add(
	    w->diag, msg, pos, found, needed, vk_node_attr(t->node, VK_AT_KEY));
	t->broken = true;
}

static const struct vk_exact *
read_bound(struct vk_work *w, struct vk_target *t, enum vk_attribute name)
{
	const struct vk_attr *attr = vk_node_attr_whole(t->node, name);
	const struct vk_exact *x;
	size_t n;

	if (attr == NULL)
		return NULL;
	x = vk_figures_of(w, attr, vk_node_attr(t->node, VK_AT_KEY), &n);
	if (x == NULL)
		t->broken = true;
	if (t->nbounds > 0 && n != t->nbounds)
		fault(w, t, VK_MSG_BOUNDS_UNEVEN, name, attr->value, NULL);
	t->nbounds = n;
	if (scale_of(attr->value) > t->decimals)
		t->decimals = scale_of(attr->value);
	return x;
}

static void
read_bounds(struct vk_work *w, struct vk_target *t)
{
	static const struct vk_exact zero = {.under = {1, {1}}};
	const char *lower = vk_node_attr(t->node, VK_AT_LOWER);

	if (t->comparison == VK_GRADE) {
		t->grade = lower != NULL ? vk_grade_find(lower) : 0;
		return;
	}
	t->lower = read_bound(w, t, VK_AT_LOWER);
	t->upper = read_bound(w, t, VK_AT_UPPER);
	if (t->comparison == VK_NONE_OF) {
		t->upper = &zero;
		t->nbounds = 1;
	}
	if (t->lower == NULL || t->upper == NULL || t->broken)
		return;
	for (size_t i = 0; i < t->nbounds; i++)
		if (vk_exact_compare(&t->lower[i], &t->upper[i]) > 0) {
			fault(w, t, VK_MSG_BOUNDS_ORDER, VK_AT_LOWER, lower,
			    vk_node_attr(t->node, VK_AT_UPPER));
			return;
		}
}

static bool
is_percent(const char *unit)
{
	return unit != NULL && unit[0] == '%';
}

static void
read_base(struct vk_work *w, struct vk_target *t)
{
	const char *against = vk_node_attr(t->node, VK_AT_AGAINST_BASE);
	const struct vk_attr *start = vk_node_attr_whole(t->node, VK_AT_BASE);

	t->base = (enum vk_base)word_of(
	    t->node, VK_AT_AGAINST_BASE, bases, VK_BASE_FIXED_YEAR);
	if (t->base == VK_BASE_FIXED_YEAR)
		t->base_year = atoi(against + strlen("nam-"));
	if (t->base != VK_BASE_NONE && t->base != VK_BASE_PLAN &&
	    t->direction == VK_LEVEL)
		fault(
		    w, t, VK_MSG_BASE_ALONE, VK_AT_AGAINST_BASE, against, NULL);
	if (start == NULL)
		return;
	t->start_text = vk_arena_strdup(w->arena, start->value);
	t->start = vk_figure_of(
	    w, start, start->value, vk_node_attr(t->node, VK_AT_KEY));
	t->broken = t->broken || t->start == NULL;
}

static bool
is_number(const struct vk_target *t)
{
	return t->comparison <= VK_NONE_OF || t->comparison == VK_RANK;
}

/* Sums and means are of numbers, products of rates, changes of numbers. */
static void
check_sense(struct vk_work *w, struct vk_target *t)
{
	if ((t->period == VK_MEAN || t->period == VK_SUM) && !is_number(t))
		fault(w, t, VK_MSG_TARGET_NO_NUMBERS, VK_AT_PERIOD,
		    vk_node_attr(t->node, VK_AT_PERIOD),
		    vk_node_attr(t->node, VK_AT_COMPARISON));
	if (t->base != VK_BASE_NONE && !is_number(t))
		fault(w, t, VK_MSG_TARGET_NO_NUMBERS, VK_AT_AGAINST_BASE,
		    vk_node_attr(t->node, VK_AT_AGAINST_BASE),
		    vk_node_attr(t->node, VK_AT_COMPARISON));
	if (t->geometric && !t->relative && !is_percent(t->unit))
		fault(w, t, VK_MSG_MEAN_NO_RATE, VK_AT_MEAN, NULL, NULL);
}

/* Text of the node and all below it, but not of footnotes. */
static void
add_text(struct vk_buf *out, const struct vk_node *n)
{
	if (n->kind == VK_EL_TEXT)
		vk_buf_add(out, n->text, n->len);
	if (n->kind == VK_EL_LINE_BREAK)
		vk_buf_addc(out, ' ');
	if (n->kind == VK_EL_FOOTNOTE)
		return;
	for (n = n->first; n != NULL; n = n->next)
		add_text(out, n);
}

/* Runs of blanks are one, and the final stop is left out. */
static const char *
sentence_of(struct vk_work *w, const struct vk_node *n)
{
	struct vk_buf text = {0};
	const char *from, *kept;
	char *to;

	add_text(&text, n);
	vk_buf_addc(&text, '\0');
	to = text.data;
	for (from = text.data; *from != '\0'; from++) {
		bool blank = strchr(" \t\r\n", *from) != NULL;

		if (!blank)
			*to++ = *from;
		else if (to > text.data && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > text.data && strchr(" .;/", to[-1]) != NULL)
		to--;
	kept = vk_arena_strndup(w->arena, text.data, (size_t)(to - text.data));
	vk_buf_free(&text);
	return kept;
}

static const char *
copy_of(struct vk_work *w, const struct vk_node *n, enum vk_attribute name)
{
	const char *value = vk_node_attr(n, name);

	return value != NULL ? vk_arena_strdup(w->arena, value) : NULL;
}

static void
read_target(struct vk_work *w, const struct vk_node *n, struct vk_target *t)
{
	t->node = n;
	t->sentence = sentence_of(w, n);
	t->short_name = copy_of(w, n, VK_AT_SHORT_NAME);
	t->unit = copy_of(w, n, VK_AT_UNIT);
	t->comparison = (enum vk_comparison)word_of(
	    n, VK_AT_COMPARISON, comparisons, VK_FREE);
	t->direction = (enum vk_direction)word_of(
	    n, VK_AT_DIRECTION, directions, VK_LEVEL);
	t->period =
	    (enum vk_period)word_of(n, VK_AT_PERIOD, periods, VK_YEARLY);
	t->lower_strict = vk_node_is(n, VK_AT_LOWER_STRICT, "co");
	t->upper_strict = vk_node_is(n, VK_AT_UPPER_STRICT, "co");
	t->soft = vk_node_is(n, VK_AT_SOFT, "co");
	t->every_unit = vk_node_attr(n, VK_AT_SCOPE) != NULL;
	t->geometric = vk_node_is(n, VK_AT_MEAN, "nhan");
	t->relative = t->direction == VK_EXCESS ||
	    (t->direction != VK_LEVEL && is_percent(t->unit));
	read_bounds(w, t);
	read_base(w, t);
	check_sense(w, t);
}

/* ---- what it asks, in words ---- */

void
vk_target_add_unit(struct vk_buf *out, const char *unit)
{
	if (unit == NULL)
		return;
	if (unit[0] != '%' && strncmp(unit, "‰", strlen("‰")) != 0)
		vk_buf_addc(out, ' ');
	vk_buf_adds(out, unit);
}

static void
add_range(struct vk_buf *out, const struct vk_target *t, const char *lower,
    const char *upper)
{
	bool plain = lower[0] != '-' && upper[0] != '-';

	if (plain && !t->lower_strict && !t->upper_strict) {
		vk_buf_addf(out, "%s-%s", lower, upper);
		return;
	}
	vk_buf_addf(out, "%s%s đến %s%s", t->lower_strict ? "trên " : "", lower,
	    t->upper_strict ? "dưới " : "", upper);
}

/* "15-16; 42-43" */
static void
add_structure(struct vk_buf *out, const char *lower, const char *upper)
{
	while (*lower != '\0') {
		size_t n = strcspn(lower, ";"), m = strcspn(upper, ";");

		vk_buf_add(out, lower, n);
		vk_buf_addc(out, '-');
		vk_buf_add(out, upper, m);
		lower += n;
		upper += m;
		if (*lower != '\0')
			vk_buf_adds(out, "; ");
		lower += strspn(lower, "; ");
		upper += strspn(upper, "; ");
	}
}

static void
add_bounds(struct vk_buf *out, const struct vk_target *t)
{
	const char *lower = vk_node_attr(t->node, VK_AT_LOWER);
	const char *upper = vk_node_attr(t->node, VK_AT_UPPER);

	switch (t->comparison) {
	case VK_AT_LEAST:
		vk_buf_addf(out, "%s%s", t->lower_strict ? "trên " : "", lower);
		break;
	case VK_AT_MOST:
		vk_buf_addf(out, "%s%s",
		    t->upper_strict ? "dưới " : "không quá ", upper);
		break;
	case VK_BETWEEN:
		add_range(out, t, lower, upper);
		break;
	case VK_EXACTLY:
		vk_buf_adds(out, lower);
		break;
	case VK_NONE_OF:
		vk_buf_addc(out, '0');
		break;
	case VK_YES_NO:
		vk_buf_adds(out, vk_verdict_word(VK_MET, false));
		break;
	case VK_GRADE:
		vk_buf_adds(out, vk_grade_word(t->grade));
		break;
	case VK_STRUCTURE:
		if (upper != NULL)
			add_structure(out, lower, upper);
		else
			vk_buf_adds(out, lower);
		break;
	case VK_RANK:
		vk_buf_adds(out, upper);
		break;
	case VK_FREE:
		break;
	}
}

static const char *const change_words[] = {
    [VK_LEVEL] = "",
    [VK_INCREASE] = "tăng ",
    [VK_DECREASE] = "giảm ",
    [VK_EXCESS] = "vượt ",
};

const char *
vk_target_bounds(struct vk_work *w, const struct vk_target *t)
{
	struct vk_buf text = {0};
	const char *kept;

	vk_buf_adds(&text, change_words[t->direction]);
	add_bounds(&text, t);
	if (t->base == VK_BASE_PLAN && (t->relative || t->direction == 0))
		vk_buf_adds(&text, "% mức giao");
	else if (t->direction == VK_EXCESS)
		vk_buf_addc(&text, '%');
	else if (t->direction != VK_LEVEL)
		vk_target_add_unit(&text, t->unit);
	kept =
	    text.len > 0 ? vk_arena_strdup(w->arena, vk_buf_str(&text)) : NULL;
	vk_buf_free(&text);
	return kept;
}

/* ---- all targets ---- */

struct walk {
	struct vk_work *work;
	size_t room;
	const struct vk_node *whole; /* <y ma="..."> around */
	const struct vk_node *last_whole; /* around the target before */
};

static void
add_target(struct walk *walk, const struct vk_node *n)
{
	struct vk_work *w = walk->work;
	struct vk_target *t = &w->targets[w->ntargets];
	struct vk_asked *a = &w->asked[w->ntargets++];
	bool same = walk->whole != NULL && walk->whole == walk->last_whole;

	read_target(w, n, t);
	if (!same)
		w->tally->ncounted++;
	t->counted = w->tally->ncounted - 1;
	walk->last_whole = walk->whole;
	a->key = copy_of(w, n, VK_AT_KEY);
	a->name = t->short_name != NULL ? t->short_name : t->sentence;
	a->group = copy_of(w, n, VK_AT_GROUP);
	a->rule = vk_target_bounds(w, t);
	a->soft = t->soft;
	if (walk->whole != NULL)
		a->whole = copy_of(w, walk->whole, VK_AT_KEY);
}

/* One more than may be is enough to know that there are too many. */
static size_t
count_targets(const struct vk_node *n)
{
	size_t count = n->kind == VK_EL_TARGET;

	for (n = n->first; n != NULL && count <= VK_TALLY_MOST_TARGETS;
	     n = n->next)
		count += count_targets(n);
	return count;
}

static void
walk_targets(struct walk *walk, const struct vk_node *n)
{
	const struct vk_node *around = walk->whole;

	if (n->kind == VK_EL_ITEM && vk_node_attr(n, VK_AT_KEY) != NULL)
		walk->whole = n;
	if (n->kind == VK_EL_TARGET)
		add_target(walk, n);
	for (const struct vk_node *c = n->first; c != NULL; c = c->next)
		walk_targets(walk, c);
	walk->whole = around;
}

/* ---- by their keys ---- */

static int
by_key(const void *a, const void *b)
{
	const struct vk_asked *const *x = a, *const *y = b;

	return strcmp((*x)->key, (*y)->key);
}

static void
sort_targets(struct vk_work *w)
{
	w->by_key = vk_arena_array(w->arena, w->ntargets, sizeof(*w->by_key));
	for (size_t i = 0; i < w->ntargets; i++)
		w->by_key[i] = &w->asked[i];
	qsort(w->by_key, w->ntargets, sizeof(*w->by_key), by_key);
}

const struct vk_target *
vk_target_find(const struct vk_work *w, const char *key)
{
	struct vk_asked wanted = {.key = key}, *at = &wanted;
	const struct vk_asked **found =
	    bsearch(&at, w->by_key, w->ntargets, sizeof(*w->by_key), by_key);

	return found != NULL ? &w->targets[*found - w->asked] : NULL;
}

const char *
vk_target_near(const struct vk_work *w, const char *key)
{
	const char **names = vk_alloc(w->ntargets, sizeof(*names));
	const char *near;

	for (size_t i = 0; i < w->ntargets; i++)
		names[i] = w->asked[i].key;
	near = vk_nearest(key, names, w->ntargets);
	free(names);
	return near;
}

bool
vk_targets_read(struct vk_work *w, const struct vk_doc *doc)
{
	struct walk walk = {.work = w};
	size_t n = count_targets(doc->root);

	if (n == 0 || n > VK_TALLY_MOST_TARGETS) {
		vk_diag_add(w->diag,
		    n == 0 ? VK_MSG_TARGETS_NONE : VK_MSG_TARGETS_MANY,
		    doc->root->pos, NULL, n == 0 ? NULL : "1.000", NULL);
		return false;
	}
	w->targets = vk_arena_array(w->arena, n, sizeof(*w->targets));
	w->asked = vk_arena_array(w->arena, n, sizeof(*w->asked));
	walk_targets(&walk, doc->root);
	sort_targets(w);
	return true;
}
