#ifndef CHECK_GLOSSARY_H
#define CHECK_GLOSSARY_H
/*
 * glossary.h -- terms and their translations, and names that stay.
 *
 * A TSV file has a line of column names: the source language, then locales;
 * each further line is a term.  In a cell "a|b" are both right, and "!c" is
 * forbidden.  A TBX file is read by check/tbx.h.  A file of names has one on a
 * line; after tabs may come "ja-JP=..." for what it is called elsewhere.
 */
#include "base/diag.h"
#include "base/map.h"
#include "model/site.h"

/* What a term may, or may not, be called in the locale TAG. */
struct term_target {
	str tag;  /* as written, but canonical: "nb-NO" */
	str written;
	str text; /* a name: as written; else in small letters */
	bool forbidden;
	struct term_target *next;
};

struct term {
	str text;    /* as written */
	str *words;  /* a name: as written; else in small letters */
	size_t nwords;
	bool is_name;
	struct term_target *targets, *last;
	struct term *next; /* that begins with the same word */
};

struct glossary {
	struct map terms; /* first word, in small letters -> struct term */
	size_t n;
	struct arena *arena;
};

/* Read FILE (TSV, or TBX by its suffix) and NAMES, if not empty, below the
 * folder SITE into G.  False after reporting why it cannot be done. */
bool glossary_read(struct glossary *g, const struct site *s, const char *site,
                   struct diag *d, struct arena *a);

/* A new term TEXT of G, or NULL when it has no word. */
struct term *glossary_add(struct glossary *g, str text, bool is_name);

/* TEXT is (not) right for T in the locale TAG; what is no locale is left. */
void glossary_target(struct glossary *g, struct term *t, str tag, str text,
                     bool forbidden);

/* Does TAG speak of L?  2: of just it, 1: of its language, 0: no. */
int glossary_tag_fits(str tag, const struct locale *l, struct arena *a);

#endif
