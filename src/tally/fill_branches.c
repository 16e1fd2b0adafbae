/*
 * Tables of branches: T3 is a row for each with a total under it, T4 their
 * grades and those of their members.  Totals are sums of what stands above;
 * where a branch lacks a figure there is none.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fill_work.h"
#include "model/figure.h"

struct total {
	bool known;
	struct vk_exact sum;
	int decimals;
	size_t n; /* figures that were added */
};

static const struct vk_node *
first_branch(const struct vk_fill *f)
{
	return vk_node_child(f->from->branches->root, VK_EL_BRANCH);
}

static size_t
count_branches(const struct vk_fill *f)
{
	size_t n = 0;

	for (const struct vk_node *b = first_branch(f); b != NULL;
	     b = vk_node_again(b))
		n++;
	return n;
}

/* NULL where the branch does not say. */
static const char *
figure_of(const struct vk_node *branch, enum vk_element group,
    enum vk_attribute name, struct vk_figure *figure)
{
	const struct vk_node *n = vk_node_child(branch, group);
	const char *text = n != NULL ? vk_node_attr(n, name) : NULL;

	return text != NULL && vk_figure_parse(text, figure, NULL) ? text
								   : NULL;
}

static void
add_to(struct total *t, const struct vk_figure *figure)
{
	struct vk_exact x = vk_exact_decimal(figure->value, figure->scale);

	t->sum = vk_exact_add(&t->sum, &x);
	t->n++;
	if (figure->scale > t->decimals)
		t->decimals = figure->scale;
}

static void
say_incomplete(
    struct vk_fill *f, const struct vk_node *branch, enum vk_attribute name)
{
	const char *who = vk_node_attr(branch, VK_AT_KEY);

	vk_diag_add(f->diag, VK_MSG_TOTAL_UNKNOWN, branch->pos,
	    vk_attribute_name(name), NULL, who);
}

/* Over all branches; unknown with a finding at the first that lacks it. */
static struct total
total_of(struct vk_fill *f, enum vk_element group, enum vk_attribute name)
{
	struct total t = {.known = true, .sum = vk_exact_decimal(0, 0)};

	for (const struct vk_node *b = first_branch(f); b != NULL;
	     b = vk_node_again(b)) {
		struct vk_figure figure;

		if (figure_of(b, group, name, &figure) != NULL) {
			add_to(&t, &figure);
			continue;
		}
		if (t.known)
			say_incomplete(f, b, name);
		t.known = false;
	}
	return t;
}

static const char *
show_total(struct vk_fill *f, const struct total *t)
{
	struct vk_buf text = {0};
	const char *kept;

	if (!t->known)
		return NULL;
	vk_exact_show(&text, &t->sum, t->decimals);
	kept = vk_arena_strdup(f->arena, vk_buf_str(&text));
	vk_buf_free(&text);
	return kept;
}

/* ---- T3 ---- */

static const struct {
	const char *head;
	enum vk_attribute name; /* of <dang-so> */
} counts[] = {
    {"Đầu kỳ", VK_AT_OPENING},
    {"Cuối kỳ", VK_AT_CLOSING},
    {"Miễn sinh hoạt", VK_AT_EXEMPT},
    {"Dự bị", VK_AT_PROBATIONARY},
    {"Kết nạp", VK_AT_ADMITTED},
    {"Chuyển đi", VK_AT_LEFT},
    {"Chuyển đến", VK_AT_ARRIVED},
    {"Từ trần", VK_AT_DECEASED},
    {"Ra khỏi Đảng", VK_AT_REMOVED},
};
enum { COUNTS = sizeof(counts) / sizeof(counts[0]), OF_MEMBERS = 4 };

static const char *
grade_of(const struct vk_node *branch)
{
	const struct vk_node *n = vk_node_child(branch, VK_EL_GRADES);
	const char *code =
	    n != NULL ? vk_node_attr(n, VK_AT_BRANCH_GRADE) : NULL;
	int grade = code != NULL ? vk_grade_find(code) : -1;

	return grade >= 0 ? vk_grade_word(grade) : NULL;
}

static void
put_columns(struct vk_fill *f, struct vk_node *table)
{
	struct vk_node *head, *row;

	vk_fill_column(f, table, NULL, "stt");
	vk_fill_column(f, table, NULL, NULL);
	for (int i = 0; i < COUNTS; i++)
		vk_fill_column(f, table, "so", NULL);
	vk_fill_column(f, table, "giua", NULL);
	head = vk_fill_new(f, table, VK_EL_TABLE_HEAD);
	row = vk_fill_new(f, head, VK_EL_ROW);
	vk_fill_head(f, row, "STT", 1, 2);
	vk_fill_head(f, row, "Chi bộ", 1, 2);
	vk_fill_head(f, row, "Số đảng viên", OF_MEMBERS, 1);
	for (int i = OF_MEMBERS; i < COUNTS; i++)
		vk_fill_head(f, row, counts[i].head, 1, 2);
	vk_fill_head(f, row, "Xếp loại chi bộ", 1, 2);
	row = vk_fill_new(f, head, VK_EL_ROW);
	for (int i = 0; i < OF_MEMBERS; i++)
		vk_fill_head(f, row, counts[i].head, 1, 1);
}

static void
put_branch(struct vk_fill *f, struct vk_node *table,
    const struct vk_node *branch, size_t number)
{
	struct vk_node *row = vk_fill_new(f, table, VK_EL_ROW);
	struct vk_figure unused;

	vk_fill_cell(f, row, vk_fill_number(f, number));
	vk_fill_cell(f, row, vk_node_attr(branch, VK_AT_SHORT_NAME));
	for (int i = 0; i < COUNTS; i++)
		vk_fill_figure(f, row,
		    figure_of(branch, VK_EL_MEMBERS, counts[i].name, &unused));
	vk_fill_cell(f, row, grade_of(branch));
}

static void
fill_all(struct vk_fill *f, struct vk_node *table)
{
	size_t number = 0;
	struct vk_node *row;

	put_columns(f, table);
	for (const struct vk_node *b = first_branch(f); b != NULL;
	     b = vk_node_again(b))
		put_branch(f, table, b, ++number);
	row = vk_fill_new(f, table, VK_EL_TOTAL_ROW);
	vk_fill_head(f, row, "Tổng số", 2, 1);
	for (int i = 0; i < COUNTS; i++) {
		struct total t = total_of(f, VK_EL_MEMBERS, counts[i].name);

		vk_fill_figure(f, row, show_total(f, &t));
	}
	vk_fill_cell(f, row, "");
}

/* ---- T4 ---- */

static const struct {
	const char *head;
	enum vk_attribute name; /* of <xep-loai> */
} grades[] = {
    /* from the best */
    {"Hoàn thành xuất sắc", VK_AT_EXCELLENT},
    {"Hoàn thành tốt", VK_AT_GOOD},
    {"Hoàn thành", VK_AT_FULFILLED},
    {"Không hoàn thành", VK_AT_NOT_FULFILLED},
};
enum { GRADES = sizeof(grades) / sizeof(grades[0]) };

struct graded { /* one row of the table */
	const char *who;
	struct total all, assessed, grade[GRADES], rest;
};

/* In percent of those that were assessed, with one decimal. */
static const char *
show_share(struct vk_fill *f, const struct total *t, const struct total *all)
{
	struct vk_exact share;
	struct vk_buf text = {0};
	const char *kept;

	if (!t->known || !all->known || vk_exact_sign(&all->sum) <= 0)
		return NULL;
	share = vk_percent_of(&t->sum, &all->sum);
	vk_exact_show(&text, &share, 1);
	kept = vk_arena_strdup(f->arena, vk_buf_str(&text));
	vk_buf_free(&text);
	return kept;
}

static void
put_graded(struct vk_fill *f, struct vk_node *table, const struct graded *g)
{
	struct vk_node *row = vk_fill_new(f, table, VK_EL_ROW);

	vk_fill_cell(f, row, g->who);
	vk_fill_figure(f, row, show_total(f, &g->all));
	vk_fill_figure(f, row, show_total(f, &g->assessed));
	for (int i = 0; i < GRADES; i++) {
		vk_fill_figure(f, row, show_total(f, &g->grade[i]));
		vk_fill_figure(
		    f, row, show_share(f, &g->grade[i], &g->assessed));
	}
	vk_fill_figure(f, row, show_total(f, &g->rest));
}

static struct total
total_from(size_t n)
{
	return (struct total){
	    .known = true, .sum = vk_exact_decimal((int64_t)n, 0)};
}

/* The grades of the branches themselves are counted. */
static struct graded
grades_of_branches(struct vk_fill *f)
{
	struct graded g = {.who = "Chi bộ"};
	size_t by[GRADES] = {0}, assessed = 0, all = count_branches(f);

	for (const struct vk_node *b = first_branch(f); b != NULL;
	     b = vk_node_again(b)) {
		const struct vk_node *n = vk_node_child(b, VK_EL_GRADES);
		const char *code =
		    n != NULL ? vk_node_attr(n, VK_AT_BRANCH_GRADE) : NULL;
		int grade = code != NULL ? vk_grade_find(code) : -1;

		if (grade < 0 || grade >= GRADES)
			continue;
		by[GRADES - 1 - grade]++;
		assessed++;
	}
	g.all = total_from(all);
	g.assessed = total_from(assessed);
	for (int i = 0; i < GRADES; i++)
		g.grade[i] = total_from(by[i]);
	g.rest = total_from(all - assessed);
	return g;
}

static struct graded
grades_of_members(struct vk_fill *f)
{
	struct graded g = {.who = "Đảng viên"};

	g.all = total_of(f, VK_EL_MEMBERS, VK_AT_CLOSING);
	g.assessed = total_of(f, VK_EL_GRADES, VK_AT_ASSESSED);
	for (int i = 0; i < GRADES; i++)
		g.grade[i] = total_of(f, VK_EL_GRADES, grades[i].name);
	g.rest = total_of(f, VK_EL_GRADES, VK_AT_NOT_ASSESSED);
	return g;
}

static void
fill_grades(struct vk_fill *f, struct vk_node *table)
{
	struct vk_node *head, *row;
	struct graded branches, members;

	vk_fill_column(f, table, NULL, NULL);
	for (int i = 0; i < 3 + 2 * GRADES; i++)
		vk_fill_column(f, table, "so", NULL);
	head = vk_fill_new(f, table, VK_EL_TABLE_HEAD);
	row = vk_fill_new(f, head, VK_EL_ROW);
	vk_fill_head(f, row, "Đối tượng", 1, 2);
	vk_fill_head(f, row, "Tổng số", 1, 2);
	vk_fill_head(f, row, "Được đánh giá", 1, 2);
	for (int i = 0; i < GRADES; i++)
		vk_fill_head(f, row, grades[i].head, 2, 1);
	vk_fill_head(f, row, "Chưa xếp loại", 1, 2);
	row = vk_fill_new(f, head, VK_EL_ROW);
	for (int i = 0; i < GRADES; i++) {
		vk_fill_head(f, row, "Số lượng", 1, 1);
		vk_fill_head(f, row, "Tỷ lệ %", 1, 1);
	}
	branches = grades_of_branches(f);
	members = grades_of_members(f);
	put_graded(f, table, &branches);
	put_graded(f, table, &members);
}

/* ---- both ---- */

static bool
has_branches(struct vk_fill *f, const struct vk_node *n)
{
	if (f->from->branches != NULL)
		return true;
	if (!f->from->branches_named)
		vk_diag_add(f->diag, VK_MSG_BRANCHES_UNNAMED, n->pos,
		    vk_element_name(n->kind), NULL, NULL);
	return false;
}

void
vk_fill_branches(struct vk_fill *f, struct vk_node *n)
{
	bool grades_alone = vk_node_is(n, VK_AT_FORM, "xep-loai");

	if (!has_branches(f, n) ||
	    !vk_fill_afford(f, n, (count_branches(f) + 2) * (COUNTS + 3)))
		return;
	vk_fill_become_table(f, n);
	if (grades_alone)
		fill_grades(f, n);
	else
		fill_all(f, n);
}
