/*
 * Branch data in XML, branch by branch.  Each is read by the one reader of
 * XML, wrapped into the root's own start tag; then every place is moved to
 * where it is in the file.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pieces.h"
#include "records.h"
#include "xml.h"

static const char dummy[] = "<chi-bo ma=\"a\" ten=\"\"/>";

struct xml_records {
	struct vk_pieces pieces;
	const char *path;
	struct vk_buf root; /* start tag of the root */
	struct vk_buf name; /* of the root */
	struct vk_pos root_pos;
	uint32_t root_lines; /* that the start tag has, besides its first */
	struct vk_buf text; /* what is read at a time */
	bool any; /* record so far */
};

/* From where it is read to where it is in the file. */
struct shift {
	struct vk_pos root; /* stands in line 1 */
	uint32_t first; /* the line where the piece begins */
	struct vk_pos piece;
};

static const struct shift at_home = {{NULL, 1, 1}, 1, {NULL, 1, 1}};

static struct vk_pos
shifted(const struct shift *s, struct vk_pos pos)
{
	const struct vk_pos *base = pos.line < s->first ? &s->root : &s->piece;
	uint32_t from = pos.line < s->first ? 1 : s->first;

	if (pos.line == 0)
		return pos;
	if (pos.line == from)
		pos.column += base->column - 1;
	pos.line += base->line - from;
	return pos;
}

static void
shift_node(struct vk_node *n, const struct shift *s)
{
	n->pos = shifted(s, n->pos);
	for (size_t i = 0; i < n->nattrs; i++) {
		struct vk_attr *a = (struct vk_attr *)&n->attrs[i];

		a->pos = shifted(s, a->pos);
	}
	for (n = n->first; n != NULL; n = n->next)
		shift_node(n, s);
}

static void
shift_findings(struct vk_diag *from, const struct shift *s, struct vk_diag *to)
{
	for (size_t i = 0; i < vk_diag_kept(from); i++) {
		const struct vk_finding *f = vk_diag_at(from, i);

		vk_diag_add(to, f->msg, shifted(s, f->pos), f->found, f->needed,
		    f->more);
	}
}

/* What is in x->text, as a tree with its places in the file. */
static struct vk_doc *
read_text(struct xml_records *x, const struct shift *s, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	struct vk_doc *doc =
	    vk_xml_read_bytes(x->path, vk_buf_str(&x->text), x->text.len, own);

	shift_findings(own, s, d);
	vk_diag_free(own);
	if (doc != NULL)
		shift_node(doc->root, s);
	return doc;
}

static struct shift
shift_here(const struct xml_records *x)
{
	return (struct shift){.root = x->root_pos,
	    .first = x->root_lines + 2,
	    .piece = vk_window_place(&x->pieces.window, 0)};
}

static void
add_piece(struct xml_records *x)
{
	vk_buf_add(&x->text, vk_window_bytes(&x->pieces.window), x->pieces.len);
}

static struct vk_doc *
read_child(struct xml_records *x, struct vk_diag *d)
{
	struct shift s = shift_here(x);

	x->any = true;
	vk_buf_clear(&x->text);
	vk_buf_add(&x->text, x->root.data, x->root.len);
	vk_buf_addc(&x->text, '\n');
	add_piece(x);
	vk_buf_addf(&x->text, "</%s>", vk_buf_str(&x->name));
	return read_text(x, &s, d);
}

/*
 * It should hold the root's end and nothing else.  What the vocabulary has to
 * say against comes back as a tree, with a branch that nothing is wrong with.
 */
static struct vk_doc *
read_tail(struct xml_records *x, struct vk_diag *d)
{
	struct shift s = shift_here(x);
	struct vk_doc *doc;
	bool alien = !x->any;

	vk_buf_clear(&x->text);
	vk_buf_add(&x->text, x->root.data, x->root.len);
	vk_buf_adds(&x->text, x->any ? dummy : "");
	vk_buf_addc(&x->text, '\n');
	add_piece(x);
	doc = read_text(x, &s, d);
	if (doc == NULL)
		return NULL;
	for (struct vk_node *n = doc->root->first; n != NULL; n = n->next)
		alien =
		    alien || (n->kind != VK_EL_BRANCH && !vk_node_is_blank(n));
	if (alien)
		return doc;
	vk_doc_free(doc);
	return NULL;
}

/* ---- the head ---- */

/* A file without a root's start tag: what is wrong, is told as of any file. */
static bool
read_whole(struct xml_records *x, struct vk_diag *d)
{
	struct vk_doc *doc = vk_xml_read_bytes(
	    x->path, vk_window_bytes(&x->pieces.window), x->pieces.len, d);

	if (doc != NULL)
		vk_diag_add(d,
		    doc->root->kind == VK_EL_BRANCHES ? VK_MSG_DATA_EMPTY
						      : VK_MSG_DATA_ROOT,
		    doc->root->pos, doc->root->written, NULL, NULL);
	vk_doc_free(doc);
	return false;
}

static void
keep_root(struct xml_records *x)
{
	const char *bytes = vk_window_bytes(&x->pieces.window);
	const char *tag = bytes + x->pieces.root;
	struct vk_pos end, start = {x->path, 1, 1};

	vk_buf_clear(&x->root);
	vk_buf_clear(&x->name);
	vk_buf_add(&x->root, tag, x->pieces.len - x->pieces.root);
	vk_buf_add(&x->name, tag + 1, strcspn(tag + 1, " \t\r\n/>"));
	x->root_pos = vk_window_place(&x->pieces.window, x->pieces.root);
	end = vk_window_move(start, x->root.data, x->root.len);
	x->root_lines = end.line - 1;
}

static bool
read_head(struct xml_records *x, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	struct vk_doc *doc;
	bool good;

	keep_root(x);
	vk_buf_clear(&x->text);
	add_piece(x);
	vk_buf_addf(&x->text, "%s</%s>", dummy, vk_buf_str(&x->name));
	doc =
	    vk_xml_read_bytes(x->path, vk_buf_str(&x->text), x->text.len, own);
	if (doc == NULL) /* else told with the first record */
		shift_findings(own, &at_home, d);
	vk_diag_free(own);
	good = doc != NULL && doc->root->kind == VK_EL_BRANCHES;
	if (doc != NULL && !good)
		vk_diag_add(d, VK_MSG_DATA_ROOT, doc->root->pos,
		    doc->root->written, NULL, NULL);
	vk_doc_free(doc);
	return good;
}

static bool
begin(struct xml_records *x, struct vk_diag *d)
{
	switch (vk_pieces_next(&x->pieces, d)) {
	case VK_PIECE_HEAD:
		return read_head(x, d);
	case VK_PIECE_TAIL:
		return read_whole(x, d);
	default:
		return false;
	}
}

/* ---- the form ---- */

static struct vk_doc *
next(void *self, struct vk_diag *d)
{
	struct xml_records *x = self;

	switch (vk_pieces_next(&x->pieces, d)) {
	case VK_PIECE_CHILD:
		return read_child(x, d);
	case VK_PIECE_TAIL:
		return read_tail(x, d);
	default:
		return NULL;
	}
}

static bool
again(void *self, struct vk_diag *d)
{
	struct xml_records *x = self;

	x->any = false;
	return vk_pieces_rewind(&x->pieces, d) && begin(x, d);
}

static void
free_records(void *self)
{
	struct xml_records *x = self;

	vk_pieces_close(&x->pieces);
	vk_buf_free(&x->root);
	vk_buf_free(&x->name);
	vk_buf_free(&x->text);
	free(x);
}

static const struct vk_record_form form = {next, again, NULL, free_records};

struct vk_records_open
vk_records_xml(const char *path, struct vk_diag *d)
{
	struct vk_records_open open = {&form, NULL};
	struct xml_records *x = vk_alloc(1, sizeof(*x));

	x->path = path;
	if (vk_pieces_open(&x->pieces, path, d) && begin(x, d))
		open.self = x;
	else
		free_records(x);
	return open;
}
