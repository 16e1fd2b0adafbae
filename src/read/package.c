/*
 * libzip unpacks, libxml2's reader reads what comes out: neither ever has the
 * whole.  The bytes are counted as they come, whatever the file says of
 * itself, and a DOCTYPE ends it.
 */
#include "package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zip.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/late.h"

struct vk_package {
	const char *path; /* borrowed */
	zip_t *zip;
	size_t unpacked; /* by all parts so far */
};

static bool
say(const char *path, enum vk_msg msg, const char *found, const char *needed,
    struct vk_diag *d)
{
	struct vk_pos whole = {path, 0, 0};

	vk_diag_add(d, msg, whole, found, needed, NULL);
	return false;
}

/* ---- the library ---- */

#define CALLS(CALL)                                                            \
	CALL(discard)                                                          \
	CALL(error_fini)                                                       \
	CALL(error_init_with_code)                                             \
	CALL(error_strerror)                                                   \
	CALL(fclose)                                                           \
	CALL(fdopen)                                                           \
	CALL(fopen_index)                                                      \
	CALL(fread)                                                            \
	CALL(get_name)                                                         \
	CALL(get_num_entries)                                                  \
	CALL(name_locate)                                                      \
	CALL(stat_index)

static struct { /* zip_discard is zip.discard here */
#define FIELD(name) __typeof__(zip_##name) *name;
	CALLS(FIELD)
} zip;

#define AS_TEXT(name) #name
#define TEXT(name) AS_TEXT(name)

static bool
load_zip(const char *path, struct vk_diag *d)
{
	static const struct vk_late functions[] = {
#define ROW(name) {"zip_" #name, &zip.name},
	    CALLS(ROW)};
	static bool loaded;
	const char *why;

	if (!loaded)
		loaded = vk_late_load(TEXT(VK_LIBZIP), functions,
		    sizeof(functions) / sizeof(*functions), &why);
	return loaded || say(path, VK_MSG_DATA_LIBRARY, why, NULL, d);
}

/* ---- the archive ---- */

static int
by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* Two parts of one name: which one is meant, no two programs agree. */
static bool
names_differ(const struct vk_package *p, size_t n, struct vk_diag *d)
{
	const char **names = vk_alloc(n, sizeof(*names));
	const char *twice = NULL;

	for (size_t i = 0; i < n; i++) {
		names[i] = zip.get_name(p->zip, i, ZIP_FL_ENC_RAW);
		if (names[i] == NULL)
			names[i] = "";
	}
	if (n > 1)
		qsort(names, n, sizeof(*names), by_name);
	for (size_t i = 1; i < n && twice == NULL; i++)
		if (strcmp(names[i - 1], names[i]) == 0)
			twice = names[i];
	if (twice != NULL)
		(void)say(p->path, VK_MSG_DATA_PART_DOUBLE, twice, NULL, d);
	free(names);
	return twice == NULL;
}

static bool
check_parts(const struct vk_package *p, struct vk_diag *d)
{
	zip_int64_t n = zip.get_num_entries(p->zip, 0);
	char most[32];

	if (n < 0 || n > VK_PACKAGE_MOST_PARTS) {
		snprintf(most, sizeof(most), "%d", VK_PACKAGE_MOST_PARTS);
		return say(p->path, VK_MSG_DATA_PARTS, NULL, most, d);
	}
	return names_differ(p, (size_t)n, d);
}

/* What Excel makes of a password is no zip at all, nor is an old .xls. */
static bool
is_compound(int fd)
{
	static const unsigned char magic[] = {
	    0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
	unsigned char bytes[sizeof(magic)];

	return pread(fd, bytes, sizeof(bytes), 0) == (ssize_t)sizeof(bytes) &&
	    memcmp(bytes, magic, sizeof(magic)) == 0;
}

static zip_t *
open_zip(const char *path, struct vk_diag *d)
{
	int fd = vk_file_open(path, d), code = 0;
	zip_error_t error;
	zip_t *archive;

	if (fd < 0)
		return NULL;
	if (is_compound(fd)) {
		close(fd);
		(void)say(path, VK_MSG_DATA_ENCRYPTED, NULL, NULL, d);
		return NULL;
	}
	archive = zip.fdopen(fd, 0, &code);
	if (archive != NULL)
		return archive;
	close(fd);
	zip.error_init_with_code(&error, code);
	(void)say(
	    path, VK_MSG_DATA_ARCHIVE, zip.error_strerror(&error), NULL, d);
	zip.error_fini(&error);
	return NULL;
}

struct vk_package *
vk_package_open(const char *path, struct vk_diag *d)
{
	zip_t *archive = load_zip(path, d) ? open_zip(path, d) : NULL;
	struct vk_package *p;

	if (archive == NULL)
		return NULL;
	p = vk_alloc(1, sizeof(*p));
	p->path = path;
	p->zip = archive;
	if (check_parts(p, d))
		return p;
	vk_package_free(p);
	return NULL;
}

void
vk_package_free(struct vk_package *p)
{
	if (p == NULL)
		return;
	zip.discard(p->zip);
	free(p);
}

bool
vk_package_has(const struct vk_package *p, const char *name)
{
	return zip.name_locate(p->zip, name, 0) >= 0;
}

/* ---- a part ---- */

bool
vk_part_damaged(const struct vk_part *part, struct vk_diag *d)
{
	return say(
	    part->package->path, VK_MSG_DATA_ARCHIVE, part->name, NULL, d);
}

static bool
is_over(const struct vk_part *part)
{
	return part->package->unpacked > VK_PACKAGE_MOST_BYTES ||
	    (part->unpacked > VK_PACKAGE_FREE_BYTES &&
		part->unpacked / VK_PACKAGE_MOST_RATIO > part->packed);
}

/* libxml2 asks for more. */
static int
read_more(void *user, char *bytes, int len)
{
	struct vk_part *part = user;
	zip_int64_t n;

	if (part->large)
		return -1;
	n = zip.fread(part->file, bytes, (zip_uint64_t)len);
	if (n < 0)
		return -1;
	part->unpacked += (size_t)n;
	part->package->unpacked += (size_t)n;
	part->large = is_over(part);
	return part->large ? -1 : (int)n;
}

static void
be_silent(void *user, xmlErrorPtr error)
{
	(void)user;
	(void)error;
}

/* Where the part is, if it can be read at all. */
static bool
find(struct vk_part *part, zip_uint64_t *index, struct vk_diag *d)
{
	zip_int64_t at = zip.name_locate(part->package->zip, part->name, 0);
	zip_stat_t st;

	if (at < 0 ||
	    zip.stat_index(part->package->zip, (zip_uint64_t)at, 0, &st) != 0)
		return vk_part_damaged(part, d);
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
	    st.encryption_method != ZIP_EM_NONE)
		return say(
		    part->package->path, VK_MSG_DATA_ENCRYPTED, NULL, NULL, d);
	part->packed =
	    (st.valid & ZIP_STAT_COMP_SIZE) != 0 ? (size_t)st.comp_size : 0;
	*index = (zip_uint64_t)at;
	return true;
}

bool
vk_part_open(struct vk_part *part, struct vk_package *p, const char *name,
    struct vk_diag *d)
{
	zip_uint64_t index;

	*part = (struct vk_part){.package = p, .name = name};
	if (!find(part, &index, d))
		return false;
	part->file = zip.fopen_index(p->zip, index, 0);
	if (part->file == NULL)
		return vk_part_damaged(part, d);
	part->reader =
	    xmlReaderForIO(read_more, NULL, part, NULL, NULL, XML_PARSE_NONET);
	if (part->reader == NULL) {
		vk_part_close(part);
		return vk_part_damaged(part, d);
	}
	xmlTextReaderSetStructuredErrorHandler(part->reader, be_silent, NULL);
	return true;
}

void
vk_part_close(struct vk_part *part)
{
	if (part->reader != NULL)
		xmlFreeTextReader(part->reader);
	if (part->file != NULL)
		(void)zip.fclose(part->file);
	part->reader = NULL;
	part->file = NULL;
	if (part->package != NULL)
		part->package->unpacked -= part->unpacked;
	part->unpacked = 0;
}

static bool
fail(const struct vk_part *part, struct vk_diag *d)
{
	char most[32];

	if (!part->large)
		return vk_part_damaged(part, d);
	snprintf(most, sizeof(most), "%d MiB",
	    part->package->unpacked > VK_PACKAGE_MOST_BYTES
		? VK_PACKAGE_MOST_BYTES >> 20
		: VK_PACKAGE_FREE_BYTES >> 20);
	return say(part->package->path, VK_MSG_DATA_BOMB, NULL, most, d);
}

bool
vk_part_next(struct vk_part *part, struct vk_diag *d)
{
	int status = part->reader != NULL ? xmlTextReaderRead(part->reader) : 0;
	int type;

	if (status < 0 || part->large)
		return fail(part, d);
	if (status == 0)
		return false;
	type = xmlTextReaderNodeType(part->reader);
	if (type == XML_READER_TYPE_DOCUMENT_TYPE ||
	    type == XML_READER_TYPE_ENTITY_REFERENCE ||
	    type == XML_READER_TYPE_ENTITY)
		return say(part->package->path, VK_MSG_DATA_ENTITY, part->name,
		    NULL, d);
	return true;
}

static bool
is_named(const struct vk_part *part, const char *name)
{
	const char *own =
	    (const char *)xmlTextReaderConstLocalName(part->reader);

	return own != NULL && strcmp(own, name) == 0;
}

bool
vk_part_begins(const struct vk_part *part, const char *name)
{
	return xmlTextReaderNodeType(part->reader) == XML_READER_TYPE_ELEMENT &&
	    is_named(part, name);
}

/* Also one that is empty: it ends where it begins. */
bool
vk_part_ends(const struct vk_part *part, const char *name)
{
	int type = xmlTextReaderNodeType(part->reader);

	if (type == XML_READER_TYPE_ELEMENT)
		return xmlTextReaderIsEmptyElement(part->reader) == 1 &&
		    is_named(part, name);
	return type == XML_READER_TYPE_END_ELEMENT && is_named(part, name);
}

const char *
vk_part_attribute(struct vk_part *part, const char *name)
{
	const char *value = "";

	if (xmlTextReaderMoveToFirstAttribute(part->reader) != 1)
		return value;
	do
		if (is_named(part, name) &&
		    xmlTextReaderIsNamespaceDecl(part->reader) == 0) {
			value =
			    (const char *)xmlTextReaderConstValue(part->reader);
			break;
		}
	while (xmlTextReaderMoveToNextAttribute(part->reader) == 1);
	xmlTextReaderMoveToElement(part->reader);
	return value != NULL ? value : "";
}
