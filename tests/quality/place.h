#ifndef QUALITY_PLACE_H
#define QUALITY_PLACE_H
/*
 * place.h -- one unit of a clean page, and the edits that break it.
 *
 * The pages are ours and well-formed, so that pairs are found by their bytes:
 * what reads them here must not be what is tested.
 */
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { EDITS = 4 };

struct edit {
	size_t pos, len; /* in the page */
	str text;
};

/* The texts that the places of a run lend each other, by locale. */
struct lent {
	str locale, target, source;
};

struct lender {
	struct lent *list;
	size_t n, cap;
};

struct place {
	str page;
	str locale;           /* "nb-NO" */
	size_t pos, len;      /* of the pair in the page */
	size_t id;            /* of the target's id; as long as id_len */
	size_t id_len;
	size_t target, source;
	str t, s;             /* what is written at these */
	struct edit edits[EDITS];
	size_t nedits;
	const struct lender *lender;
	uint64_t *random;
	struct arena *a;
};

/* The next pair of PAGE at or behind *AT into P; *AT moves behind it. */
bool place_next(struct place *p, str page, size_t *at);

/* Replace LEN bytes at POS of the page by TEXT. */
bool place_edit(struct place *p, size_t pos, size_t len, str text);

/* The same in the target, and in the source; POS counts from their start. */
bool edit_target(struct place *p, size_t pos, size_t len, str text);
bool edit_source(struct place *p, size_t pos, size_t len, str text);

/* Take FROM to TO of the target out, and a blank beside it. */
bool cut_target(struct place *p, size_t from, size_t to);

/* The page with its edits, in P->a. */
str place_apply(const struct place *p);

/* Is P of the language LANGUAGE ("nb")?  Of one in the list "nb de"? */
bool place_is(const struct place *p, const char *languages);

/* A number below N, which is not 0. */
size_t place_random(struct place *p, size_t n);

/* The line of the page that holds P: its first byte, and the newline's. */
size_t line_begin(const struct place *p);
size_t line_end(const struct place *p);

/*
 * Is byte AT of TEXT prose: not in code, in a link's address, in braces, in a
 * tag, in an entity, nor one of Markdown's own signs?
 */
bool is_prose(str text, size_t at);

/* No code, links, bold, placeholders, tags, digits: nothing but prose. */
bool is_plain(str text);

/* The offset of the first prose NEEDLE in TEXT at or after FROM. */
size_t find_prose(str text, str needle, size_t from);

/* A word of at least LETTERS letters in TEXT's prose, chosen at random; blanks
 * part words.  False when there is none. */
bool pick_word(struct place *p, str text, size_t letters, size_t *from,
               size_t *to);

/* A run of ASCII digits in TEXT's prose, of no version, not below LEAST. */
bool pick_number(struct place *p, str text, unsigned least, size_t *from,
                 size_t *to);

/* The first "[text](address)" of TEXT at or after FROM; no image. */
struct link {
	size_t pos, end;
	str text, address;
};
bool find_link(str text, size_t from, struct link *l);

/* The blanks of TEXT, and one more: its words in languages that have blanks. */
size_t count_words(str text);

/* A lent text of LOCALE (or of any, ""), plain, of WORDS words and more, with
 * another source than P's; empty when there is none. */
const struct lent *borrow(struct place *p, const char *locale, size_t words);

#endif
