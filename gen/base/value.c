#include "base/value.h"

static struct value *
make(struct arena *a, enum value_kind kind)
{
	struct value *v = NEW(a, struct value, 1);
	v->kind = kind;
	return v;
}

struct value *
value_text(struct arena *a, str text)
{
	struct value *v = make(a, VALUE_TEXT);
	v->text = text;
	return v;
}

struct value *
value_bool(struct arena *a, bool truth)
{
	struct value *v = make(a, VALUE_BOOL);
	v->truth = truth;
	return v;
}

struct value *
value_list(struct arena *a)
{
	return make(a, VALUE_LIST);
}

struct value *
value_object(struct arena *a)
{
	return make(a, VALUE_OBJECT);
}

void
value_push(struct arena *a, struct value *list, struct value *item)
{
	GROW(a, list->items, list->n, list->cap)[list->n] = item;
	list->n++;
}

void
value_set(struct arena *a, struct value *object, str key, struct value *v)
{
	GROW(a, object->keys, object->n, object->keys_cap)[object->n] = key;
	value_push(a, object, v);
}

void
value_set_text(struct arena *a, struct value *object, str key, str text)
{
	value_set(a, object, key, value_text(a, text));
}

void
value_set_bool(struct arena *a, struct value *object, str key, bool b)
{
	value_set(a, object, key, value_bool(a, b));
}

const struct value *
value_get(const struct value *object, str key)
{
	if (object->kind != VALUE_OBJECT)
		return NULL;
	for (size_t i = 0; i < object->n; i++)
		if (str_eq(object->keys[i], key))
			return object->items[i];
	return NULL;
}

bool
value_truth(const struct value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		return false;
	case VALUE_BOOL:
		return v->truth;
	case VALUE_TEXT:
		return v->text.n > 0;
	case VALUE_LIST:
		return v->n > 0;
	case VALUE_OBJECT:
		return true;
	}
	return false;
}
