#ifndef READ_RESOURCE_READER_H
#define READ_RESOURCE_READER_H
/* resource_reader.h -- what the readers of resources and of hubs share. */
#include "read/resources.h"

struct resource_reader {
	struct resource *to; /* the one that is being read */
	const struct source *src;
	const struct locale *source;
	struct diag *d;
	struct arena *arena;
	enum diag_id id;     /* of what is said */
	size_t faults;       /* of this resource */
};

/* Say FMT of the LEN bytes at POS. */
void resource_complain(struct resource_reader *r, uint32_t pos, size_t len,
                       const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* S as messages show it: not too much of it. */
str resource_shown(str s);

/* Is V a key with nothing after it? */
bool resource_says_nothing(const struct yaml *v);

/* The text V, trimmed; empty after a complaint. */
str resource_text(struct resource_reader *r, const struct yaml *v);

/* The *N texts in V: one, for the locale WITHOUT, or one for each locale. */
struct config_text *resource_texts(struct resource_reader *r,
                                   const struct yaml *v, str without,
                                   size_t *n);

/* A word in a list that is written as one, or as "a, b", and its place. */
struct resource_word {
	str text;
	uint32_t pos, len;
};

/* The words in V: the items of a list, or a text cut at commas; *N of them. */
struct resource_word *resource_words(struct resource_reader *r,
                                     const struct yaml *v, size_t *n);

/* Say that TEXT, LEN bytes at POS, is no kind, and which there are; then OUTCOME. */
void resource_complain_kind(struct resource_reader *r,
                            const struct resource_word *text,
                            const char *outcome);

/* The audiences that V names, as bits. */
unsigned resource_audiences(struct resource_reader *r, const struct yaml *v);

#endif
