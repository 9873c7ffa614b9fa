#include "link/menu_links.h"

#include "model/nav.h"

void
menu_links(const struct site *site,
           void (*visit)(void *ctx, const struct menu_link *l), void *ctx)
{
	for (size_t t = 0; t < site->ntocs; t++) {
		const struct nav *nav = site->tocs[t];
		for (size_t i = 0; i < nav->n; i++) {
			const struct nav_entry *e = &nav->entries[i];
			struct menu_link l = {e->page, e->suffix, e->name,
			                      nav->locale, false, &nav->src,
			                      e->pos, e->len};
			if (e->page != NULL || e->suffix.n > 0)
				visit(ctx, &l);
		}
	}
	for (size_t i = 0; i < site->nredirects; i++) {
		const struct redirect *to = &site->redirects[i];
		const struct config_redirect *w = to->written;
		struct menu_link l = {to->page, to->suffix, {NULL, 0},
		                      site->source, true, w->src, w->to_pos,
		                      w->to_len};
		visit(ctx, &l);
	}
}
