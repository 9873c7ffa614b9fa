# glose: build, test, install.  `make help` lists the targets.
#
#   make V=1 ...                  show the commands
#   make BUILD=build/x CC=clang   another compiler, another folder

# ---- what it is made with ----------------------------------------------------

BUILD    ?= build
PREFIX   ?= /usr/local
SHARED   ?= ../shared
CFLAGS   ?= -O2 -g
PKGS      = libcmark libxml-2.0 icu-uc icu-i18n yaml-0.1 nettle
TEST_PKGS = cmocka
SANITIZE  = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
            -fno-omit-frame-pointer
WARN      = -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
            -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
            -Wcast-qual -Wformat=2 -Wundef -Werror

# Asked of pkg-config once, and not before something is compiled: `make site`
# and `make check` must be able to install it first.
ask        = $(shell pkg-config $(1))$(if $(filter-out 0,$(.SHELLSTATUS)),$(error \
             pkg-config $(1) failed; see `make deps DEPS=no` for what is missing))
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(call ask,--cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(call ask,--libs $(PKGS)))$(PKG_LIBS)
TEST_LIBS  = $(eval TEST_LIBS := $$(call ask,--libs $(TEST_PKGS)))$(TEST_LIBS)

ALL_CFLAGS = $(WARN) -D_GNU_SOURCE -DDATA_DIR='"$(PREFIX)/share/glose"' -Igen \
             $(PKG_CFLAGS) $(CFLAGS)
LIBS       = $(PKG_LIBS) $(LDFLAGS)

SRC       := $(sort $(wildcard gen/*/*.c))
OBJ       := $(SRC:gen/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/rule_texts.o \
             $(BUILD)/obj/diag_texts.o $(BUILD)/obj/align_files.o
LIB       := $(BUILD)/libglose.a

# `make site` on an idle machine uses it whole, but heeds a -j of the user's.
jobs       = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))
MAKEFLAGS += --no-print-directory
Q          = $(if $(V),,@)
say        = @$(if $(V),:,printf '  %-5s %s\n' $(1) '$(2)')

# ---- the program -------------------------------------------------------------

all: $(BUILD)/glose             ## build the program (build/glose)

# Of the objects, not the library: two functions of one name do not link.
$(BUILD)/glose: $(BUILD)/obj/main.o $(OBJ)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(OBJ)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/obj/%.o: gen/%.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The document on the rules is in the program, too.
$(BUILD)/rule_texts.c: docs/rules.md deploy/rules.awk
	@mkdir -p $(@D)
	$(Q)awk -f deploy/rules.awk docs/rules.md >$@

# So is what the manual says of each diagnostic.
$(BUILD)/diag_texts.c: gen/glose.1 deploy/diags.awk
	@mkdir -p $(@D)
	$(Q)awk -f deploy/diags.awk gen/glose.1 >$@

# So are the style sheet, in this order, and the script of the alignment report.
REPORT_CSS = $(addprefix gen/report/report, .css _charts.css _filters.css \
             _pairs.css _scripts.css _media.css)
$(BUILD)/align_files.c: deploy/lines.awk \
                         $(REPORT_CSS) \
                         gen/report/report.js gen/report/report.svg
	@mkdir -p $(@D)
	$(Q)awk -v prefix=align_ -v header=report/align_inner.h -f $^ >$@

$(BUILD)/obj/rule_texts.o $(BUILD)/obj/diag_texts.o $(BUILD)/obj/align_files.o: \
    $(BUILD)/obj/%.o: $(BUILD)/%.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Other flags, another compiler or PREFIX: everything is compiled again.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$FLAGS" | cmp -s - $@ || printf '%s\n' "$$FLAGS" >$@

$(BUILD)/flags: export FLAGS = $(CC) $(ALL_CFLAGS)

# ---- the README's two commands -----------------------------------------------

site:                           ## this repository's own site, into out/
	@sh deploy/deps.sh site
	@$(MAKE) $(jobs) all
	$(BUILD)/glose build -C . -o out

check:                          ## every test, one line a suite; BROWSER=no for less
	@sh deploy/deps.sh check
	@$(MAKE) $(jobs) programs
	@$(MAKE) $(jobs) asan-programs
	+@sh tests/check.sh $(CHECKS) $(BROWSER_SUITES) $(ASAN_CHECKS)

deps:                           ## install what building and testing need
	@sh deploy/deps.sh check

# ---- tests -------------------------------------------------------------------

UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,\
             $(sort $(wildcard tests/unit/test_*.c)))
# What several test programs use; an archive, so that each takes what it needs.
AID       := $(BUILD)/libaid.a
AID_OBJ   := $(patsubst tests/aid/%.c,$(BUILD)/aid/%.o,\
             $(sort $(wildcard tests/aid/*.c)))

# A suite is a program that reads published test data.  What it is given:
SUITE_ARG_mustache = $(SHARED)/mustache-spec/specs
SUITE_ARG_gfm      = $(SHARED)/gfm-spec/examples.json
SUITE_ARG_strings  = locales
SUITES    := $(filter mustache gfm strings,\
             $(patsubst tests/suite/%.c,%,$(sort $(wildcard tests/suite/*.c))))

CHECKS      = unit $(SUITES) search golden quality fixes formats families site-tests net kill faults workers \
              machine slow fuzz-short manual layers diags manual-lists
# What only a browser can tell: a suite is a file, drive.mjs what they share.
BROWSER_SUITES := $(patsubst tests/browser/%.mjs,browser-%,$(filter-out \
             %/drive.mjs,$(sort $(wildcard tests/browser/*.mjs))))
# Not those that wait for a clock, or for strace.
ASAN_CHECKS = $(addprefix asan-,unit $(SUITES) golden families site-tests \
              manual)

export BUILD SHARED CC MAKE BROWSER
layers lint: export FLAGS = $(ALL_CFLAGS)
fuzz fuzz-short: export CFLAGS = $(FUZZ)

unit: $(UNIT)                   ## unit tests of the modules (cmocka)
	@sh tests/unit.sh $(UNIT)

suites: $(SUITES)               ## published suites: Mustache, GFM; UI strings

$(SUITES): %: $(BUILD)/suite/%
	@sh tests/suite.sh $@ $< $(SUITE_ARG_$@)

search: $(BUILD)/cut            ## the search's script cuts words as the program does (node)
	@sh tests/search.sh $(BUILD)/cut

golden: all $(BUILD)/safe       ## golden cases; ONLY=AREA/NAME for some
	@sh tests/golden.sh check $(ONLY)

golden-accept: all $(BUILD)/safe              ## make what is said now the golden answer
	@sh tests/golden.sh accept $(ONLY)

check-quality: all $(BUILD)/inject ## recall, false alarms, F1 of check's rules; SEED=, PLACES=, KEEP=DIR
	@SEED='$(or $(SEED),1)' PLACES='$(or $(PLACES),8)' KEEP='$(KEEP)' \
	    sh tests/quality.sh

# The figures may not get worse; the table is left in BUILD.
quality: all $(BUILD)/inject
	@if sh tests/quality.sh >$(BUILD)/quality.log; then \
		echo 'quality: 1 passed, 0 failed'; \
	else \
		tail -n 4 $(BUILD)/quality.log; \
		echo 'quality: 0 passed, 1 failed'; exit 1; \
	fi

fixes: all                      ## check --fix: true to its diff, nothing left
	@sh tests/fixes.sh

formats: all                    ## reports, read by parsers that are not ours
	@if command -v python3 >/dev/null; then \
		python3 tests/formats.py $(BUILD)/glose; \
	else echo 'formats: skipped: no python3'; fi

families: all                   ## a small site of each family; ONLY=NAME for some
	@sh tests/families.sh check $(ONLY)

families-accept: all            ## make what is written now their answer
	@sh tests/families.sh accept $(ONLY)

browser:                        ## the pages in Chromium, one line a suite
	@sh deploy/deps.sh check
	@$(MAKE) $(jobs) all
	+@sh tests/check.sh $(BROWSER_SUITES)

browser-%: all
	@sh tests/browser.sh $*

schema: all                     ## hubs as data against their JSON Schema (node)
	@sh tests/schema.sh

site-tests: all                 ## whole sites: reproducible, crash-safe, corpora
	@sh tests/site.sh

net: all $(BUILD)/server        ## glose links against a server that misbehaves
	@sh tests/net.sh

kill: all $(BUILD)/kill         ## kill builds at many moments
	@sh tests/crash.sh kill

faults: all                     ## let each system call of a build fail (strace)
	@sh tests/crash.sh faults

workers: all $(BUILD)/shim.so   ## pages that crash, run away; Ctrl-C
	@sh tests/crash.sh workers

machine: all $(BUILD)/shim.so $(BUILD)/nomem.so ## no room, memory, permission; pages that change
	@sh tests/crash.sh machine

slow: all                       ## pages that are known to make readers slow
	@sh tests/crash.sh slow

layers:                         ## who may include whom; headers stand alone
	@sh tests/style/layers.sh

manual: all                     ## run the examples of the manual and of docs/
	@sh tests/manual.sh

manual-lists:                   ## the manual has every diagnostic, option, setting
	@sh tests/style/manual.sh

diags:                          ## every diagnostic is provoked by some test
	@sh tests/style/diags.sh

asan:                           ## the tests under address and UB sanitizers alone
	@sh deploy/deps.sh check
	@$(MAKE) $(jobs) asan-programs
	+@sh tests/check.sh $(ASAN_CHECKS)

asan-%:
	@$(MAKE) $* BUILD=$(BUILD)/asan CFLAGS='$(SANITIZE)'

programs: all $(UNIT) $(SUITES:%=$(BUILD)/suite/%) \
          $(BUILD)/cut $(BUILD)/inject $(BUILD)/kill $(BUILD)/server $(BUILD)/safe $(BUILD)/shim.so $(BUILD)/nomem.so

$(BUILD)/kill: tests/crash/kill.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $<

$(BUILD)/server: tests/net/server.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $<

$(BUILD)/inject: $(wildcard tests/quality/*.[ch]) $(LIB)
	$(call say,link,$@)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -o $@ $(filter %.c,$^) $(LIB) $(LIBS)

$(BUILD)/%.so: tests/crash/%.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fPIC -shared -o $@ $< -ldl

$(BUILD)/safe: tests/safe/safe.c $(AID) $(LIB)
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(AID) $(LIB) \
	    $(LIBS)

$(BUILD)/cut: tests/search/cut.c $(LIB)
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(LIB) $(LIBS)

$(AID): $(AID_OBJ)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/aid/%.o: tests/aid/%.c $(BUILD)/flags
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(AID) $(LIB)
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(AID) \
	    $(LIB) $(LIBS) $(TEST_LIBS)

$(BUILD)/suite/%: tests/suite/%.c $(AID) $(LIB)
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(AID) \
	    $(LIB) $(LIBS)

# ---- fuzzing -----------------------------------------------------------------

TIME      ?= 60
# Without the hooks at every comparison: what they find out the dictionaries
# know, and a page takes four times as long with them.
FUZZ       = -O2 -g -fsanitize=fuzzer-no-link,address,undefined \
             -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=all
FUZZERS   := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz-%,\
             $(sort $(wildcard tests/fuzz/*.c)))

fuzz:                           ## hostile bytes for each reader (libFuzzer); TIME= seconds each
	@sh tests/fuzz.sh $(TIME)

fuzz-short:
	@sh tests/fuzz.sh 3

fuzz-programs: $(FUZZERS)

fuzz-compiles:
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -fsyntax-only tests/fuzz/*.c

$(BUILD)/fuzz-%: tests/fuzz/%.c $(wildcard tests/fuzz/*.h) $(AID) $(LIB)
	$(call say,cc,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -Itests -o $@ $< $(AID) \
	    $(LIB) $(LIBS)

# ---- speed -------------------------------------------------------------------

DIR       ?= $(SHARED)/corpus/nb-NO/AlchemyInsights
ROUNDS    ?= 7

bench: all $(BUILD)/floor $(BUILD)/measure ## against the floor and peers; DIR=, ROUNDS=, GROW=, MEDIA=
	@BUILD=$(BUILD) ROUNDS=$(ROUNDS) GROW='$(GROW)' MEDIA='$(MEDIA)' \
	    sh bench/run.sh '$(DIR)'

$(BUILD)/floor $(BUILD)/measure: $(BUILD)/%: bench/%.c
	$(call say,cc,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $< $(LIBS)

lighthouse: all                 ## Lighthouse on pages in three scripts; PAGES= for others
	@sh deploy/deps.sh lighthouse
	@sh bench/lighthouse/run.sh $(PAGES)

# ---- style -------------------------------------------------------------------

C_FILES   := $(sort $(wildcard gen/*.c gen/*/*.c tests/*/*.c bench/*.c))
H_FILES   := $(sort $(wildcard gen/*/*.h tests/*/*.h))
SCRIPTS   := $(sort $(wildcard .ci/run bench/*.sh bench/*/*.sh deploy/*.sh tests/*.sh \
             tests/*/*.sh))

lint:                           ## clang-tidy, cppcheck, shellcheck, mandoc: what is there
	@C_FILES='$(C_FILES)' SCRIPTS='$(SCRIPTS)' sh tests/style/lint.sh

format:                         ## lay out the sources with clang-format
	clang-format -i $(C_FILES) $(H_FILES)

# ---- install, clean, help ----------------------------------------------------

BIN        = $(DESTDIR)$(PREFIX)/bin
MAN        = $(DESTDIR)$(PREFIX)/share/man
DATA       = $(DESTDIR)$(PREFIX)/share/glose

install: all                    ## program, manuals, themes, locales (PREFIX, DESTDIR)
	install -d '$(BIN)' '$(DATA)'
	install -m 755 $(BUILD)/glose '$(BIN)/glose'
	for s in 1 5; do for m in gen/*.$$s; do \
	    test ! -f "$$m" || install -D -m 644 -t '$(MAN)/man'$$s "$$m"; \
	done; done
	for f in $$(find themes locales rules -type f); do \
	    install -D -m 644 "$$f" '$(DATA)/'"$$f"; \
	done

clean:                          ## take away what was built
	rm -rf $(BUILD) out

help:                           ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / \
	    { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

.PHONY: all asan bench browser check check-quality clean deps diags families \
        families-accept faults fixes format FORCE fuzz fuzz-compiles fuzz-programs fuzz-short \
        golden golden-accept help install kill layers \
        lighthouse lint machine manual manual-lists net programs quality schema search site site-tests \
        slow suites unit workers \
        $(SUITES)
.DELETE_ON_ERROR:

-include $(OBJ:.o=.d) $(AID_OBJ:.o=.d) $(BUILD)/obj/main.d $(UNIT:=.d) \
         $(BUILD)/safe.d $(BUILD)/cut.d $(SUITES:%=$(BUILD)/suite/%.d)
