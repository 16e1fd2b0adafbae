# vankien: build, test, install.  `make help` lists the targets.
#
# `make demo` and `make check` are all that a fresh Debian 12 needs: they
# install what is missing, build, and show or test the result.

# The one list of what is needed: to build and run, to test (shards on many
# machines, too), to lint.
PACKAGES = gcc libc6-dev make pkg-config gettext \
	libpango1.0-dev libcairo2-dev libharfbuzz-dev libfontconfig-dev \
	libxml2-dev libzip-dev zlib1g-dev libdeflate-dev nettle-dev \
	libchafa-dev libmicrohttpd-dev fonts-croscore fonts-liberation2
TEST_PACKAGES = clang libcmocka-dev libunistring-dev python3 jing trang \
	default-jre-headless ecj libjaxb-java poppler-utils mupdf-tools qpdf \
	python3-pikepdf python3-fonttools python3-pil mandoc strace \
	hunspell-vi tmux chromium nodejs=node npm=npm
LINT_PACKAGES = clang-tidy clang-format cppcheck valgrind gcovr \
	libclang-rt-14-dev
SARIF_PACKAGES = npm=npm
SCALE_PACKAGES = parallel slurm-wlm munge python3-yaml

CC = gcc
B = build
prefix = /usr/local
bindir = $(prefix)/bin
libexecdir = $(prefix)/libexec
datadir = $(prefix)/share
mandir = $(datadir)/man
localedir = $(datadir)/locale

LIBRARIES = libxml-2.0 pangocairo pangoft2 cairo harfbuzz harfbuzz-subset \
	fontconfig zlib libdeflate nettle chafa
# Loaded by the first call that wants it (src/base/late.h), under the name that
# a program linked with it would ask for.
LATE_LIBRARY = libzip
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wvla -Werror
HARDENING = -fstack-protector-strong -fPIE -fcf-protection \
	-Wp,-D_FORTIFY_SOURCE=2
OPTIMISE = -O2 -g
CFLAGS = $(OPTIMISE) $(HARDENING)
LDFLAGS = -pie -Wl,-z,relro,-z,now,--as-needed
SANITISE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
# Asked for when the first file is compiled: by then the packages are there.
LIBRARY_FLAGS = $(eval LIBRARY_FLAGS := $$(shell pkg-config --cflags \
	$(LIBRARIES) $(LATE_LIBRARY) | sed 's/-I/-isystem /g') \
	-DVK_LIBZIP=$$(shell objdump -p "$$$$(pkg-config --variable=libdir \
	$(LATE_LIBRARY))/$(LATE_LIBRARY).so" | \
	awk '$$$$1 == "SONAME" { print $$$$2 }'))$(LIBRARY_FLAGS)
# libc first: most names are found there, and the loader looks in this order.
LIBRARY_LIBS = -lc $(LIBRARY_NAMES)
LIBRARY_NAMES = $(eval LIBRARY_NAMES := $$(shell pkg-config --libs \
	$(LIBRARIES)))$(LIBRARY_NAMES)
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) \
	-Iinclude -Isrc $(LIBRARY_FLAGS) -MMD -MP

# vankien-serve alone has a network library; see src/serve/.
SERVE = $(wildcard src/serve/*.c)
ASSETS = $(addprefix src/serve/,view.html view.css view.js icon.svg)
SERVE_OBJECTS = $(SERVE:%.c=$B/%.o) $B/src/serve/assets.o
SOURCES = $(filter-out src/main.c $(SERVE),\
	$(wildcard src/*.c src/*/*.c src/*/*/*.c))
OBJECTS = $(SOURCES:%.c=$B/%.o)
UNITS = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))
LAYOUTS = $(wildcard layouts/*.xml) layouts/tu-ngu.txt
SKELETONS = $(wildcard layouts/skeletons/*.xml)
MO = locale/vi/LC_MESSAGES/vankien.mo
# Made from the catalogue of rules, in the language of its folder.
RULE_PAGES = $B/man/vankien-rules.7 $B/man/vi/vankien-rules.7
DATA = $B/vankien.rnc $(LAYOUTS:%=$B/%) $(SKELETONS:layouts/%=$B/%) \
	$B/fonts/.verified $B/$(MO) $(RULE_PAGES)
SAMPLES = $(filter-out %/ket-qua.xml,$(wildcard samples/*/*.xml)) \
	samples/song-trang/chi-bo/bao-cao-tong-hop.xml
SMALL_SAMPLES = samples/binh-minh/giay-moi.xml
MANUALS = src/cli/vankien.1 src/read/vankien-xml.5 \
	src/cli/vankien.vi.1 src/read/vankien-xml.vi.5

all: $B/vankien $B/vankien-serve $(DATA)	## build the programs

# V=1 shows the whole commands.
say = @$(if $(V),,echo '  $(1) $(2)';)
run = $(if $(V),set -x;)

$B/vankien: $B/src/main.o $B/libvankien.a
	$(call say,LD,$@) $(run) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS)

$B/vankien-serve: $(SERVE_OBJECTS) $B/libvankien.a
	$(call say,LD,$@) $(run) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS) \
		-lmicrohttpd

$B/src/serve/assets.c: $(ASSETS) src/serve/embed
	@mkdir -p $(@D)
	@src/serve/embed $(ASSETS) >$@.new && mv $@.new $@

$B/src/serve/assets.o: $B/src/serve/assets.c
	$(call say,CC,$<) $(run) $(COMPILE) -c -o $@ $<

$B/libvankien.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$B/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<) $(run) $(COMPILE) -c -o $@ $<

$B/layouts/%: layouts/%
	@mkdir -p $(@D)
	@cp $< $@

$B/skeletons/%: layouts/skeletons/%
	@mkdir -p $(@D)
	@cp $< $@

$B/vankien.rnc: src/read/vankien.rnc
	@mkdir -p $(@D)
	@cp $< $@

$B/fonts/.verified: fonts/MANIFEST fonts/fetch
	@fonts/fetch $B/fonts
	@touch $@

$B/$(MO): src/po/vi.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

$B/man/vankien-rules.7: $B/vankien
	@mkdir -p $(@D)
	@$B/vankien explain --format=man --lang=en >$@.new && mv $@.new $@

$B/man/vi/vankien-rules.7: $B/vankien $B/$(MO)
	@mkdir -p $(@D)
	@$B/vankien explain --format=man --lang=vi >$@.new && mv $@.new $@

$B/unit/%: tests/unit/%.c $B/libvankien.a
	@mkdir -p $(@D)
	$(call say,CC,$<) $(run) $(COMPILE) -Itests/unit -o $@ $< $B/libvankien.a $(LDFLAGS) \
		$(LIBRARY_LIBS) -lcmocka -lunistring

$B/oracle-verdicts: tests/oracle/verdicts.c $B/libvankien.a
	$(call say,CC,$<) $(run) $(COMPILE) -o $@ $< $B/libvankien.a \
		$(LDFLAGS) $(LIBRARY_LIBS)

$B/filled: tests/records/filled.c $B/libvankien.a
	$(call say,CC,$<) $(run) $(COMPILE) -o $@ $< $B/libvankien.a \
		$(LDFLAGS) $(LIBRARY_LIBS)

# What the suites need beside the program.
HELPERS = $(UNITS) $B/oracle-verdicts $B/filled

-include $(OBJECTS:.o=.d) $(SERVE_OBJECTS:.o=.d) $B/src/main.d $(UNITS:=.d)

# ---- what a user calls ----

demo: deps		## install what is missing, build, render every sample
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory samples

samples: all
	@mkdir -p $B/demo
	@for f in $(SAMPLES); do \
		out=$B/demo/$$(basename $$(dirname $$f)); mkdir -p $$out; \
		$B/vankien render $$f -o $$out/$$(basename $$f .xml).pdf && \
		$B/vankien preview $$f -q -o $$out || exit 1; \
	done
	@for f in $(SMALL_SAMPLES); do \
		out=$B/demo/$$(basename $$(dirname $$f))-a5; mkdir -p $$out; \
		$B/vankien render $$f --paper=a5 \
			-o $$out/$$(basename $$f .xml).pdf && \
		$B/vankien preview $$f --paper=a5 -q -o $$out || exit 1; \
	done
	@echo "Every sample, as PDF and a PNG per page:"
	@find $B/demo -type f | sort | sed 's/^/  /'

check: deps-check	## install what is missing, build, pass all tests
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory helpers
	@$(MAKE) --no-print-directory CC=clang B=$B/clang objects
	@$(MAKE) --no-print-directory floors man-lint
	@tests/run $B

install: all		## to $(DESTDIR)$(prefix)
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(libexecdir) \
		$(DESTDIR)$(mandir)/man1 \
		$(DESTDIR)$(mandir)/man5 $(DESTDIR)$(mandir)/man7 \
		$(DESTDIR)$(mandir)/vi/man1 $(DESTDIR)$(mandir)/vi/man5 \
		$(DESTDIR)$(mandir)/vi/man7 $(DESTDIR)$(datadir)/vankien/fonts \
		$(DESTDIR)$(datadir)/vankien/layouts \
		$(DESTDIR)$(datadir)/vankien/skeletons \
		$(DESTDIR)$(localedir)/vi/LC_MESSAGES
	install -m 755 $B/vankien $(DESTDIR)$(bindir)
	install -m 755 $B/vankien-serve $(DESTDIR)$(libexecdir)
	install -m 644 $B/vankien.rnc $(DESTDIR)$(datadir)/vankien
	install -m 644 $B/fonts/* $(DESTDIR)$(datadir)/vankien/fonts
	install -m 644 $B/layouts/* $(DESTDIR)$(datadir)/vankien/layouts
	install -m 644 $B/skeletons/* $(DESTDIR)$(datadir)/vankien/skeletons
	install -m 644 $B/$(MO) $(DESTDIR)$(localedir)/vi/LC_MESSAGES
	install -m 644 src/cli/vankien.1 $(DESTDIR)$(mandir)/man1
	install -m 644 src/read/vankien-xml.5 $(DESTDIR)$(mandir)/man5
	install -m 644 $B/man/vankien-rules.7 $(DESTDIR)$(mandir)/man7
	install -m 644 $B/man/vi/vankien-rules.7 $(DESTDIR)$(mandir)/vi/man7
	install -m 644 src/cli/vankien.vi.1 \
		$(DESTDIR)$(mandir)/vi/man1/vankien.1
	install -m 644 src/read/vankien-xml.vi.5 \
		$(DESTDIR)$(mandir)/vi/man5/vankien-xml.5

uninstall:		## take away what install put there
	rm -f $(DESTDIR)$(bindir)/vankien $(DESTDIR)$(libexecdir)/vankien-serve
	rm -f $(DESTDIR)$(localedir)/vi/LC_MESSAGES/vankien.mo
	for m in $(mandir) $(mandir)/vi; do rm -f $(DESTDIR)$$m/man1/vankien.1 \
		$(DESTDIR)$$m/man5/vankien-xml.5 \
		$(DESTDIR)$$m/man7/vankien-rules.7; done
	rm -rf $(DESTDIR)$(datadir)/vankien

deps:			## install what building needs
	@tests/deps $(PACKAGES)

deps-check:		## install what building and testing need
	@tests/deps $(PACKAGES) $(TEST_PACKAGES) $(SCALE_PACKAGES)

deps-lint:		## install what lint, valgrind and cover need
	@tests/deps $(PACKAGES) $(TEST_PACKAGES) $(LINT_PACKAGES)

deps-scale:		## install what scale needs
	@tests/deps $(PACKAGES) $(SCALE_PACKAGES)

# ---- what a developer calls ----

objects: $(OBJECTS) $(SERVE_OBJECTS) $B/src/main.o

helpers: $(HELPERS)

test: all $(UNITS)	## unit tests alone
	@for t in $(UNITS); do $$t || exit 1; done

floors:			## no floor includes a header from above
	@awk -f tests/floors.awk $$(find src -name '*.[ch]')

man-lint: $(RULE_PAGES)	## the manual pages are well-formed
	@mandoc -Tlint -W warning $(MANUALS) $(RULE_PAGES)

regen: all		## write the golden files anew; review the diff
	@tests/golden/run $B --regen

asan:			## all tests under address and undefined sanitizers
	@$(MAKE) --no-print-directory B=build/asan \
		OPTIMISE="$(SANITISE)" HARDENING= asan-run

asan-run: all helpers
	@tests/run $B

valgrind: deps-lint all $(UNITS)	## no leak, no bad read
	@tests/valgrind $B

cover:	deps-lint	## which lines the tests reach: build/cover/index.html
	@$(MAKE) --no-print-directory B=build/cover \
		OPTIMISE="-O0 -g --coverage" HARDENING= cover-run

cover-run: all helpers
	@find $B -name '*.gcda' -delete
	@tests/run $B >$B/cover.log || echo 'tests that watch files and limits' \
		'see the counters being written; make check is the judge'
	@gcovr -r . --object-directory $B -f src/ --html-details $B/index.html \
		--print-summary

lint: deps-lint		## clang-tidy, cppcheck, the house's form
	@clang-format --dry-run -Werror $$(find src include tests -name '*.[ch]')
	@cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
		--enable=warning,performance,portability -Iinclude -Isrc src
	@clang-tidy --quiet --warnings-as-errors='*' \
		$$(find src -name '*.c') -- -std=c11 -Iinclude -Isrc \
		-D_POSIX_C_SOURCE=200809L $(LIBRARY_FLAGS)

format:			## bring the sources into the house's form
	@clang-format -i $$(find src include tests -name '*.[ch]')

figures: all		## 100 000 random verdicts against exact fractions
	@tests/figures/run $B 100000 2

faults: deps-check all	## plant faults into archival files; each is caught
	@tests/archive/faults $B

kills: all		## kill batches and their workers, 50 times each
	@tests/batch/run $B --kills=50 kill_parents kill_workers

$B/sarif/schema.json: # that of OASIS, as Microsoft's validator carries it
	@tests/deps $(SARIF_PACKAGES)
	@mkdir -p $(@D)
	@npm install --silent --no-audit --no-fund --ignore-scripts \
		--prefix $(@D) @microsoft/sarif-multitool-linux
	@cp $(@D)/node_modules/@microsoft/*/sarif-2.1.0.json $@

sarif: all $B/sarif/schema.json	## logs of check against the whole schema of SARIF
	@tests/sarif/run $B $B/sarif/schema.json

scale: deps-scale all	## the samples for many machines, on this one
	@tests/scale/run $B

fuzz: deps-lint		## feed every reader what nobody should write
	@tests/fuzz/run $B

$B/bench/%: tests/bench/%.c $B/libvankien.a
	@mkdir -p $(@D)
	$(call say,CC,$<) $(run) $(COMPILE) -o $@ $< $B/libvankien.a \
		$(LDFLAGS) $(LIBRARY_LIBS)

bench: deps-check all $B/bench/warm $B/bench/raster	## speed and memory, as ratios against yardsticks
	@tests/bench/run $B
	@tests/bench/batch $B

help:			## this list
	@awk -F '##' '/^[a-z-]+:.*##/ { split($$1, t, ":"); \
		printf "  %-12s%s\n", t[1], $$2 }' $(MAKEFILE_LIST)

clean:			## remove everything that was built
	rm -rf build

.PHONY: all demo samples check install uninstall deps deps-check deps-lint \
	objects helpers test floors man-lint regen asan asan-run valgrind cover \
	cover-run lint format figures faults fuzz kills sarif scale \
	deps-scale bench help clean
