/* The fonts of a group of tests about pages: loaded once, freed at its end. */
#ifndef TINOS_H
#define TINOS_H

#include "sheet.h"

static struct vk_type *tinos;
static const char *program; /* argv[0]; the fonts lie beside it */

static int
load_fonts(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	tinos = sheet_type(program, "Tinos", d);
	vk_diag_free(d);
	return tinos == NULL;
}

static int
drop_fonts(void **state)
{
	(void)state;
	vk_type_free(tinos);
	return 0;
}

#endif
