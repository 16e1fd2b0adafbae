/* Which version of libxml2 is at work: it says "20914" for 2.9.14. */
#include <libxml/parser.h>
#include <libxml/xmlversion.h>
#include <stdio.h>
#include <stdlib.h>

#include "vankien.h"

const char *
vk_read_libraries(void)
{
	static char room[64];
	long n = strtol(xmlParserVersion, NULL, 10);

	snprintf(room, sizeof(room), "libxml2 %ld.%ld.%ld", n / 10000,
	    n / 100 % 100, n % 100);
	return room;
}
