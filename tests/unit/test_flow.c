/*
 * What the golden cases cannot show of the flow: trees that the vocabulary has
 * refused, charts, large tables and deep trees.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "flow/flow.h"
#include "model/chart.h"
#include "model/doc.h"
#include "read/read_doc.h"
#include "read/read_standard.h"

struct made { /* a flow with all that it stands on */
	struct vk_standard *standard;
	struct vk_diag *diag;
	struct vk_doc *doc;
	struct vk_flow *flow;
};

static void
read_body(struct made *m, const char *body)
{
	struct vk_buf xml = {0};

	m->diag = vk_diag_new();
	m->standard = vk_standard_find("layouts", "hd05-2026", m->diag);
	assert_non_null(m->standard);
	vk_buf_addf(
	    &xml, "<van-ban loai='bao-cao'><than>%s</than></van-ban>", body);
	m->doc = vk_doc_read_bytes("a.xml", xml.data, xml.len, m->diag);
	vk_buf_free(&xml);
	assert_non_null(m->doc);
}

static void
flow_on(struct made *m)
{
	static const struct vk_flow_wish wish;

	m->flow = vk_flow_new(m->doc, m->standard, &wish, m->diag);
	assert_non_null(m->flow);
}

static void
done(struct made *m)
{
	vk_flow_free(m->flow);
	vk_doc_free(m->doc);
	vk_standard_free(m->standard);
	vk_diag_free(m->diag);
}

static const struct vk_table *
first_table(const struct vk_flow *f)
{
	for (size_t i = 0; i < f->nstretches; i++) {
		const struct vk_paras *body = &f->stretches[i].body;

		for (size_t k = 0; k < body->n; k++) {
			if (body->at[k].table != NULL)
				return body->at[k].table;
		}
	}
	return NULL;
}

/* Each cell lies in the table, and no two on one place. */
static void
check_table(const struct vk_table *t)
{
	unsigned char seen[16][16] = {{0}};

	assert_true(t->nrows <= 16 && t->ncolumns <= 16);
	assert_true(t->nhead <= t->nrows);
	for (size_t i = 0; i < t->nrows; i++) {
		for (size_t k = 0; k < t->rows[i].ncells; k++) {
			const struct vk_cell *c = &t->rows[i].cells[k];

			assert_int_equal(c->row, i);
			assert_true(c->rows >= 1 && c->columns >= 1);
			assert_true(c->row + c->rows <= t->nrows);
			assert_true(c->column + c->columns <= t->ncolumns);
			seen[i][c->column]++;
			assert_int_equal(seen[i][c->column], 1);
		}
	}
}

/* Tables that are refused elsewhere: still nothing outside of them. */
static void
test_faulty_tables(void **state)
{
	static const char *const bodies[] = {
	    "<bang/>",
	    "<bang><hang><o>1</o></hang></bang>",
	    "<bang><cot/></bang>",
	    "<bang><cot/><hang/></bang>",
	    "<bang><cot/><hang><o>1</o><o>2</o></hang></bang>",
	    "<bang><cot/><cot/><hang><o gop-cot='9'/></hang></bang>",
	    "<bang><cot/><cot/><hang><o gop-hang='9'/></hang></bang>",
	    "<bang><cot/><cot/><dau-bang><hang><o gop-hang='2'>1</o>"
	    "<o>2</o></hang></dau-bang><hang><o>1</o><o>2</o></hang></bang>",
	    "<bang so-cot='co'/>",
	    "<bang so-cot='co'><cot rong='x'/><cot rong='9999999'/>"
	    "<cot rong='*'/><cot rong='99999999999999999*'/></bang>",
	    "<bang><cot/><cot/><cot/><hang><o/><o gop-hang='2'/><o/></hang>"
	    "<hang><o gop-cot='3'/></hang></bang>",
	    "<bang><cot/><hang><o gop-cot='-1' gop-hang='0'/></hang></bang>",
	    "<bang><cot/><dau-bang/><lap qua='kq'><hang><o/></hang></lap>"
	    "</bang>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct vk_buf dump = {0};
		struct made m;

		read_body(&m, bodies[i]);
		flow_on(&m);
		assert_non_null(first_table(m.flow));
		check_table(first_table(m.flow));
		vk_flow_dump(m.flow, &dump);
		vk_buf_free(&dump);
		done(&m);
	}
}

static double
seconds_for_rows(int rows)
{
	struct vk_buf body = {0};
	struct timespec from, to;
	struct made m;

	vk_buf_adds(&body, "<bang>");
	for (int i = 0; i < 10; i++)
		vk_buf_adds(&body, "<cot/>");
	for (int i = 0; i < rows; i++)
		vk_buf_adds(&body, "<hang><o gop-hang='2'>1</o><o/></hang>");
	vk_buf_adds(&body, "</bang>");
	read_body(&m, body.data);
	clock_gettime(CLOCK_MONOTONIC, &from);
	flow_on(&m);
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_int_equal(first_table(m.flow)->nrows, rows);
	done(&m);
	vk_buf_free(&body);
	return (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* Were it quadratic, ten times the rows would take a hundred times as long. */
static void
test_many_rows(void **state)
{
	double few = seconds_for_rows(5000), many = seconds_for_rows(50000);

	(void)state;
	assert_true(many < 0.2 || many < 40 * few);
}

/* A chart stands as a paragraph, once its figures are there. */
static void
test_chart(void **state)
{
	static const struct vk_chart chart = {.npanels = 1};
	const struct vk_paras *body;
	struct vk_node *n;
	struct made m;

	(void)state;
	read_body(&m,
	    "<bieu-do chi-tieu='a' ten='Thu  ngân sách' mo-ta='m'/>"
	    "<bang><cot/><hang><o><bieu-do ten='b'/></o></hang></bang>");
	for (n = m.doc->root->first; n->kind != VK_EL_BODY;)
		n = n->next;
	n->first->chart = &chart;
	flow_on(&m);
	body = &m.flow->stretches[0].body;
	assert_int_equal(body->n, 3);
	assert_int_equal(body->at[0].role, VK_ROLE_TABLE_TITLE);
	assert_true(body->at[0].heading && body->at[0].balance);
	assert_int_equal(body->at[0].align, VK_CENTRE);
	assert_string_equal(body->at[0].spans[0].text, "Thu ngân sách");
	assert_ptr_equal(body->at[1].chart, &chart);
	assert_int_equal(body->at[1].role, VK_ROLE_CHART_WORD);
	assert_int_equal(body->at[1].nspans, 0);
	done(&m);
}

/* As deep as a document may be: sections, items and cells in one another. */
static void
test_depth(void **state)
{
	static const char *const pairs[][2] = {
	    {"<muc so='-'>", "</muc>"},
	    {"<liet-ke kieu='1.1.'><y>", "</y></liet-ke>"},
	    {"<liet-ke kieu='a)'><y><muc kieu='1.1.'>", "</muc></y></liet-ke>"},
	    {"<dieu>", "</dieu>"},
	    {"<dam>", "</dam>"},
	    {"<chu-thich>", "</chu-thich>"},
	};
	static const size_t most = 62, elements[] = {1, 2, 3, 1, 1, 1};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		size_t depth = (most - 3) / elements[i];
		struct vk_buf body = {0};
		struct made m;

		for (size_t k = 0; k < depth; k++)
			vk_buf_adds(&body, pairs[i][0]);
		vk_buf_adds(&body, "<doan>x</doan>");
		for (size_t k = 0; k < depth; k++)
			vk_buf_adds(&body, pairs[i][1]);
		read_body(&m, body.data);
		flow_on(&m);
		done(&m);
		vk_buf_free(&body);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_faulty_tables),
	    cmocka_unit_test(test_many_rows),
	    cmocka_unit_test(test_chart),
	    cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
