#ifndef CMD_SEARCH_JOB_H
#define CMD_SEARCH_JOB_H
/*
 * search_job.h -- the index of each locale: workers note what stands on pages
 * while they make them; when all are made, other workers write the files.
 */
#include "model/site.h"
#include "render/html.h"
#include "search/collect.h"
#include "search/index.h"
#include "write/stage.h"

/* What stands on the pages of a path, and where to note it. */
struct search_notes {
	struct spool spool;
	struct collector *collector; /* of this process */
};

/* ---- in the workers that make pages ---- */

/* A page as it was written. */
struct search_made {
	const struct site *site;
	const struct site_path *path;
	size_t locale, file; /* whose page, and whose page file it is made of */
	size_t language;     /* that it is in */
	str keywords;
	const struct search_text *text;
	struct arena *arena;
};

/* Note what stands on M, unless it is not to be found; the parent's part to OUT,
 * after RECORD, for search_jobs_take. */
void search_note(struct search_notes *n, const struct search_made *m,
                 uint64_t record, struct buf *out);

/* ---- in the parent ---- */

struct search_locale {
	bool words_made, texts_made;
	struct search_entry entry;
};

struct search_jobs {
	const struct site *site;
	struct stage *stage;
	struct search_notes notes;
	struct search_record *records; /* of each path, one for each locale */
	struct search_locale *locales;
	struct arena *arena;
};

/* Room in J for what stands on the pages of SITE; the first time, with a file of
 * STAGE to note it in.  J is zero at first. */
void search_jobs_open(struct search_jobs *j, const struct site *site,
                      struct stage *stage, struct arena *a);
void search_jobs_close(struct search_jobs *j);

/* What search_note told of PATH. */
void search_jobs_take(struct search_jobs *j, size_t path, str *in);

/* Write the indexes, with so many WORKERS. */
void search_jobs_write(struct search_jobs *j, int workers);

#endif
