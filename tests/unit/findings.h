/*
 * Findings as text for tests: a line each, in the order of the file,
 * "line:column rule words" with everything that is filled in.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"

static inline void
findings_print(struct vk_diag *d, struct vk_buf *out)
{
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		vk_buf_addf(out, "%u:%u %s ", (unsigned)f->pos.line,
		    (unsigned)f->pos.column, f->rule);
		vk_diag_fill(out, vk_message(f->msg)->text, f);
		vk_buf_adds(out, "; ");
		vk_diag_fill(out, vk_message(f->msg)->fix, f);
		vk_buf_addc(out, '\n');
	}
}

static inline bool
findings_have(const struct vk_diag *d, enum vk_msg msg)
{
	for (size_t i = 0; i < vk_diag_kept(d); i++)
		if (vk_diag_at(d, i)->msg == msg)
			return true;
	return false;
}

/* 1, and both are shown, where what was said is not what was wanted. */
static inline int
findings_differ(const char *name, const struct vk_buf *said, const char *wanted)
{
	if (strcmp(vk_buf_str(said), wanted) == 0)
		return 0;
	print_error("%s: said\n%swanted\n%s", name, vk_buf_str(said), wanted);
	return 1;
}

#endif
