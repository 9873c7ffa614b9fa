#ifndef BASE_VALUE_H
#define BASE_VALUE_H
/* value.h -- data for templates: text, lists, objects.  Made in an arena. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_TEXT, VALUE_LIST, VALUE_OBJECT };

struct value {
	enum value_kind kind;
	bool truth;           /* VALUE_BOOL */
	str text;             /* VALUE_TEXT, borrowed */
	struct value **items; /* VALUE_LIST; the values of a VALUE_OBJECT */
	str *keys;            /* VALUE_OBJECT, borrowed */
	size_t n, cap, keys_cap;
};

struct value *value_text(struct arena *a, str text);
struct value *value_bool(struct arena *a, bool truth);
struct value *value_list(struct arena *a);
struct value *value_object(struct arena *a);

void value_push(struct arena *a, struct value *list, struct value *item);
/* KEY must not be in OBJECT yet; the first of two would win. */
void value_set(struct arena *a, struct value *object, str key,
               struct value *v);
void value_set_text(struct arena *a, struct value *object, str key, str text);
void value_set_bool(struct arena *a, struct value *object, str key, bool b);

/* The value of KEY in OBJECT (of any kind), or NULL. */
const struct value *value_get(const struct value *object, str key);

/* What a section asks: not null, false, empty list; empty text is false too. */
bool value_truth(const struct value *v);

#endif
