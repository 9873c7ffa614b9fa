/* view_hub_json.c -- a hub as data: docs/hub.schema.json is the contract. */
#include "render/view_hub.h"

#include "render/escape.h"

static void
put_text(struct buf *out, const char *name, str text)
{
	buf_printf(out, "\"%s\":\"", name);
	escape_json(out, text);
	buf_addc(out, '"');
}

static void
put_audience(struct buf *out, unsigned bits)
{
	const char *before = "";
	buf_addz(out, "\"audience\":[");
	for (unsigned bit = 1; bit < 1u << AUDIENCES; bit <<= 1) {
		if ((bits & bit) == 0)
			continue;
		buf_printf(out, "%s\"%s\"", before, audience_name(bit));
		before = ",";
	}
	buf_addc(out, ']');
}

static void
put_card(const struct view_hub *v, const struct hub_card *c, struct buf *out)
{
	const struct resource *r = c->resource;
	buf_addz(out, "{");
	put_text(out, "id", r->id);
	buf_addc(out, ',');
	put_text(out, "kind", str_of(resource_kind_name(r->kind)));
	buf_addc(out, ',');
	put_audience(out, r->audience);
	buf_addc(out, ',');
	put_text(out, "title", c->title.text);
	buf_addc(out, ',');
	put_text(out, "title_language", c->title.language->id);
	if (c->description.text.n > 0) {
		buf_addc(out, ',');
		put_text(out, "description", c->description.text);
		buf_addc(out, ',');
		put_text(out, "description_language",
		         c->description.language->id);
	}
	buf_addc(out, ',');
	put_text(out, "url", view_hub_href(v, c));
	if (c->external) {
		buf_addc(out, ',');
		put_text(out, "host", c->host);
	}
	if (c->target->language != NULL) {
		buf_addc(out, ',');
		put_text(out, "language", c->target->language->id);
	}
	buf_printf(out, ",\"external\":%s}", c->external ? "true" : "false");
}

static void
put_cards(const struct view_hub *v, const struct hub_card *cards, size_t n,
          struct buf *out)
{
	buf_addz(out, n > 0 ? "[\n" : "[");
	for (size_t i = 0; i < n; i++) {
		put_card(v, &cards[i], out);
		buf_addz(out, i + 1 < n ? ",\n" : "\n");
	}
	buf_addc(out, ']');
}

static void
put_section(const struct view_hub *v, const struct hub_section *s,
            struct buf *out)
{
	buf_addz(out, "{");
	put_text(out, "kind", str_of(resource_kind_name(s->kind)));
	buf_addc(out, ',');
	put_text(out, "heading",
	         view_hub_heading(v->site, v->locale, s->kind));
	buf_addz(out, ",\"resources\":");
	put_cards(v, s->cards, s->n, out);
	buf_addc(out, '}');
}

void
view_hub_json(const struct view_hub *v, const struct view_hub_about *about,
              struct buf *out)
{
	const struct locale *l = &v->site->locales[v->locale].locale;
	const struct hub_page *hub = v->hub;
	buf_addz(out, "{\"version\":1,");
	put_text(out, "name", about->name);
	buf_addc(out, ',');
	put_text(out, "locale", l->id);
	buf_printf(out, ",\"dir\":\"%s\",", l->rtl ? "rtl" : "ltr");
	put_audience(out, about->audience);
	buf_addc(out, ',');
	put_text(out, "title", about->title);
	buf_addc(out, ',');
	put_text(out, "title_language", about->title_language->id);
	buf_addc(out, ',');
	put_text(out, "page", view_hub_address(v, about->page));
	buf_addz(out, ",\"featured\":");
	put_cards(v, hub->featured, hub->nfeatured, out);
	buf_addz(out, ",\"sections\":[\n");
	for (size_t i = 0; i < hub->nsections; i++) {
		put_section(v, &hub->sections[i], out);
		buf_addz(out, i + 1 < hub->nsections ? ",\n" : "\n");
	}
	buf_addz(out, "]}\n");
}
