/* hub_front.c -- what the front matter of a hub chooses. */
#include "read/resource_reader.h"

static void
add_kind(struct resource_reader *r, struct hub *hub, const struct resource_word *w)
{
	enum resource_kind kind = resource_kind_of(w->text);
	if (kind == RESOURCE_KINDS) {
		resource_complain_kind(r, w, "; left out");
		return;
	}
	for (size_t i = 0; i < hub->nkinds; i++)
		if (hub->kinds[i] == kind)
			return;
	hub->kinds[hub->nkinds++] = (uint8_t)kind;
}

/* Each is looked for among the cards of every locale's hub. */
enum { IDS_MOST = 500 };

static struct hub_id *
hub_ids(struct resource_reader *r, const struct yaml *v, size_t *count)
{
	struct resource_word *words = resource_words(r, v, count);
	if (*count > IDS_MOST) {
		resource_complain(r, words[IDS_MOST].pos, words[IDS_MOST].len,
		                  "more than %d ids; the rest is left out",
		                  IDS_MOST);
		*count = IDS_MOST;
	}
	struct hub_id *ids = NEW(r->arena, struct hub_id, *count + 1);
	for (size_t i = 0; i < *count; i++)
		ids[i] = (struct hub_id){words[i].text, words[i].pos,
		                         words[i].len};
	return ids;
}

void
hub_read(struct hub *hub, const struct source *src, const struct yaml *front,
         struct diag *d, struct arena *a)
{
	struct resource_reader r = {.src = src, .d = d, .arena = a, .id = DIAG_HUB};
	*hub = (struct hub){.nkinds = 0};
	for (const struct yaml *v = front->first; v != NULL; v = v->next) {
		size_t n = 0;
		struct resource_word *words = NULL;
		if (str_eq_nocase(v->key, S("kinds")))
			words = resource_words(&r, v, &n);
		else if (str_eq_nocase(v->key, S("audience")))
			hub->audience = resource_audiences(&r, v);
		else if (str_eq_nocase(v->key, S("featured")))
			hub->featured = hub_ids(&r, v, &hub->nfeatured);
		else if (str_eq_nocase(v->key, S("order")))
			hub->order = hub_ids(&r, v, &hub->norder);
		for (size_t i = 0; i < n; i++)
			add_kind(&r, hub, &words[i]);
	}
	if (hub->nkinds == 0)
		for (int i = 0; i < RESOURCE_KINDS; i++)
			hub->kinds[hub->nkinds++] = (uint8_t)i;
}
