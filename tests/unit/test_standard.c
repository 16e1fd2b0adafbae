/*
 * Layouts: the three that ship say what their rules say, and every kind of fault
 * in one is found at its place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/len.h"
#include "model/standard.h"
#include "read/read_standard.h"

#define FOLDER "layouts"
#define HD36 "layouts/hd36-2018.xml"

static char folder[] = "/tmp/vankien-layouts-XXXXXX";

/* ---- the layouts that ship ---- */

static struct vk_standard *
read_sound(const char *id)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_standard *s = vk_standard_find(FOLDER, id, d);

	assert_int_equal(vk_diag_kept(d), 0);
	assert_non_null(s);
	assert_string_equal(s->id, id);
	vk_diag_free(d);
	return s;
}

#define S(member) offsetof(struct vk_standard, member)

/* What the documents of the rules say, by the number of the rule. */
static const struct {
	const char *rule;
	size_t offset;
	const char *hd36, *hd05;
} measures[] = {
    {"0.1", S(paper_width), "210mm", "210mm"},
    {"0.1", S(paper_height), "297mm", "297mm"},
    {"0.3", S(front.top), "20mm", "20mm"},
    {"0.3", S(front.bottom), "20mm", "20mm"},
    {"0.3", S(front.left), "30mm", "30mm"},
    {"0.3", S(front.right), "15mm", "15mm"},
    {"0.4", S(back.top), "20mm", "20mm"},
    {"0.4", S(back.bottom), "20mm", "20mm"},
    {"0.4", S(back.left), "15mm", "15mm"},
    {"0.4", S(back.right), "30mm", "30mm"},
    {"5.1", S(kind_size.least), "15pt", "15pt"},
    {"5.1", S(kind_size.most), "16pt", "16pt"},
    {"5.2", S(subject_size.least), "14pt", "14pt"},
    {"5.2", S(subject_size.most), "15pt", "15pt"},
    {"6.1", S(body_size.least), "14pt", "14pt"},
    {"6.1", S(body_size.most), "15pt", "15pt"},
    {"6.2", S(indent), "10mm", "10mm"},
    {"6.3", S(body_space.least), "6pt", "6pt"},
    {"6.4", S(body_pitch.least), "18pt", "18pt"},
    {"6.4", S(body_pitch.most), "22pt", "22pt"},
    {"10.4", S(circulation_top), "10mm", "10mm"},
    {"DS-G2", S(sign_image_width), "50mm", "50mm"},
    {"DS-G2", S(sign_image_height), "22mm", "22mm"},
};

static const struct {
	const char *rule;
	size_t offset;
	const char *hd36, *hd05;
} words[] = {
    {"prefix", S(prefix), "HD36", "HD05"},
    {"from", S(from), "2018-04-03", "2026-05-27"},
    {"to", S(to), "2026-05-26", ""},
    {"1.1", S(title), "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"},
    {"2.3", S(star), "*", "*"},
    {"3.1", S(number_word), "Số ", "Số "},
    {"4.1", S(date_full), "{place}, ngày {day} tháng {month} năm {year}",
	"{place}, ngày {day} tháng {month} năm {year}"},
    {"5.3", S(separator), "-----", "-----"},
    {"6.6", S(ground_mark), "- ", "- "},
    {"9.1", S(recipients_word), "Nơi nhận:", "Nơi nhận:"},
    {"9.2", S(recipient_mark), "- ", "- "},
    {"9.2", S(recipient_end), ",", ";"},
    {"9.2", S(recipient_last), ".", "."},
    {"9.3", S(addressed_word), "Kính gửi:", "Kính gửi:"},
    {"9.4", S(submitted_word), "Kính gửi:", "Kính trình:"},
    {"10.6", S(draft_mark), "Dự thảo lần {n}", "Dự thảo lần {n}"},
};

static void
has_the_measures(void **state)
{
	struct vk_standard *a = read_sound("hd36-2018");
	struct vk_standard *b = read_sound("hd05-2026");
	vk_len len;

	(void)state;
	for (size_t i = 0; i < sizeof(measures) / sizeof(measures[0]); i++) {
		size_t at = measures[i].offset;

		print_message("rule %s\n", measures[i].rule);
		assert_true(vk_len_parse(measures[i].hd36, &len));
		assert_int_equal(*(vk_len *)(void *)((char *)a + at), len);
		assert_true(vk_len_parse(measures[i].hd05, &len));
		assert_int_equal(*(vk_len *)(void *)((char *)b + at), len);
	}
	vk_standard_free(a);
	vk_standard_free(b);
}

static void
has_the_words(void **state)
{
	struct vk_standard *a = read_sound("hd36-2018");
	struct vk_standard *b = read_sound("hd05-2026");

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t at = words[i].offset;

		print_message("rule %s\n", words[i].rule);
		assert_string_equal(
		    *(char **)(void *)((char *)a + at), words[i].hd36);
		assert_string_equal(
		    *(char **)(void *)((char *)b + at), words[i].hd05);
	}
	vk_standard_free(a);
	vk_standard_free(b);
}

/* The table of sizes, Phụ lục 3 of HD36 and Phụ lục 2 of HD05; 0: body. */
static const struct {
	enum vk_role role;
	int size;
	const char *look; /* b bold, i italic, u underlined */
	const char *hd36, *hd05; /* rules */
} types[] = {
    {VK_ROLE_TITLE, 15, "b", "1.1", "1.1"},
    {VK_ROLE_SUPERIOR, 14, "", "2.2", "2.2"},
    {VK_ROLE_ISSUER, 14, "b", "2.2", "2.2"},
    {VK_ROLE_STAR, 14, "", "2.3", "2.3"},
    {VK_ROLE_NUMBER, 14, "", "3.2", "3.2"},
    {VK_ROLE_PLACE_DATE, 14, "i", "4.1", "4.1"},
    {VK_ROLE_KIND, 16, "b", "5.1", "5.1"},
    {VK_ROLE_SUBJECT, 14, "b", "5.2", "5.2"},
    {VK_ROLE_SEPARATOR, 14, "", "5.3", "5.3"},
    {VK_ROLE_LETTER_SUBJECT, 12, "i", "5.6", "5.6"},
    {VK_ROLE_BODY, 0, "", "6.1", "6.1"},
    {VK_ROLE_PART, 0, "b", "6.7", "6.7"},
    {VK_ROLE_PART_NAME, 0, "b", "6.7", "6.7"},
    {VK_ROLE_ARTICLE, 0, "b", "6.9", "6.9"},
    {VK_ROLE_HEADING_2, 0, "", "6.10", "6.10"},
    {VK_ROLE_AUTHORITY, 14, "b", "7.1", "7.1"},
    {VK_ROLE_OFFICE, 14, "", "7.1", "7.1"},
    {VK_ROLE_NAME, 14, "b", "7.1", "7.1"},
    {VK_ROLE_RECIPIENTS, 14, "u", "9.1", "9.1"},
    {VK_ROLE_RECIPIENT, 12, "", "9.1", "9.1"},
    {VK_ROLE_ADDRESSED, 14, "i", "9.3", "9.3"},
    {VK_ROLE_RECEIVER, 0, "", "9.3", "9.3"},
    {VK_ROLE_URGENCY, 14, "b", "10.2", "10.3"},
    {VK_ROLE_CIRCULATION, 12, "b", "10.4", "10.4"},
    {VK_ROLE_DRAFT, 14, "i", "10.6", "10.6"},
    {VK_ROLE_DRAFTER, 11, "", "10.7", "10.7"},
    {VK_ROLE_CONTACT, 10, "", "10.8", "10.8"},
    {VK_ROLE_PAGE_NUMBER, 14, "", "0.6", "0.6"},
};

static void
is_of_type(const struct vk_standard *s, size_t i, const char *rule)
{
	const struct vk_style *style = &s->styles[types[i].role];

	print_message("%s: %s\n", s->id, vk_role_name(types[i].role));
	assert_int_equal(style->size, types[i].size * VK_PT);
	assert_int_equal(style->bold, strchr(types[i].look, 'b') != NULL);
	assert_int_equal(style->italic, strchr(types[i].look, 'i') != NULL);
	assert_int_equal(style->underline, strchr(types[i].look, 'u') != NULL);
	assert_string_equal(style->rule, rule);
}

static void
has_the_types(void **state)
{
	struct vk_standard *a = read_sound("hd36-2018");
	struct vk_standard *b = read_sound("hd05-2026");

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		is_of_type(a, i, types[i].hd36);
		is_of_type(b, i, types[i].hd05);
	}
	vk_standard_free(a);
	vk_standard_free(b);
}

/* What our own values promise to the rules. */
static void
keeps_its_promises(void **state)
{
	static const char *const ids[] = {
	    "hd36-2018", "hd05-2026", "nd30-2020"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct vk_standard *s = read_sound(ids[i]);
		/* of the lowest line of the title, and of the highest text */
		vk_len title =
		    s->styles[s->motto != NULL ? VK_ROLE_MOTTO : VK_ROLE_TITLE]
			.size;
		vk_len below = s->title_rule_gap - s->title_rule_weight / 2 -
		    title * 32 / 150;

		/* 1.4: 0.5 to 4 pt below the descenders, 0.4 to 1.2 thick */
		assert_in_range(below, VK_PT / 2, 4 * VK_PT);
		assert_in_range(
		    s->title_rule_weight, VK_PT * 4 / 10, VK_PT * 12 / 10);
		/* 0.3: the tallest letter and the deepest mark stay inside */
		assert_true(s->first_baseline >= title * 137 / 150);
		assert_true(s->last_depth >= title * 32 / 150);
		/* 0.6: ink from 10.0 to 11.5 mm */
		assert_in_range(s->number_top, vk_len_from_um(10000),
		    vk_len_from_um(11500));
		assert_in_range(s->seal_overlap, 20, 45);
		assert_true(s->sign_room >= s->sign_image_height);
		assert_string_equal(s->families[0], "Tinos");
		assert_int_equal(s->nfamilies, 3);
		assert_in_range(s->nladder, 14, 20);
		assert_int_equal(s->ladder[0].size, 14 * VK_PT);
		assert_int_equal(s->ladder[0].pitch, 18 * VK_PT);
		assert_int_equal(s->ladder[0].space, 6 * VK_PT);
		vk_standard_free(s);
	}
}

/* NĐ 30/2020/NĐ-CP: what differs from the Party's rules. */
static void
has_what_the_state_asks(void **state)
{
	struct vk_standard *s = read_sound("nd30-2020");
	struct vk_standard *party = read_sound("hd05-2026");

	(void)state;
	assert_false(s->by_date);
	assert_string_equal(s->title, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	assert_string_equal(s->motto, "Độc lập - Tự do - Hạnh phúc");
	assert_string_equal(s->star, "");
	assert_string_equal(s->separator, "");
	assert_string_equal(s->number_word, "Số: ");
	assert_string_equal(s->letter_mark, "V/v ");
	assert_string_equal(s->ground_mark, "");
	assert_true(s->date_level && s->ground_italic && s->contact_first);
	assert_in_range(s->issuer_line.share, 33, 50);
	assert_in_range(s->subject_line.share, 33, 50);
	assert_int_equal(s->urgency_frame.height, vk_len_from_um(8000));
	assert_string_equal(s->styles[VK_ROLE_ISSUER].rule, "II.2");
	assert_string_equal(s->styles[VK_ROLE_MOTTO].rule, "A4");
	assert_null(s->styles[VK_ROLE_STAR].rule);

	assert_null(party->motto);
	assert_null(party->letter_mark);
	assert_int_equal(party->issuer_line.share, 0);
	assert_int_equal(party->urgency_frame.height, 0);
	assert_false(
	    party->date_level || party->ground_italic || party->contact_first);
	vk_standard_free(s);
	vk_standard_free(party);
}

/* Sizes of the State's pages: II.1 to III.4; 0: body. */
static void
has_the_types_of_the_state(void **state)
{
	static const struct {
		enum vk_role role;
		int size;
		const char *look; /* b bold, i italic */
	} wanted[] = {
	    {VK_ROLE_TITLE, 13, "b"},
	    {VK_ROLE_MOTTO, 14, "b"},
	    {VK_ROLE_SUPERIOR, 13, ""},
	    {VK_ROLE_ISSUER, 13, "b"},
	    {VK_ROLE_NUMBER, 13, ""},
	    {VK_ROLE_PLACE_DATE, 14, "i"},
	    {VK_ROLE_LETTER_SUBJECT, 13, ""},
	    {VK_ROLE_KIND, 14, "b"},
	    {VK_ROLE_SUBJECT, 14, "b"},
	    {VK_ROLE_AUTHORITY, 14, "b"},
	    {VK_ROLE_OFFICE, 14, "b"},
	    {VK_ROLE_NAME, 14, "b"},
	    {VK_ROLE_RECIPIENTS, 12, "bi"},
	    {VK_ROLE_RECIPIENT, 11, ""},
	    {VK_ROLE_ADDRESSED, 14, ""},
	    {VK_ROLE_URGENCY, 13, "b"},
	    {VK_ROLE_CIRCULATION, 13, "b"},
	    {VK_ROLE_DRAFTER, 11, ""},
	    {VK_ROLE_CONTACT, 11, ""},
	    {VK_ROLE_APPENDIX, 14, "b"},
	    {VK_ROLE_APPENDIX_TITLE, 14, "b"},
	    {VK_ROLE_APPENDIX_OF, 14, "i"},
	    {VK_ROLE_PAGE_NUMBER, 14, ""},
	};
	struct vk_standard *s = read_sound("nd30-2020");

	(void)state;
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct vk_style *style = &s->styles[wanted[i].role];

		print_message("%s\n", vk_role_name(wanted[i].role));
		assert_int_equal(style->size, wanted[i].size * VK_PT);
		assert_int_equal(
		    style->bold, strchr(wanted[i].look, 'b') != NULL);
		assert_int_equal(
		    style->italic, strchr(wanted[i].look, 'i') != NULL);
		assert_false(style->underline);
	}
	vk_standard_free(s);
}

static void
fits_styles(void **state)
{
	struct vk_standard *s = read_sound("hd05-2026");
	struct vk_setting fit = {15 * VK_PT, 20 * VK_PT, 8 * VK_PT};
	struct vk_style body = vk_style_fitted(s, VK_ROLE_BODY, &fit);
	struct vk_style name = vk_style_fitted(s, VK_ROLE_PART_NAME, &fit);
	struct vk_style kind = vk_style_fitted(s, VK_ROLE_KIND, &fit);

	(void)state;
	assert_int_equal(body.size, 15 * VK_PT);
	assert_int_equal(body.pitch, 20 * VK_PT);
	assert_int_equal(body.before, 8 * VK_PT);
	assert_int_equal(name.size, 15 * VK_PT);
	assert_int_equal(name.before, 0);
	assert_true(name.bold);
	assert_int_equal(kind.size, 16 * VK_PT);
	assert_int_equal(kind.pitch, 20 * VK_PT);
	assert_int_equal(kind.before, 18 * VK_PT);
	vk_standard_free(s);
	vk_standard_free(NULL);
}

static void
names_roles(void **state)
{
	(void)state;
	assert_string_equal(vk_role_name(VK_ROLE_TITLE), "title");
	assert_string_equal(vk_role_name(VK_ROLE_PAGE_NUMBER), "page-number");
}

static void
dumps(void **state)
{
	struct vk_standard *s = read_sound("hd36-2018");
	struct vk_buf out = {0};

	(void)state;
	vk_standard_dump(s, &out);
	assert_non_null(strstr(out.data,
	    "layout id=\"hd36-2018\" name=\"Hướng dẫn 36-HD/VPTW\" "
	    "prefix=\"HD36\" from=\"2018-04-03\" to=\"2026-05-26\" "
	    "by-date=yes\nfont family=\"Tinos\"\n"));
	assert_non_null(
	    strstr(out.data, "\nfit size=14pt pitch=18pt space=6pt\n"));
	assert_non_null(strstr(out.data,
	    "\nstyle of=\"recipients\" size=14pt weight=regular slant=upright "
	    "underline=yes pitch=18pt before=0pt rule=\"9.1\"\n"));
	assert_non_null(strstr(out.data,
	    "\nstyle of=\"body\" size=body weight=regular slant=upright "
	    "underline=no pitch=body before=body rule=\"6.1\"\n"));
	assert_non_null(strstr(out.data, " least-fill=25% most-empty=5%\n"));
	vk_buf_free(&out);
	vk_standard_free(s);
}

/* ---- faults ---- */

static void
write_file(const char *path, const struct vk_buf *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text->data, 1, text->len, f), text->len);
	assert_int_equal(fclose(f), 0);
}

/* A layout that ships, with its first `old` replaced. */
static void
write_changed(const char *path, const char *old, const char *new)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf in = {0}, out = {0};
	const char *at;

	assert_true(vk_file_read(HD36, 1 << 20, &in, d));
	vk_diag_free(d);
	at = strstr(in.data, old);
	assert_non_null(at);
	vk_buf_add(&out, in.data, (size_t)(at - in.data));
	vk_buf_adds(&out, new);
	vk_buf_adds(&out, at + strlen(old));
	write_file(path, &out);
	vk_buf_free(&in);
	vk_buf_free(&out);
}

/* The place of a mark in a file, as findings give it. */
static void
find_place(const char *path, const char *mark, uint32_t *line, uint32_t *column)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf in = {0};
	const char *at;

	assert_true(vk_file_read(path, 1 << 20, &in, d));
	vk_diag_free(d);
	at = strstr(in.data, mark);
	assert_non_null(at);
	*line = *column = 1;
	for (const char *s = in.data; s < at; s++) {
		if (*s == '\n') {
			++*line;
			*column = 1;
		} else if (((unsigned char)*s & 0xC0) != 0x80) {
			++*column;
		}
	}
	vk_buf_free(&in);
}

static void
show_finding(struct vk_buf *out, const struct vk_finding *f)
{
	const struct vk_message *m = vk_message(f->msg);

	vk_buf_clear(out);
	vk_buf_addf(out, "%s: ", f->rule);
	vk_diag_fill(out, m->text, f);
	vk_buf_adds(out, "; ");
	vk_diag_fill(out, m->fix, f);
}

struct said {
	const char *at; /* what stands there in the broken file */
	const char *words; /* {more}: line of the first such element */
};

static const struct {
	const char *old, *new;
	struct said said[3]; /* all of it, in the order of the file */
} faults[] = {
    {"<stretch most", "<strech most",
	{{"<strech",
	    "VK-LAYOUT-05: a layout has no element <strech>; known here: "
	    "stretch"}}},
    {"<stretch most", "<zzz most",
	{{"<layout id",
	     "VK-LAYOUT-07: the layout lacks <stretch>; add the element"},
	    {"<zzz", NULL}}},
    {"<style of=\"star\"", "<styel of=\"star\"",
	{{"<styel",
	    "VK-LAYOUT-05: a layout has no element <styel>; known here: "
	    "style"}}},
    {"<star text", "<layout text",
	{{"<layout id",
	     "VK-LAYOUT-07: the layout lacks <star>; add the element"},
	    {"<layout text", NULL}}},
    {"<star text", "<star txet",
	{{"<star",
	     "VK-LAYOUT-08: <star> lacks the attribute \"text\"; add the "
	     "attribute"},
	    {"txet",
		"VK-LAYOUT-06: <star> has no attribute \"txet\"; known "
		"here: text"}}},
    {"<star text", "<star qqqqqqqqqq=\"1\" text",
	{{"qqqq",
	    "VK-LAYOUT-06: <star> has no attribute \"qqqqqqqqqq\"; known "
	    "here: text, rule, ours"}}},
    {"<head gap=\"3mm\" rule=\"ours\"/>", "<head gap=\"3mm\"/>",
	{{"<head",
	    "VK-LAYOUT-08: <head> lacks the attribute \"rule\"; add the "
	    "attribute"}}},
    {"<style of=\"star\"", "<style",
	{{"<layout id",
	     "VK-LAYOUT-07: the layout lacks <style of=\"star\">; "
	     "add the element"},
	    {"<style size=\"14pt\" weight=\"regular\" slant=\"upright\" "
	     "pitch=\"17pt\"",
		"VK-LAYOUT-08: <style> lacks the attribute \"of\"; add the "
		"attribute"}}},
    {"<style of=\"star\"", "<style of=\"stra\"",
	{{"<layout id", NULL},
	    {"of=\"stra\"",
		"VK-LAYOUT-10: of=\"stra\" cannot be read; write "
		"it like star"}}},
    {"<style of=\"star\"", "<style of=\"title\"",
	{{"<layout id", NULL},
	    {"<style of=\"title\" size=\"14pt\"",
		"VK-LAYOUT-09: <style of=\"title\"> stands here again, first "
		"in line {more}; remove one of the two"}}},
    {"<star text", "<star text=\"*\" rule=\"2.3\"/><star text",
	{{"<star text=\"*\" rule=\"2.3\"/>\n",
	    "VK-LAYOUT-09: <star> stands here again, first in line {more}; "
	    "remove "
	    "one of the two"}}},
    {"side=\"back\"", "side=\"front\"",
	{{"<layout id",
	     "VK-LAYOUT-07: the layout lacks <margins "
	     "side=\"back\">; add the element"},
	    {"<margins side=\"front\" top=\"20mm\" bottom=\"20mm\" "
	     "left=\"15mm\"",
		NULL}}},
    {"indent=\"10mm\"", "indent=\"10\"",
	{{"indent",
	    "VK-LAYOUT-10: indent=\"10\" cannot be read; write it "
	    "like 14pt, 20mm"}}},
    {"indent=\"10mm\"", "indent=\"body\"",
	{{"indent",
	    "VK-LAYOUT-10: indent=\"body\" cannot be read; write it "
	    "like 14pt, 20mm"}}},
    {"indent=\"10mm\"", "indent=\"100mm\"",
	{{"indent",
	    "VK-LAYOUT-11: indent=\"100mm\" is out of range; allowed "
	    "is 0mm - 50mm"}}},
    {"indent=\"10mm\"", "indent=\"200pt\"",
	{{"indent",
	    "VK-LAYOUT-11: indent=\"200pt\" is out of range; allowed "
	    "is 0pt - 141.732pt"}}},
    {"of=\"title\" size=\"15pt\"", "of=\"title\" size=\"1mm\"",
	{{"size=\"1mm\"",
	    "VK-LAYOUT-11: size=\"1mm\" is out of range; allowed "
	    "is 2.117mm - 14.111mm"}}},
    {"indent=\"10mm\"", "indent=\"-1mm\"", {{"indent", NULL}}},
    {"of=\"title\" size=\"15pt\"", "of=\"title\" size=\"400pt\"",
	{{"size=\"400pt\"",
	    "VK-LAYOUT-11: size=\"400pt\" is out of range; "
	    "allowed is 6pt - 40pt"}}},
    {"of=\"title\" size=\"15pt\"", "of=\"title\" size=\"big\"",
	{{"size=\"big\"",
	    "VK-LAYOUT-10: size=\"big\" cannot be read; write it "
	    "like 14pt, body"}}},
    {"weight=\"bold\"", "weight=\"heavy\"",
	{{"weight=\"heavy\"",
	    "VK-LAYOUT-10: weight=\"heavy\" cannot be read; "
	    "write it like regular, bold"}}},
    {"slant=\"italic\"", "slant=\"slanted\"",
	{{"slant=\"slanted\"",
	    "VK-LAYOUT-10: slant=\"slanted\" cannot be "
	    "read; write it like upright, italic"}}},
    {"underline=\"yes\"", "underline=\"\"",
	{{"underline=\"\"",
	    "VK-LAYOUT-10: underline=\"\" cannot be read; "
	    "write it like yes, no"}}},
    {"split-before=\"2\"", "split-before=\"two\"",
	{{"split-before",
	    "VK-LAYOUT-10: split-before=\"two\" cannot be read; "
	    "write it like 2"}}},
    {"split-before=\"2\"", "split-before=\"0\"",
	{{"split-before",
	    "VK-LAYOUT-11: split-before=\"0\" is out of range; "
	    "allowed is 1 - 10"}}},
    {"overlap=\"33%\"", "overlap=\"33\"",
	{{"overlap",
	    "VK-LAYOUT-10: overlap=\"33\" cannot be read; write it "
	    "like 25%"}}},
    {"overlap=\"33%\"", "overlap=\"101%\"",
	{{"overlap",
	    "VK-LAYOUT-11: overlap=\"101%\" is out of range; allowed "
	    "is 0% - 100%"}}},
    {"word=\"Nơi nhận:\"", "word=\"\"",
	{{"word=\"\"",
	    "VK-LAYOUT-10: word=\"\" cannot be read; write it like "
	    "-----"}}},
    {"{month}", "{moon}",
	{{"full=",
	    "VK-LAYOUT-10: full=\"{place}, ngày {day} tháng {moon} năm "
	    "{year}\" cannot be read; write it like "
	    "{place}{day}{month}{year}"}}},
    {"lần {n}", "lần n",
	{{"mark=\"Dự",
	    "VK-LAYOUT-10: mark=\"Dự thảo lần n\" cannot be read; "
	    "write it like {n}"}}},
    {"lần {n}", "lần {n", {{"mark=\"Dự", NULL}}},
    {"lần {n}", "lần {n}{n}", {{"mark=\"Dự", NULL}}},
    {"rule=\"10.8\"", "rule=\"HD36-10.8\"",
	{{"rule=\"HD36",
	    "VK-LAYOUT-10: rule=\"HD36-10.8\" cannot be read; "
	    "write it like 6.10, ours"}}},
    {"rule=\"1.3\"", "rule=\"1.\"", {{"rule=\"1.\"", NULL}}},
    {"rule=\"1.3\"", "rule=\"II.\"", {{"rule=\"II.\"", NULL}}},
    {"rule=\"1.3\"", "rule=\"VVVVV.1\"", {{"rule=\"VVVVV", NULL}}},
    {"rule=\"1.3\"", "rule=\"II.100\"", {{"rule=\"II.100", NULL}}},
    {"rule=\"1.3\"", "rule=\"A\"", {{"rule=\"A\"", NULL}}},
    {"rule=\"1.3\"", "rule=\"B2\"", {{"rule=\"B2", NULL}}},
    {"page=\"last\"", "page=\"second\"",
	{{"page=\"second",
	    "VK-LAYOUT-10: page=\"second\" cannot be read; write it "
	    "like last, first"}}},
    {"ours=\"gap weight\"", "ours=\"gap wait\"",
	{{"ours=\"gap wait",
	    "VK-LAYOUT-10: ours=\"gap wait\" cannot be read; "
	    "write it like pitch before"}}},
    {"id=\"hd36-2018\"", "id=\"HD36\"",
	{{"id=\"HD36",
	    "VK-LAYOUT-10: id=\"HD36\" cannot be read; write it "
	    "like hd36-2018"}}},
    {"prefix=\"HD36\"", "prefix=\"hd\"",
	{{"prefix",
	    "VK-LAYOUT-10: prefix=\"hd\" cannot be read; write it like "
	    "HD36"}}},
    {"from=\"2018-04-03\"", "from=\"03/4/2018\"",
	{{"from",
	    "VK-LAYOUT-10: from=\"03/4/2018\" cannot be read; write it "
	    "like 2018-04-03"}}},
    {"from=\"2018-04-03\"", "from=\"2018-13-03\"", {{"from", NULL}}},
    {"from=\"2018-04-03\"", "from=\"\"", {{"from", NULL}}},
    {"by-date=\"yes\"", "by-date=\"1\"",
	{{"by-date",
	    "VK-LAYOUT-10: by-date=\"1\" cannot be read; write it "
	    "like yes, no"}}},
    {"to=\"2026-05-26\"", "to=\"2017-05-26\"",
	{{"from=",
	    "VK-LAYOUT-12: from=\"2018-04-03\" does not go with "
	    "to=\"2017-05-26\"; change one of the two"}}},
    {"of=\"size\" least=\"14pt\"", "of=\"size\" least=\"16pt\"",
	{{"<range of=\"size\"",
	    "VK-LAYOUT-12: least=\"16pt\" does not go with "
	    "most=\"15pt\"; change one of the two"}}},
    {"of=\"kind\" size=\"16pt\"", "of=\"kind\" size=\"17pt\"",
	{{"<style of=\"kind\"",
	    "VK-LAYOUT-12: size=\"17pt\" does not go with "
	    "15pt - 16pt; change one of the two"}}},
    {"of=\"subject\" size=\"14pt\"", "of=\"subject\" size=\"13pt\"",
	{{"<style of=\"subject\"", NULL}}},
    {"pitch=\"18pt\" space=\"7pt\"", "pitch=\"22.5pt\" space=\"7pt\"",
	{{"<fit size=\"14pt\" pitch=\"22.5pt\"",
	    "VK-LAYOUT-12: pitch=\"22.5pt\" does not go with 18pt - 22pt; "
	    "change one of the two"}}},
    {"<fit size=\"14pt\"", "<fit size=\"13.5pt\"",
	{{"<fit",
	    "VK-LAYOUT-12: size=\"13.5pt\" does not go with 14pt - 15pt; "
	    "change one of the two"}}},
    {"space=\"7pt\"", "space=\"5pt\"",
	{{"<fit size=\"14pt\" pitch=\"18pt\" space=\"5pt\"", NULL}}},
    {"space=\"7pt\"", "space=\"6pt\"",
	{{"<fit size=\"14pt\" pitch=\"18pt\" space=\"6pt\" rule=\"ours\"/>\n  "
	  "<fit size=\"14pt\" pitch=\"18pt\" space=\"8pt\"",
	    "VK-LAYOUT-09: <fit> stands here again, first in line {more}; "
	    "remove "
	    "one of the two"}}},
    {"space=\"7pt\"", "space=\"7\"",
	{{"space=\"7\"",
	    "VK-LAYOUT-10: space=\"7\" cannot be read; write it "
	    "like 14pt, 20mm"}}},
    {"width=\"210mm\"", "width=\"70mm\"",
	{{"<margins side=\"front\"",
	     "VK-LAYOUT-12: side=\"front\" does not go with <paper>; change "
	     "one of the two"},
	    {"<margins side=\"back\"", NULL}}},
    {"<star text=\"*\" rule=\"2.3\"/>",
	"<star text=\"*\" rule=\"2.3\">*</star>",
	{{"*</star>",
	    "VK-LAYOUT-13: <star> may not hold this; write values as "
	    "attributes; only the root holds elements"}}},
    {"<star text=\"*\" rule=\"2.3\"/>",
	"<star text=\"*\" rule=\"2.3\"><b/></star>",
	{{"<b/>",
	    "VK-LAYOUT-13: <star> may not hold this; write values as "
	    "attributes; only the root holds elements"}}},
    {"<star text", "stray <star text",
	{{"stray",
	    "VK-LAYOUT-13: <layout> may not hold this; write values as "
	    "attributes; only the root holds elements"}}},
};

static void
is_said(const char *path, const struct said *said, const struct vk_finding *f)
{
	struct vk_finding first = {.found = "", .needed = ""};
	struct vk_buf text = {0}, wanted = {0};
	uint32_t line, column;
	char shown[16];

	snprintf(shown, sizeof(shown), "%.*s", (int)strcspn(said->at, " "),
	    said->at);
	find_place(path, shown, &line, &column);
	snprintf(shown, sizeof(shown), "%u", line);
	first.more = shown;
	vk_diag_fill(&wanted, said->words, &first);
	show_finding(&text, f);
	assert_string_equal(text.data, wanted.data);
	vk_buf_free(&wanted);
	vk_buf_free(&text);
}

static void
tells_each_fault(void **state)
{
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct vk_diag *d = vk_diag_new();
		size_t n = 0;

		write_changed(path, faults[i].old, faults[i].new);
		assert_null(vk_standard_read(path, d));
		vk_diag_sort(d);
		print_message("%s\n", faults[i].new);
		for (; n < 3 && faults[i].said[n].at != NULL; n++) {
			const struct said *said = &faults[i].said[n];
			const struct vk_finding *f;
			uint32_t line, column;

			assert_true(n < vk_diag_kept(d));
			f = vk_diag_at(d, n);
			if (said->words != NULL)
				is_said(path, said, f);
			find_place(path, said->at, &line, &column);
			assert_string_equal(f->pos.file, path);
			assert_int_equal(f->pos.line, line);
			assert_int_equal(f->pos.column, column);
		}
		assert_int_equal(vk_diag_kept(d), n);
		assert_int_equal(vk_diag_status(d), 65);
		assert_int_equal(vk_diag_effect(d), VK_NO_RESULT);
		vk_diag_free(d);
	}
	unlink(path);
}

/* One finding of this kind and status, and nothing read. */
static void
is_refused(const char *path, enum vk_msg msg, int status)
{
	struct vk_diag *d = vk_diag_new();

	print_message("%s\n", path);
	assert_null(vk_standard_read(path, d));
	assert_int_equal(vk_diag_kept(d), 1);
	assert_int_equal(vk_diag_at(d, 0)->msg, msg);
	assert_string_equal(vk_diag_at(d, 0)->pos.file, path);
	assert_int_equal(vk_diag_status(d), status);
	vk_diag_free(d);
}

static void
refuses_what_is_none(void **state)
{
	struct vk_buf text = {0};
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	is_refused(path, VK_MSG_LAYOUT_MISSING, 69);
	is_refused(folder, VK_MSG_LAYOUT_MISSING, 69);
	vk_buf_adds(&text, "<van-ban/>");
	write_file(path, &text);
	is_refused(path, VK_MSG_LAYOUT_ROOT, 65);
	while (text.len <= 256 << 10)
		vk_buf_adds(&text, "<!-- and much more -->");
	write_file(path, &text);
	is_refused(path, VK_MSG_FILE_TOO_LARGE, 65);
	vk_buf_free(&text);
	unlink(path);
}

static void
refuses_broken_xml(void **state)
{
	struct vk_diag *d = vk_diag_new();
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	write_changed(path, "</layout>", "");
	assert_null(vk_standard_read(path, d));
	assert_int_equal(vk_diag_status(d), 65);
	vk_diag_free(d);
	unlink(path);
}

/* Three elements that must be there are named, with all the others. */
static void
misses_everything(void **state)
{
	struct vk_buf text = {0};
	struct vk_diag *d = vk_diag_new();
	size_t missing = 0;
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	vk_buf_adds(&text,
	    "<layout id='a' name='A' prefix='A' "
	    "from='2000-01-01' to='' by-date='no'/>");
	write_file(path, &text);
	assert_null(vk_standard_read(path, d));
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		assert_int_equal(f->msg, VK_MSG_LAYOUT_NO_ELEMENT);
		missing += strcmp(f->needed, "font") == 0 ||
		    strcmp(f->needed, "fit") == 0 ||
		    strcmp(f->needed, "range of=\"pitch\"") == 0;
	}
	assert_int_equal(missing, 3);
	assert_true(vk_diag_kept(d) > VK_ROLE_COUNT + 30);
	vk_diag_free(d);
	vk_buf_free(&text);
	unlink(path);
}

/* A style may be missing where its words are. */
static void
misses_no_style_of_no_words(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_standard *s;
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	write_changed(path, "<title-line",
	    "<motto text=\"Một\" rule=\"II.1\"/><title-line");
	assert_null(vk_standard_read(path, d));
	assert_int_equal(vk_diag_kept(d), 1);
	assert_string_equal(vk_diag_at(d, 0)->needed, "style of=\"motto\"");
	vk_diag_free(d);
	d = vk_diag_new();
	write_changed(path, "<title-line",
	    "<motto text=\"Một\" rule=\"A2\"/><style of=\"motto\" "
	    "size=\"9pt\" weight=\"bold\" slant=\"upright\" "
	    "pitch=\"9pt\" before=\"0pt\" rule=\"III.12\"/><title-line");
	s = vk_standard_read(path, d);
	assert_non_null(s);
	assert_string_equal(s->motto, "Một");
	vk_standard_free(s);
	vk_diag_free(d);
	unlink(path);
}

static void
bounds_the_ladder(void **state)
{
	struct vk_buf rungs = {0};
	struct vk_diag *d = vk_diag_new();
	size_t many = 0;
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/a.xml", folder);
	for (int i = 0; i < 82; i++) /* 19 stand there */
		vk_buf_addf(&rungs,
		    "<fit size=\"14.2pt\" pitch=\"20pt\" "
		    "space=\"7.%02dpt\" rule=\"ours\"/>",
		    i);
	vk_buf_adds(&rungs, "<stretch");
	write_changed(path, "<stretch", rungs.data);
	assert_null(vk_standard_read(path, d));
	for (size_t i = 0; i < vk_diag_kept(d); i++)
		many += vk_diag_at(d, i)->msg == VK_MSG_LAYOUT_MANY;
	assert_int_equal(many, 1);
	assert_int_equal(vk_diag_kept(d), 1);
	vk_diag_free(d);
	vk_buf_free(&rungs);
	unlink(path);
}

/* ---- the folder ---- */

static const struct {
	const char *day, *id;
} days[] = {
    {"", "hd05-2026"},
    {"1999-12-31", "hd36-2018"},
    {"2018-04-02", "hd36-2018"},
    {"2018-04-03", "hd36-2018"},
    {"2020-05-22", "hd36-2018"},
    {"2026-05-26", "hd36-2018"},
    {"2026-05-27", "hd05-2026"},
    {"2026", "hd36-2018"},
    {"2026-05", "hd36-2018"},
    {"2026-06", "hd05-2026"},
    {"2027", "hd05-2026"},
};

static void
chooses_by_date(void **state)
{
	char id[VK_STANDARD_ID_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct vk_diag *d = vk_diag_new();

		print_message("day \"%s\"\n", days[i].day);
		assert_true(vk_standard_by_date(FOLDER, days[i].day, id, d));
		assert_string_equal(id, days[i].id);
		assert_int_equal(vk_diag_kept(d), 0);
		vk_diag_free(d);
	}
}

/* What of a folder made for the test is chosen, or the status. */
static void
chooses(const char *day, const char *wanted, int status)
{
	struct vk_diag *d = vk_diag_new();
	char id[VK_STANDARD_ID_ROOM];

	assert_int_equal(vk_standard_by_date(folder, day, id, d), status == 0);
	assert_string_equal(id, wanted);
	assert_int_equal(vk_diag_status(d), status);
	vk_diag_free(d);
}

static void
path_in(char path[64], const char *name)
{
	snprintf(path, 64, "%s/%s", folder, name);
}

static void
weighs_a_folder(void **state)
{
	struct vk_buf text = {0};
	char a[64], b[64], c[64], e[64];

	(void)state;
	path_in(a, "a.xml");
	path_in(b, "b.xml");
	path_in(c, "c.xml");
	path_in(e, "E.xml");
	chooses("", "", 69);
	/* never by date, whatever the day */
	write_changed(b, "by-date=\"yes\"", "by-date=\"no\"");
	chooses("2020-05-22", "", 69);
	/* another kind of file, a name that is no id */
	vk_buf_adds(&text, "<van-ban/>");
	write_file(c, &text);
	write_file(e, &text);
	chooses("2020-05-22", "", 69);
	write_changed(a, "<paper", "<!-- the measures are not read here -->");
	chooses("2020-05-22", "a", 0);
	/* a month that begins on the first day in force */
	write_changed(b, "from=\"2018-04-03\"", "from=\"2021-05-01\"");
	chooses("2021-05", "b", 0);
	chooses("2021-04", "a", 0);
	chooses("2021", "a", 0);
	/* one whose dates cannot be known may be the right one */
	write_changed(b, "from=\"2018-04-03\"", "from=\"today\"");
	chooses("2020-05-22", "a", 65);
	unlink(a);
	unlink(b);
	unlink(c);
	unlink(e);
	vk_buf_free(&text);
}

/* A ">" in a value or a comment is no end of the root. */
static void
cuts_at_the_root(void **state)
{
	char path[64];

	(void)state;
	path_in(path, "a.xml");
	write_changed(path, "<layout id=\"hd36-2018\" name=\"Hướng",
	    "<!-- <layout> -->\n<layout id=\"a\" name='\">\" Hướng");
	chooses("", "", 65);
	write_changed(path, "name=\"Hướng dẫn 36-HD/VPTW\"", "name='\">\"'");
	chooses("", "a", 0);
	unlink(path);
}

static void
finds_by_id(void **state)
{
	struct vk_diag *d = vk_diag_new();
	char path[64];

	(void)state;
	assert_null(vk_standard_find(FOLDER, "nd99-1999", d));
	assert_int_equal(vk_diag_status(d), 69);
	assert_string_equal(
	    vk_diag_at(d, 0)->pos.file, "layouts/nd99-1999.xml");
	vk_diag_free(d);
	d = vk_diag_new();
	assert_null(vk_standard_find(FOLDER, "../layouts/hd36-2018", d));
	assert_int_equal(vk_diag_status(d), 69);
	vk_diag_free(d);
	/* a file must be called as it calls itself */
	d = vk_diag_new();
	path_in(path, "a.xml");
	write_changed(path, "by-date", "by-date");
	assert_null(vk_standard_find(folder, "a", d));
	assert_int_equal(vk_diag_kept(d), 1);
	assert_int_equal(vk_diag_at(d, 0)->msg, VK_MSG_LAYOUT_CONFLICT);
	assert_string_equal(vk_diag_at(d, 0)->found, "id=\"hd36-2018\"");
	assert_string_equal(vk_diag_at(d, 0)->more, "a.xml");
	assert_int_equal(vk_diag_status(d), 65);
	vk_diag_free(d);
	unlink(path);
}

static void
knows_ids(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	assert_true(vk_standard_is_known(FOLDER, "hd36-2018", d));
	assert_true(vk_standard_is_known(FOLDER "/", "hd05-2026", d));
	assert_int_equal(vk_diag_kept(d), 0);
	assert_false(vk_standard_is_known(FOLDER, "hd36", d));
	assert_int_equal(vk_diag_kept(d), 1);
	assert_int_equal(vk_diag_at(d, 0)->msg, VK_MSG_LAYOUT_UNKNOWN_ID);
	assert_string_equal(vk_diag_at(d, 0)->found, "hd36");
	assert_non_null(
	    strstr(vk_diag_at(d, 0)->needed, "hd05-2026, hd36-2018"));
	assert_int_equal(vk_diag_status(d), 64);
	vk_diag_free(d);
	d = vk_diag_new();
	assert_false(vk_standard_is_known(folder, "hd36-2018", d));
	assert_int_equal(vk_diag_status(d), 69);
	vk_diag_free(d);
	d = vk_diag_new();
	assert_false(vk_standard_is_known("no such folder", "hd36-2018", d));
	assert_int_equal(vk_diag_status(d), 69);
	vk_diag_free(d);
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int
remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(has_the_measures),
	    cmocka_unit_test(has_the_words),
	    cmocka_unit_test(has_the_types),
	    cmocka_unit_test(keeps_its_promises),
	    cmocka_unit_test(has_what_the_state_asks),
	    cmocka_unit_test(has_the_types_of_the_state),
	    cmocka_unit_test(misses_no_style_of_no_words),
	    cmocka_unit_test(fits_styles),
	    cmocka_unit_test(names_roles),
	    cmocka_unit_test(dumps),
	    cmocka_unit_test(tells_each_fault),
	    cmocka_unit_test(refuses_what_is_none),
	    cmocka_unit_test(refuses_broken_xml),
	    cmocka_unit_test(misses_everything),
	    cmocka_unit_test(bounds_the_ladder),
	    cmocka_unit_test(chooses_by_date),
	    cmocka_unit_test(weighs_a_folder),
	    cmocka_unit_test(cuts_at_the_root),
	    cmocka_unit_test(finds_by_id),
	    cmocka_unit_test(knows_ids),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
