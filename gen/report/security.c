#include "report/security.h"

#include "render/view.h"

/* RFC 9116, 3: below the root of a host, and nowhere else. */
static const str place = {".well-known/security.txt",
                          sizeof ".well-known/security.txt" - 1};

void
security_write(const struct site *site, const struct extras_sink *sink,
               struct arena *a)
{
	const struct config *c = site->config;
	struct buf text = {NULL, 0, 0};
	if (c->nsecurity == 0)
		return;
	for (size_t i = 0; i < c->nsecurity; i++)
		buf_printf(&text, "Contact: %.*s\n", STR_ARG(c->security[i]));
	buf_printf(&text, "Expires: %04d-%02d-%02dT00:00:00Z\n",
	           site->expires.year, site->expires.month,
	           site->expires.day);
	if (c->base_url.n > 0)
		buf_printf(&text, "Canonical: %.*s\n",
		           STR_ARG(view_absolute(site, place, a)));
	sink->file(sink->ctx, place, buf_str(&text));
	buf_release(&text);
}
