/* A resolution held against its results for a group of tests. */
#ifndef TALLIED_H
#define TALLIED_H

#include "base/diag.h"
#include "model/doc.h"
#include "tally/tally.h"

static struct {
	struct vk_doc *resolution, *results;
	struct vk_tally *tally;
	struct vk_diag *diag;
} sample;

/* Of what was read; 0 when there is a tally, as cmocka's setups say it. */
static int
tally_sample(void)
{
	sample.tally =
	    vk_tally_new(sample.resolution, sample.results, sample.diag);
	return sample.tally == NULL;
}

static int
free_sample(void **state)
{
	(void)state;
	vk_tally_free(sample.tally);
	vk_doc_free(sample.results);
	vk_doc_free(sample.resolution);
	vk_diag_free(sample.diag);
	return 0;
}

#endif
