#ifndef CMD_HUB_JOB_H
#define CMD_HUB_JOB_H
/* hub_job.h -- a page that is a hub: its cards, and its files for portals. */
#include "link/hubs.h"
#include "render/theme.h"
#include "render/view_hub.h"

struct hub_job {
	const struct site *site;
	const struct theme *theme;
	const struct hub_facts *facts;
	const struct site_path *path;
	size_t locale;
	struct arena *arena;
	/* made */
	const struct hub *choice;
	struct hub_page hub;
	struct view_hub view;
	struct html_page html; /* the page's, with the sections in its contents */
	struct buf body;       /* of it: what is shown as the page's text */
	str after;             /* what follows the cards */
};

/*
 * Make J of the page HTML; what is given is set.  False when it is no hub.
 * hub_job_close gives its memory back.
 */
bool hub_job_open(struct hub_job *j, const struct html_page *html);
void hub_job_close(struct hub_job *j);

/* The template for J's page, whose DATA is completed. */
str hub_job_template(const struct hub_job *j, struct value *data);

/*
 * The hub as data ("nb-no/hubs/NAME.json") and without a theme (".html"), each
 * given to FILE with CTX.  What is in the way of one is told to D.
 */
void hub_job_files(struct hub_job *j, struct diag *d,
                   void (*file)(void *ctx, str path, str text), void *ctx);

/* Tell D what is in the way of those of P, a hub, for LOCALE: as hub_job_files
 * would, but nothing is made. */
void hub_job_report_files(const struct site *site, const struct site_path *p,
                          size_t locale, struct diag *d);

#endif
