/* Which versions of the libraries of this floor are at work. */
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pango.h>
#include <stdio.h>

#include "vankien.h"

const char *
vk_type_libraries(void)
{
	static char room[128];
	int fc = FcGetVersion();

	snprintf(room, sizeof(room),
	    "Pango %s, HarfBuzz %s, Cairo %s, fontconfig %d.%d.%d",
	    pango_version_string(), hb_version_string(), cairo_version_string(),
	    fc / 10000, fc / 100 % 100, fc % 100);
	return room;
}
