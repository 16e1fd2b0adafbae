# vankien: build, test, install.  `make help` lists the targets.

# The one list of what is needed: to build and run, and to test.
PACKAGES = gcc libc6-dev make pkg-config gettext \
	libpango1.0-dev libcairo2-dev libharfbuzz-dev libfontconfig-dev \
	libxml2-dev fonts-croscore fonts-liberation2
TEST_PACKAGES = clang libcmocka-dev libunistring-dev python3 jing trang \
	poppler-utils mupdf-tools qpdf mandoc procps
LINT_PACKAGES = clang-tidy clang-format cppcheck valgrind gcovr

CC = gcc
B = build
prefix = /usr/local
bindir = $(prefix)/bin
datadir = $(prefix)/share
mandir = $(datadir)/man

LIBRARIES = libxml-2.0 pangocairo pangoft2 cairo harfbuzz fontconfig
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wvla -Werror
HARDENING = -fstack-protector-strong -fPIE -fcf-protection \
	-Wp,-D_FORTIFY_SOURCE=2
OPTIMISE = -O2 -g
CFLAGS = $(OPTIMISE) $(HARDENING)
LDFLAGS = -pie -Wl,-z,relro,-z,now,--as-needed
# $(LIBRARY_FLAGS) is asked for once, when the first file is compiled.
LIBRARY_FLAGS = $(eval LIBRARY_FLAGS := $$(shell pkg-config --cflags \
	$(LIBRARIES) | sed 's/-I/-isystem /g'))$(LIBRARY_FLAGS)
LIBRARY_LIBS = $(eval LIBRARY_LIBS := $$(shell pkg-config --libs \
	$(LIBRARIES)))$(LIBRARY_LIBS)
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) \
	-Iinclude -Isrc $(LIBRARY_FLAGS) -MMD -MP

SOURCES = $(filter-out src/main.c,$(wildcard src/*.c src/*/*.c))
OBJECTS = $(SOURCES:%.c=$B/%.o)
UNITS = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))
LAYOUTS = $(wildcard layouts/*.xml)
FACES = $(shell awk '$$1 !~ /^\#/ { print $$2 }' fonts/MANIFEST 2>/dev/null)

all: $B/vankien $B/vankien.rnc $(LAYOUTS:%=$B/%) $B/fonts/.verified \
	$B/locale/vi/LC_MESSAGES/vankien.mo	## build the program

$B/vankien: $B/src/main.o $B/libvankien.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS)

$B/libvankien.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$B/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$B/layouts/%: layouts/%
	@mkdir -p $(@D)
	@cp $< $@

$B/vankien.rnc: src/read/vankien.rnc
	@mkdir -p $(@D)
	@cp $< $@

$B/fonts/.verified: fonts/MANIFEST fonts/fetch
	@fonts/fetch $B/fonts
	@touch $@

$B/locale/vi/LC_MESSAGES/vankien.mo: src/po/vi.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

$B/unit/%: tests/unit/%.c $B/libvankien.a
	@mkdir -p $(@D)
	$(COMPILE) -Itests/unit -o $@ $< $B/libvankien.a $(LDFLAGS) \
		$(LIBRARY_LIBS) -lcmocka -lunistring

-include $(OBJECTS:.o=.d) $B/src/main.d $(UNITS:=.d)

test: all $(UNITS)	## unit tests alone
	@for t in $(UNITS); do $$t || exit 1; done

floors:			## no floor includes a header from above
	@awk -f tests/floors.awk $$(find src -name '*.[ch]')

help:			## this list
	@awk -F '##' '/^[a-z-]+:.*##/ { split($$1, t, ":"); \
		printf "  %-12s%s\n", t[1], $$2 }' $(MAKEFILE_LIST)

clean:			## remove everything that was built
	rm -rf build

.PHONY: all test floors help clean
