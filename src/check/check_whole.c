/*
 * What a paper must have before it is signed, and what may be added to it:
 * stamps, appendices, the drafter; and whether its body may issue it.
 * (components 1 to 9 of QD399-7, rules 0.2 and 10, QD399-6)
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "model/kinds.h"
#include "rules.h"

static bool
is_one_of(const char *key, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(keys[i], key) == 0)
			return true;
	}
	return false;
}

#define IS_ONE_OF(key, keys)                                                   \
	is_one_of(key, keys, sizeof(keys) / sizeof((keys)[0]))

/* ---- what a final paper lacks ---- */

/*
 * 5.2, 5.6: a political report may print the theme of the congress instead
 * (5.5), and papers to everybody may go without.
 */
static void
subject_is_there(struct vk_check *c, const struct vk_node *document)
{
	static const char *const without[] = {"bao-cao", "thong-cao",
	    "tuyen-bo", "loi-keu-goi", "cuong-linh", "dieu-le", "bien-ban"};

	if (c->kind == NULL || c->kind->administrative ||
	    IS_ONE_OF(c->kind->key, without) ||
	    vk_node_child(document, VK_EL_SUBJECT) != NULL)
		return;
	vk_check_say(c,
	    c->facts & VK_IS_LETTER ? VK_MSG_FORM_LETTER_SUBJECT_MISSING
				    : VK_MSG_FORM_SUBJECT_MISSING,
	    document->pos, NULL, NULL);
}

/* 9.1 */
static void
recipients_are_there(struct vk_check *c, const struct vk_node *document)
{
	static const char *const without[] = {
	    "cuong-linh", "dieu-le", "loi-keu-goi", "bien-ban"};

	if (c->kind != NULL && !c->kind->administrative &&
	    !IS_ONE_OF(c->kind->key, without) &&
	    vk_node_child(document, VK_EL_RECIPIENTS) == NULL)
		vk_check_say(c, VK_MSG_FORM_RECIPIENTS_MISSING, document->pos,
		    NULL, NULL);
}

/* 7.1, 7.3 */
static void
signature_is_whole(struct vk_check *c, const struct vk_node *signature)
{
	if (vk_node_child(signature, VK_EL_AUTHORITY) == NULL &&
	    vk_node_child(signature, VK_EL_OFFICE) == NULL)
		vk_check_say(
		    c, VK_MSG_FORM_OFFICE_MISSING, signature->pos, NULL, NULL);
	if (vk_node_child(signature, VK_EL_NAME) == NULL)
		vk_check_say(
		    c, VK_MSG_FORM_SIGNER_MISSING, signature->pos, NULL, NULL);
}

/* ---- 10.2 to 10.5: stamps ---- */

struct stamp { /* the words that a stamp may have */
	const char *folded, *words;
};

/* The words that are meant; NULL: others. */
static const char *
words_meant(const char *text, const struct stamp *stamps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t used = vk_check_begins_folded(text, stamps[i].folded);

		if (used > 0 && text[used] == '\0')
			return stamps[i].words;
	}
	return NULL;
}

static enum vk_msg
of_set(const struct vk_check *c, enum vk_msg party, enum vk_msg state)
{
	return c->set == VK_SET_ND30 ? state : party;
}

static void
hold_secrecy(struct vk_check *c)
{
	static const struct stamp stamps[] = {
	    {"mat", "MẬT"}, {"toi mat", "TỐI MẬT"}, {"tuyet mat", "TUYỆT MẬT"}};
	const char *text = c->line.text;
	const char *meant = words_meant(text, stamps, 3);

	if (meant == NULL || strcmp(meant, text) != 0)
		vk_check_say_at(c,
		    of_set(c, VK_MSG_FORM_STAMP_SECRECY,
			VK_MSG_FORM_STAMP_SECRECY_STATE),
		    0, text, meant != NULL ? meant : "MẬT, TỐI MẬT, TUYỆT MẬT");
}

static void
hold_urgency(struct vk_check *c)
{
	static const struct stamp stamps[] = {{"khan", "KHẨN"},
	    {"thuong khan", "THƯỢNG KHẨN"}, {"hoa toc", "HOẢ TỐC"}};
	const char *text = c->line.text;
	const char *meant = words_meant(text, stamps, 3);

	if (meant != NULL && strcmp(meant, "HOẢ TỐC") == 0 &&
	    (c->set == VK_SET_ND30 || strcmp(text, "HỎA TỐC") == 0))
		meant = "HỎA TỐC"; /* both ways of the mark are in use */
	if (meant != NULL && strcmp(meant, text) == 0)
		return;
	vk_check_say_at(c,
	    of_set(c,
		vk_check_weigh(c, VK_MSG_FORM_STAMP_URGENCY,
		    VK_MSG_FORM_STAMP_URGENCY_UNSURE),
		VK_MSG_FORM_STAMP_URGENCY_STATE),
	    0, text, meant != NULL ? meant : "KHẨN, THƯỢNG KHẨN, HOẢ TỐC");
}

static void
hold_circulation(struct vk_check *c, const struct vk_node *stamp)
{
	bool media = vk_check_begins_folded(c->line.text, "khong pho bien") > 0;

	vk_check_capitals(c, stamp,
	    of_set(c,
		media ? VK_MSG_FORM_MEDIA_CAPITALS
		      : vk_check_weigh(c, VK_MSG_FORM_STAMP_CAPITALS,
			    VK_MSG_FORM_STAMP_CAPITALS_UNSURE),
		VK_MSG_FORM_STAMP_CAPITALS_STATE));
}

static void
stamp_has_its_words(struct vk_check *c, const struct vk_node *stamp)
{
	const struct vk_line *l = vk_check_line(c, stamp);

	if (l->open || l->len == 0)
		return;
	if (vk_node_is(stamp, VK_AT_KIND, "mat"))
		hold_secrecy(c);
	else if (vk_node_is(stamp, VK_AT_KIND, "khan"))
		hold_urgency(c);
	else
		hold_circulation(c, stamp);
}

/* ---- 10.1: appendices ---- */

/* Under its title an appendix names the paper that it belongs to. */
static void
appendix_names_its_paper(struct vk_check *c, const struct vk_node *appendix)
{
	if (vk_node_child(appendix, VK_EL_ATTACHED) == NULL)
		vk_check_say(c,
		    vk_check_weigh(c, VK_MSG_FORM_APPENDIX_REFERENCE,
			VK_MSG_FORM_APPENDIX_REFERENCE_UNSURE),
		    appendix->pos, NULL, NULL);
}

/* Whether one of the words stands in a line of text here or below. */
static bool
speaks_of(struct vk_check *c, const struct vk_node *n, const char *const *words)
{
	for (const struct vk_node *k = n->first; k != NULL; k = k->next) {
		if (k->kind == VK_EL_TEXT && !vk_node_is_blank(k)) {
			const struct vk_line *l = vk_check_line(c, n);

			for (size_t i = 0; words[i] != NULL; i++)
				if (vk_check_find_folded(l->text, words[i]) !=
				    NULL)
					return true;
			break;
		}
	}
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT && speaks_of(c, n, words))
			return true;
	}
	return false;
}

/* And the paper speaks of its appendices; once is enough for all. */
static void
appendices_are_mentioned(struct vk_check *c, const struct vk_node *document)
{
	static const char *const words[] = {"phu luc", "kem theo", "ban hanh",
	    "bieu", "mau", "danh sach", "bang", NULL};
	const struct vk_node *body = vk_node_child(document, VK_EL_BODY);
	const struct vk_node *first = vk_node_child(document, VK_EL_APPENDIX);

	if (first != NULL && body != NULL && !speaks_of(c, body, words))
		vk_check_say(c,
		    of_set(c, VK_MSG_FORM_APPENDIX_SILENT,
			VK_MSG_FORM_APPENDIX_SILENT_STATE),
		    first->pos, NULL, NULL);
}

/* ---- 0.2: an appendix that lies ---- */

static bool
has_table(const struct vk_node *n)
{
	if (n->kind == VK_EL_TABLE || n->kind == VK_EL_TARGET_TABLE ||
	    n->kind == VK_EL_BRANCH_TABLE || n->kind == VK_EL_CHART)
		return true;
	for (n = n->first; n != NULL; n = n->next) {
		if (has_table(n))
			return true;
	}
	return false;
}

static void
only_tables_lie(struct vk_check *c, const struct vk_node *appendix)
{
	const struct vk_attr *a =
	    vk_node_attr_whole(appendix, VK_AT_ORIENTATION);

	if (a != NULL && strcmp(a->value, "ngang") == 0 && !has_table(appendix))
		vk_check_say(c, VK_MSG_FORM_LANDSCAPE, a->pos, a->value, NULL);
}

/* ---- 10.7: the drafter ---- */

/* "Nguyễn Văn An" as "NguyenVanAn". */
static const char *
joined_name(struct vk_check *c, const char *text)
{
	struct vk_buf out = {0};
	size_t at = 0, len = strlen(text);
	bool first = true;
	const char *kept;

	while (at < len) {
		uint32_t cp;
		int used = vk_utf8_decode(text + at, len - at, &cp);
		uint32_t plain;

		if (used == 0)
			break;
		at += (size_t)used;
		plain = vk_viet_fold(cp);
		if (plain >= 'a' && plain <= 'z') {
			vk_buf_addc(&out,
			    (char)(first || vk_viet_lower(cp) != cp
				    ? plain - 'a' + 'A'
				    : plain));
			first = false;
		} else {
			first = true;
		}
	}
	kept = vk_arena_strdup(c->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return kept;
}

static void
drafter_has_no_marks(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, n);
	const char *needed = joined_name(c, l->text);

	if (l->len > 0 && !l->open && strcmp(l->text, needed) != 0)
		vk_check_say_at(c, VK_MSG_FORM_DRAFTER, 0, l->text, needed);
}

/* ---- QD399-6: who may issue what ---- */

/* A warning at most: the table is of the lowest levels, and of practice. */
static void
body_may_issue_it(struct vk_check *c, const struct vk_node *document)
{
	static const struct {
		const char *level, *called;
		const char *kinds[6];
	} rows[] = {
	    {"chi-bo", "chi bộ",
		{"quy-dinh", "huong-dan", "chi-thi", "thong-tri", "cuong-linh",
		    "dieu-le"}},
	    {"co-so", "cấp uỷ cơ sở",
		{"chi-thi", "thong-tri", "cuong-linh", "dieu-le", "", ""}},
	};

	for (size_t i = 0; c->kind != NULL && i < 2; i++) {
		const struct vk_attr *a =
		    vk_node_attr_whole(document, VK_AT_KIND);

		if (vk_node_is(document, VK_AT_LEVEL, rows[i].level) &&
		    IS_ONE_OF(c->kind->key, rows[i].kinds))
			vk_check_say(c, VK_MSG_FORM_NO_AUTHORITY, a->pos,
			    c->kind->name, rows[i].called);
	}
}

const struct vk_check_rule vk_check_whole[] = {
    {VK_EL_DOCUMENT, VK_SET_HD05, 0, 0, body_may_issue_it},
    {VK_EL_DOCUMENT, VK_SET_PARTY, 0, VK_IS_FINAL, subject_is_there},
    {VK_EL_DOCUMENT, VK_SET_PARTY, 0, VK_IS_FINAL, recipients_are_there},
    {VK_EL_SIGNATURE, VK_SET_ALL, 0, VK_IS_FINAL, signature_is_whole},
    {VK_EL_STAMP, VK_SET_ALL, VK_SET_HD36, 0, stamp_has_its_words},
    {VK_EL_DOCUMENT, VK_SET_ALL, 0, 0, appendices_are_mentioned},
    {VK_EL_APPENDIX, VK_SET_PARTY, VK_SET_HD36, VK_IS_FINAL,
	appendix_names_its_paper},
    {VK_EL_APPENDIX, VK_SET_PARTY, 0, 0, only_tables_lie},
    {VK_EL_DRAFTER, VK_SET_PARTY, 0, 0, drafter_has_no_marks},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
