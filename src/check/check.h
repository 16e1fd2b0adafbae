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
struct vk_tally;
struct vk_words;
struct vk_register;

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

/*
 * Notes what the paper says that can hardly be: days, terms and ordinals,
 * votes.  What certainly cannot be is noted with the form.
 */
void vk_check_sense(const struct vk_doc *, struct vk_diag *);

/*
 * Notes where it quotes a target of that resolution with another figure; one
 * of the results (NULL: none are known) is no quotation.
 */
void vk_check_quoted(const struct vk_doc *, const struct vk_doc *resolution,
    const struct vk_doc *results, struct vk_diag *);

/*
 * Notes where it says, of a year that is over, that so many of its targets
 * were met, and the results have it otherwise.  year: of the paper, 0: none.
 */
void vk_check_headline(
    const struct vk_doc *, const struct vk_tally *, int year, struct vk_diag *);

/*
 * Enters the paper among those that are checked with it; notes when its number
 * was given to another one.
 */
void vk_check_register(struct vk_register *, const struct vk_doc *,
    const struct vk_standard *, struct vk_diag *);

/*
 * Notes what the new paper has left over from the old one, of which it was
 * made: number, day, year, term, names, sentences of last year, figures.
 */
void vk_check_against(
    const struct vk_doc *new, const struct vk_doc *old, struct vk_diag *);

#endif
