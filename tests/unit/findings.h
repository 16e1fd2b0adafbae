/*
 * Findings as text for tests: a line each, in the order of the file,
 * "line:column rule words" with everything that is filled in.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

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

#endif
