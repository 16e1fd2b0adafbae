/*
 * A table that opens by a double click where Vietnamese is set: semicolons, a
 * byte order mark, and line ends of that world.  What a spreadsheet would
 * take for a formula gets an apostrophe, which makes it text again.
 */
#include "summary.h"

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "ledger.h"
#include "pending.h"

enum { CHUNK = 1 << 14 };

static const char HEAD[] = "\xef\xbb\xbf"
			   "ma;ten;tep;trang-thai;so-trang;loi;canh-bao;"
			   "ly-do;quy-tac;dong\r\n";

static bool
is_number(const char *text)
{
	size_t n;

	if (*text == '-')
		text++;
	n = strspn(text, "0123456789");
	text += n;
	if (n > 0 && (*text == ',' || *text == '.')) {
		n = strspn(text + 1, "0123456789");
		text += n > 0 ? n + 1 : 0;
	}
	return n > 0 && *text == '\0';
}

void
vk_summary_cell(struct vk_buf *out, const char *text)
{
	bool formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL &&
	    !is_number(text);

	if (!formula && strpbrk(text, ";,\"\r\n\t'") == NULL) {
		vk_buf_adds(out, text);
		return;
	}
	vk_buf_addc(out, '"');
	if (formula)
		vk_buf_addc(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			vk_buf_addc(out, '"');
		vk_buf_addc(out, *text);
	}
	vk_buf_addc(out, '"');
}

static void
add_count(struct vk_buf *out, bool known, size_t n)
{
	vk_buf_addc(out, ';');
	if (known)
		vk_buf_addn(out, n);
}

static void
add_row(struct vk_buf *out, const struct vk_entry *e, const char *name)
{
	bool over = e->status != VK_BATCH_LEFT;
	const char *const cells[] = {e->key, name, e->output,
	    vk_batch_status_word((enum vk_batch_status)e->status)};

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		if (i > 0)
			vk_buf_addc(out, ';');
		vk_summary_cell(out, cells[i]);
	}
	add_count(out, e->pages >= 0, (size_t)e->pages);
	add_count(out, over, e->counts[VK_BATCH_ERRORS]);
	add_count(out, over, e->counts[VK_BATCH_WARNINGS]);
	vk_buf_addc(out, ';');
	vk_summary_cell(out, e->why->reason);
	vk_buf_addc(out, ';');
	vk_summary_cell(out, e->why->rule);
	add_count(out, e->line > 0, e->line);
	vk_buf_adds(out, "\r\n");
}

/* The names of records are not kept in memory: the data have them. */
static bool
add_rows(const struct vk_batch *b, const struct vk_ledger *l,
    struct vk_pending *part, struct vk_diag *d)
{
	struct vk_buf row = {0};
	struct vk_record r;
	bool done = b->source->rewind(b->source->user, d) &&
	    vk_pending_add(part, HEAD, strlen(HEAD));

	for (size_t i = 0; done && i < l->n; i++) {
		if (!b->source->next(b->source->user, &r, d))
			break;
		if (l->entries[i].ours)
			add_row(&row, &l->entries[i], r.name);
		if (row.len < CHUNK && i + 1 < l->n)
			continue;
		done = vk_pending_add(part, vk_buf_str(&row), row.len);
		vk_buf_clear(&row);
	}
	vk_buf_free(&row);
	return done;
}

bool
vk_summary_write(const struct vk_batch *b, struct vk_ledger *l,
    const char *name, struct vk_diag *d)
{
	struct vk_buf path = {0};
	struct vk_pending part;
	bool done;

	vk_buf_addf(&path, "%s/%s", b->folder, name);
	done = vk_pending_open(&part, vk_diag_keep(d, vk_buf_str(&path)), d);
	if (done) {
		done = add_rows(b, l, &part, d);
		done = vk_pending_close(&part, done, d);
	}
	vk_buf_free(&path);
	return done;
}
