/*
 * The rules of form, held against the document as written.  Each rule is one
 * small function in a table; what it finds is noted under the id of the rule.
 */
#ifndef VK_CHECK_H
#define VK_CHECK_H

#include "vankien.h" /* enum vk_state */

struct vk_diag;
struct vk_doc;
struct vk_standard;
struct vk_words;

/*
 * Notes all that the rule set asks and the document does not keep; nothing is
 * changed.  What the vocabulary refuses may stand in it.
 */
void vk_check_form(
    const struct vk_doc *, const struct vk_standard *, struct vk_diag *);

/*
 * The same for a paper that is to be something else than its tinh-trang says:
 * a final one leaves no number and no day to the pen.
 */
void vk_check_form_as(const struct vk_doc *, const struct vk_standard *,
    enum vk_state, struct vk_diag *);

/*
 * Notes what is doubtful in the wording: spelling, blanks and signs, words of
 * the lists, what is written in two ways.
 */
void vk_check_wording(
    const struct vk_doc *, const struct vk_words *, struct vk_diag *);

#endif
