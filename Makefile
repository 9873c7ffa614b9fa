# glose: build, test, install.  `make help` lists the targets.

CC       ?= cc
BUILD    ?= build
CFLAGS   ?= -O2 -g
PKGS      = libcmark libxml-2.0 icu-uc icu-i18n yaml-0.1 nettle
WARN      = -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
            -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
            -Wcast-qual -Wformat=2 -Wundef -Werror
ALL_CFLAGS = $(WARN) -D_GNU_SOURCE -Igen $(shell pkg-config --cflags $(PKGS)) $(CFLAGS)
LIBS      = $(shell pkg-config --libs $(PKGS)) $(LDFLAGS)

SRC      := $(sort $(wildcard gen/*/*.c))
OBJ      := $(SRC:gen/%.c=$(BUILD)/obj/%.o)

all: $(BUILD)/glose             ## build the program

$(BUILD)/glose: $(BUILD)/obj/main.o $(BUILD)/libglose.a
	$(CC) -o $@ $^ $(LIBS)

$(BUILD)/libglose.a: $(OBJ)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/obj/%.o: gen/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJ:.o=.d) $(BUILD)/obj/main.d

.PHONY: all
