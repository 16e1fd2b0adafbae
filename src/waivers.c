/*
 * What a document accepts: the waivers in its head, each with the rule that it
 * accepts and its reason.
 */
#include "waivers.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/doc.h"
#include "model/standard.h"

static const struct vk_node *
first_waiver(const struct vk_doc *doc)
{
	const struct vk_node *head = vk_node_child(doc->root, VK_EL_HEAD);

	return head != NULL ? vk_node_child(head, VK_EL_WAIVER) : NULL;
}

/* Dots and dashes are no reason. */
static bool
is_reason(const char *s)
{
	return s != NULL && s[strspn(s, " \t\n.,;:-_?!*/")] != '\0';
}

/* How many findings the document accepts by this waiver. */
static size_t
accept_one(const struct vk_node *waiver, struct vk_diag *d)
{
	const char *rule = vk_node_attr(waiver, VK_AT_RULE);
	const char *reason = vk_node_attr(waiver, VK_AT_REASON);

	if (rule == NULL || !is_reason(reason))
		return 0;
	return vk_diag_accept(d, rule, reason);
}

void
vk_waivers_accept(const struct vk_doc *doc, struct vk_diag *d)
{
	const struct vk_node *n = first_waiver(doc);

	for (; n != NULL; n = vk_node_again(n))
		(void)accept_one(n, d);
}

/*
 * Whether a waiver speaks of the rule set in use, or of none: another one may
 * have been asked for, and its own waivers are then no fault.
 */
static bool
is_of_this_set(
    const char *rule, const struct vk_job *job, const struct vk_standard *set)
{
	if (job->standard == NULL || strncmp(rule, "VK-", 3) == 0)
		return true;
	return strncmp(rule, set->prefix, strlen(set->prefix)) == 0;
}

static void
judge_waiver(const struct vk_node *waiver, size_t accepted,
    const struct vk_job *job, const struct vk_standard *set, struct vk_diag *d)
{
	const struct vk_attr *rule = vk_node_attr_whole(waiver, VK_AT_RULE);
	const struct vk_attr *why = vk_node_attr_whole(waiver, VK_AT_REASON);

	if (rule == NULL || why == NULL)
		return;
	if (!is_reason(why->value))
		vk_diag_add(
		    d, VK_MSG_WAIVER_REASON, why->pos, rule->value, NULL, NULL);
	else if (accepted == 0 && is_of_this_set(rule->value, job, set))
		vk_diag_add(d, VK_MSG_WAIVER_UNUSED, rule->pos, rule->value,
		    NULL, NULL);
}

void
vk_waivers_judge(const struct vk_doc *doc, const struct vk_job *job,
    const struct vk_standard *set, struct vk_diag *d)
{
	bool all =
	    vk_diag_kept(d) < VK_DIAG_MOST && vk_diag_effect(d) == VK_GOES_ON;
	const struct vk_node *n = first_waiver(doc);
	size_t waivers = 0, at = 0, *accepted;

	for (; n != NULL; n = vk_node_again(n))
		waivers++;
	accepted = vk_alloc(waivers + 1, sizeof(*accepted));
	for (n = first_waiver(doc); n != NULL; n = vk_node_again(n))
		accepted[at++] = accept_one(n, d);
	at = 0;
	for (n = first_waiver(doc); all && n != NULL; n = vk_node_again(n))
		judge_waiver(n, accepted[at++], job, set, d);
	free(accepted);
}
