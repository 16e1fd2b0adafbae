/*
 * Strings of JSON (RFC 8259, section 7).  What must not be seen as it is
 * differs between a terminal and a journal: the caller says it.
 */
#include "json.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

static void
add_escaped(struct vk_buf *out, uint32_t cp)
{
	if (cp >= 0x10000) {
		cp -= 0x10000;
		vk_buf_addf(out, "\\u%04x", (unsigned)(0xd800 + (cp >> 10)));
		cp = 0xdc00 + (cp & 0x3ff);
	}
	vk_buf_addf(out, "\\u%04x", (unsigned)cp);
}

void
vk_json_string(struct vk_buf *out, const char *s, bool (*hides)(uint32_t))
{
	size_t len = strlen(s);
	uint32_t cp;
	int n;

	vk_buf_addc(out, '"');
	for (; len > 0; s += n, len -= (size_t)n) {
		n = vk_utf8_decode(s, len, &cp);
		if (n == 0) {
			n = 1;
			vk_buf_adds(out, "\xef\xbf\xbd");
		} else if (cp == '"' || cp == '\\') {
			vk_buf_addf(out, "\\%c", (int)cp);
		} else if (cp == '\n') {
			vk_buf_adds(out, "\\n");
		} else if (hides(cp)) {
			add_escaped(out, cp);
		} else {
			vk_buf_add(out, s, (size_t)n);
		}
	}
	vk_buf_addc(out, '"');
}
