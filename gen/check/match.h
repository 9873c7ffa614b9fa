#ifndef CHECK_MATCH_H
#define CHECK_MATCH_H
/* match.h -- two lists without order: what of each does the other answer? */
#include "check/unit.h"

/* A part of a half that the other half may answer. */
struct item {
	const struct mark *mark;
	str text; /* as written; what is said of it */
	str key;  /* equal keys answer each other */
	struct range at; /* where it is written */
	bool answered;
};

struct items {
	struct item *list;
	size_t n, cap;
	size_t first; /* all before it are answered */
};

/* Add each of MARKS to ITEMS: its text is the key, AT its address or whole. */
void items_add(struct items *items, const struct marks *marks,
               struct arena *a);

/* Let equal items of A and B that are not yet answered answer each other. */
void items_match(struct items *a, struct items *b);

/* The first that is not answered, or NULL. */
struct item *items_next(struct items *items);

/* How many are not. */
size_t items_left(const struct items *items);

/* The only items that are not answered, one each way: they are one, changed. */
bool items_sure(const struct items *a, const struct items *b);

#endif
