#include "base/map.h"

#include "base/eight.h"

static unsigned long long
mix(unsigned long long hash, unsigned long long word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
	return hash ^ hash >> 32;
}

/* Never 0.  Faster than str_hash, and for these tables only. */
static unsigned long long
hash_of(str key)
{
	unsigned long long hash = key.n, rest = 0;
	size_t i = 0;
	for (; key.n - i >= 8; i += 8)
		hash = mix(hash, eight_load(key.p + i));
	for (; i < key.n; i++)
		rest = rest << 8 | (unsigned char)key.p[i];
	hash = mix(mix(hash, rest), 0);
	return hash == 0 ? 1 : hash;
}

/* The slot of KEY, or the free one where it would go.  M is never full. */
static struct map_slot *
find(const struct map *m, str key, unsigned long long hash)
{
	for (size_t i = (size_t)hash & (m->cap - 1);; i = (i + 1) & (m->cap - 1)) {
		struct map_slot *s = &m->slots[i];
		if (s->hash == 0 || (s->hash == hash && str_eq(s->key, key)))
			return s;
	}
}

static void
grow(struct map *m, struct arena *a)
{
	struct map old = *m;
	m->cap = old.cap == 0 ? 16 : old.cap * 2;
	m->slots = NEW(a, struct map_slot, m->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].hash != 0)
			*find(m, old.slots[i].key, old.slots[i].hash) =
				old.slots[i];
}

void **
map_get(const struct map *m, str key)
{
	if (m->cap == 0)
		return NULL;
	struct map_slot *s = find(m, key, hash_of(key));
	return s->hash == 0 ? NULL : &s->value;
}

void **
map_put(struct map *m, str key, bool *added, struct arena *a)
{
	if (m->n * 4 >= m->cap * 3)
		grow(m, a);
	unsigned long long hash = hash_of(key);
	struct map_slot *s = find(m, key, hash);
	bool is_new = s->hash == 0;
	if (is_new) {
		*s = (struct map_slot){key, NULL, hash};
		m->n++;
	}
	if (added != NULL)
		*added = is_new;
	return &s->value;
}
