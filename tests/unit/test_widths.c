/*
 * The widths of columns: what is asked for, what words need, what saves lines;
 * and that the work grows with the cells alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tabular.h"

static struct vk_grid *
grid_of(struct tabular *t, const struct vk_table *table)
{
	return vk_grid_new(&t->layout, table, TABULAR_MEASURE, 700 * VK_PT);
}

static vk_len
width(const struct vk_grid *g, size_t column)
{
	return g->edges[column + 1] - g->edges[column];
}

/* Lines of all rows, each as high as its highest cell. */
static size_t
lines_of(struct tabular *t, const struct vk_grid *g)
{
	size_t sum = 0;

	for (size_t r = 0; r < g->table->nrows; r++) {
		const struct vk_row *row = &g->table->rows[r];
		size_t most = 1;

		for (size_t i = 0; i < row->ncells; i++) {
			struct vk_cell_text text =
			    vk_cell_set(&t->layout, row, &row->cells[i],
				vk_grid_inner(g, &row->cells[i]), 0);

			most = text.lines > most ? text.lines : most;
		}
		sum += most;
	}
	return sum;
}

/* What every table must be: as wide as the text, no column below 0. */
static void
check_edges(const struct vk_grid *g)
{
	size_t n = g->table->ncolumns;

	assert_int_equal(g->edges[0], g->weight / 2);
	assert_int_equal(g->edges[n], TABULAR_MEASURE - g->weight / 2);
	for (size_t i = 0; i < n; i++)
		assert_true(g->edges[i] <= g->edges[i + 1]);
}

/* The seed's ten targets with a year of results: eight columns, eleven rows. */
static const char targets[] =
    "# STT | Chỉ tiêu | ĐVT | Mức giao | Thực hiện | So với mức đề ra "
    "| Đánh giá | Ghi chú\n"
    "- 1 | Thu ngân sách so với chỉ tiêu quận giao | triệu đồng | 24.500 "
    "| 25.088 | 102,4% | không đạt | vượt 2,4% mức giao\n"
    "- 2 | Tỷ lệ hộ đạt danh hiệu gia đình văn hóa | % | 90 | 89,96 | 99,95% "
    "| không đạt | làm tròn một số sẽ thành 90,0\n"
    "- 3 | Tỷ lệ tổ dân phố văn hóa | % | 80 | 80,6 | 100,8% | vượt "
    "| 25 trên 31 tổ dân phố\n"
    "- 4 | Trường công lập chất lượng cao | đơn vị | 1 (cả nhiệm kỳ) | 0 "
    "| 0,0% | đang thực hiện | lũy kế\n"
    "- 5 | Số hộ thoát nghèo so với chỉ tiêu quận giao | hộ | 05 | 06 | 120,0% "
    "| đạt | vượt 20,0% mức giao\n"
    "- 6 | Tỷ lệ sinh con thứ 3 trở lên | % | giảm 0,3 điểm % | 2,5 | - | vượt "
    "| giảm 0,4 điểm %\n"
    "- 7 | Chi bộ không hoàn thành nhiệm vụ | chi bộ | 0 | 0 | - | đạt |\n"
    "- 8 | Đảng viên mới kết nạp | đồng chí | 10-12 | 09 | 90,0% | không đạt "
    "|\n"
    "- 9 | Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên | % | 82 | 82,3 "
    "| 100,3% | vượt | 1.043 trên 1.268 đảng viên\n"
    "- 10 | MTTQ và đoàn thể hoàn thành tốt nhiệm vụ trở lên | tổ chức "
    "| tất cả từ tốt trở lên | 6/6 | - | đạt | MTTQ và 5 đoàn thể\n";

/* Minimum and a share of maximum less minimum, as browsers do it. */
static size_t
browser_lines(struct tabular *t, const struct vk_table *table)
{
	struct vk_bench bench;
	struct vk_bites bites = {0};
	vk_len least[8] = {0}, most[8] = {0};
	struct vk_grid *g = grid_of(t, table);
	vk_len pad = 2 * g->side + g->weight;
	int64_t room = TABULAR_MEASURE - g->weight, want = 0;

	vk_bench_open(&bench, &t->layout);
	for (size_t r = 0; r < table->nrows; r++)
		for (size_t i = 0; i < 8; i++) {
			struct vk_cell_size s;

			vk_cell_measure(&bench, &table->rows[r],
			    &table->rows[r].cells[i], &s, &bites);
			if (s.least + pad > least[i])
				least[i] = s.least + pad;
			if (s.most + pad > most[i])
				most[i] = s.most + pad;
		}
	for (size_t i = 0; i < 8; i++) {
		room -= least[i];
		want += most[i] - least[i];
	}
	for (size_t i = 0; i < 8; i++)
		g->edges[i + 1] = g->edges[i] + least[i] +
		    (vk_len)(room * (most[i] - least[i]) / want);
	vk_bench_close(&bench);
	free(bites.at);
	return lines_of(t, g);
}

static void
test_targets(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 8, targets);
	struct vk_grid *g = grid_of(t, table);

	check_edges(g);
	/* no random search has found fewer */
	assert_int_equal(lines_of(t, g), 28);
	assert_true(browser_lines(t, table) >= 32);
	assert_int_equal(vk_diag_kept(t->layout.diag), 0);
}

static void
test_everything_fits(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g = grid_of(
	    t, tabular_new(t, 3, "# STT | Tên | Số\n- 1 | An Bình | 5\n"));

	check_edges(g);
	assert_int_equal(lines_of(t, g), 2);
	/* the names take more of what is left than the figures */
	assert_true(width(g, 1) > width(g, 0));
	assert_true(width(g, 1) > width(g, 2));
}

static void
test_as_asked(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table =
	    tabular_new(t, 4, "- 1 | một | hai | ba\n- 2 | bốn | năm | sáu\n");
	struct vk_grid *g;

	tabular_column(table, 0)->width = vk_len_from_um(12000);
	tabular_column(table, 1)->share = 20;
	tabular_column(table, 2)->share = 10;
	g = grid_of(t, table);
	check_edges(g);
	assert_int_equal(width(g, 0), vk_len_from_um(12000));
	assert_in_range(
	    width(g, 1), 2 * width(g, 2) - 60, 2 * width(g, 2) + 60);
	/* by content, so no more than it needs */
	assert_true(width(g, 3) < 40 * VK_PT);
}

static void
test_all_asked(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 2, "- một | hai\n");
	struct vk_grid *g;

	tabular_column(table, 0)->width = vk_len_from_um(50000);
	tabular_column(table, 1)->width = vk_len_from_um(30000);
	g = grid_of(t, table);
	assert_int_equal(width(g, 0), vk_len_from_um(50000));
	assert_int_equal(width(g, 1), vk_len_from_um(30000));
	/* in the middle of the text */
	assert_in_range(g->edges[0] + g->edges[2], TABULAR_MEASURE - 4,
	    TABULAR_MEASURE + 4);
}

static void
test_brothers(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 5,
	    "# Chỉ tiêu của nhiệm kỳ | 2021 | 2022 | 6 tháng | Ghi chú\n"
	    "- Thu ngân sách so với chỉ tiêu quận giao trong cả năm và vượt "
	    "lên "
	    "| 25.088 | 1 | 0 | làm tròn một số sẽ thành 90,0 nên để nguyên\n");
	struct vk_grid *g;

	for (size_t i = 1; i < 4; i++)
		tabular_column(table, i)->brothers = 1;
	g = grid_of(t, table);
	check_edges(g);
	assert_int_equal(width(g, 1), width(g, 2));
	assert_int_equal(width(g, 2), width(g, 3));
}

/* A word over two columns widens them. */
static void
test_spanning_head(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g = grid_of(t,
	    tabular_new(t, 3,
		"# @1x2 Tên của đơn vị được giao nhiệm vụ trong cả nhiệm kỳ "
		"này "
		"cho đến khi có nghị quyết mới của đại hội "
		"| @2x1 Wwwwwwwwwwwwwwww\n# a | b\n- x | 1 | 2\n"));

	check_edges(g);
	assert_int_equal(vk_diag_kept(t->layout.diag), 0);
	assert_true(width(g, 1) + width(g, 2) > 150 * VK_PT);
}

static void
test_too_narrow(void **state)
{
	struct tabular *t = *state;
	struct vk_buf row = {0};
	struct vk_grid *g;

	for (int i = 0; i < 60; i++)
		vk_buf_adds(&row, i == 0 ? "- 12.345" : " | 12.345");
	vk_buf_addc(&row, '\n');
	g = grid_of(t, tabular_new(t, 60, vk_buf_str(&row)));
	check_edges(g);
	assert_int_equal(vk_diag_kept(t->layout.diag), 1);
	assert_int_equal(vk_diag_at(t->layout.diag, 0)->msg, VK_MSG_CELLS_CUT);
	assert_string_equal(vk_diag_at(t->layout.diag, 0)->found, "60");
	vk_buf_free(&row);
}

/* Asked for more than there is: all of it is still on the sheet. */
static void
test_asked_too_much(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 3, "- một | hai | ba\n");
	struct vk_grid *g;

	tabular_column(table, 0)->width = 2 * TABULAR_MEASURE;
	tabular_column(table, 2)->width = 2 * TABULAR_MEASURE;
	g = grid_of(t, table);
	assert_true(g->edges[3] <= TABULAR_MEASURE);
	assert_true(width(g, 1) > 20 * VK_PT);
}

static void
test_thousand_columns(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;

	for (int r = 0; r < 40; r++) {
		vk_buf_adds(&rows, "- ab");
		for (int i = 1; i < 1000; i++)
			vk_buf_adds(&rows, "|a b c d");
		vk_buf_addc(&rows, '\n');
	}
	g = grid_of(t, tabular_new(t, 1000, vk_buf_str(&rows)));
	check_edges(g);
	vk_buf_free(&rows);
}

/* Each cell is set at most three times, and a long table's only twice. */
static void
test_work(void **state)
{
	struct tabular *t = *state;

	for (size_t n = 100; n <= 20000; n *= 200) {
		struct vk_buf rows = {0};
		struct vk_grid *g;

		for (size_t r = 0; r < n; r++)
			vk_buf_adds(&rows,
			    "- Thu ngân sách so với chỉ tiêu quận giao cho "
			    "phường "
			    "| 25.088 | làm tròn một số sẽ thành chín mươi "
			    "phẩy\n");
		g = grid_of(t, tabular_new(t, 3, vk_buf_str(&rows)));
		check_edges(g);
		assert_true(g->sets <= 3 * (n < 400 ? n * 3 : n * 2 + 400));
		vk_buf_free(&rows);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		test_targets, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_everything_fits, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_as_asked, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_all_asked, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_brothers, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_spanning_head, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_too_narrow, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_asked_too_much, open_table, close_table),
	    cmocka_unit_test_setup_teardown(
		test_thousand_columns, open_table, close_table),
	    cmocka_unit_test_setup_teardown(test_work, open_table, close_table),
	};

	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
