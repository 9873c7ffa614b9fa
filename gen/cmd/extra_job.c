#include "cmd/extra_job.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/os.h"
#include "base/wire.h"
#include "report/extras.h"

void
extra_jobs_open(struct extra_jobs *x, const struct site *site,
                const struct theme *theme, struct stage *stage,
                struct arena *a)
{
	size_t nparts = extras_parts(site);
	*x = (struct extra_jobs){.site = site,
	                         .theme = theme,
	                         .stage = stage,
	                         .n = nparts + 1 + site->nmedia,
	                         .nparts = nparts,
	                         .diag.arena = a,
	                         .arena = a};
	x->made = NEW(a, bool, x->n);
}

/* ---- in a worker ------------------------------------------------------------- */

enum record { RECORD_END, RECORD_FILE };

struct maker {
	const struct extra_jobs *jobs;
	struct buf *out; /* for the parent */
};

static void
put(struct maker *m, const struct stage_file *file)
{
	wire_put_num(m->out, RECORD_FILE);
	stage_file_put(m->out, file);
}

static void
write_text(void *ctx, str path, str text)
{
	struct maker *m = ctx;
	struct stage_file file;
	stage_write(m->jobs->stage, path, text, &file);
	put(m, &file);
}

static void
write_part(struct maker *m, size_t part, struct arena *a)
{
	struct extras_sink sink = {m, write_text};
	extras_write(m->jobs->site, m->jobs->theme, part, &sink, a);
}

static void
write_assets(struct maker *m)
{
	const struct theme *t = m->jobs->theme;
	for (size_t i = 0; i < t->nassets; i++)
		write_text(m, t->assets[i].published, t->assets[i].bytes);
}

static void
copy_media(struct maker *m, const struct media *media, struct diag *d,
           struct arena *a)
{
	const struct site_locale *l =
		&m->jobs->site->locales[media->locale];
	struct stage_file file;
	uint64_t size;
	int fd;
	if (!os_open_beneath(l->content_fd, media->path.p, &fd, &size)) {
		struct source src = {.path = media->path};
		diag_at(d, DIAG_FILE_UNREADABLE, &src, POS_NONE, 0,
		        "cannot be read: %s; left out", strerror(errno));
		return;
	}
	stage_copy(m->jobs->stage,
	           STR_JOIN(a, l->locale.folder, S("/"), media->path), fd,
	           &file);
	(void)close(fd);
	put(m, &file);
}

void
extra_job_work(const struct extra_jobs *x, size_t job, struct buf *out)
{
	struct arena scratch;
	struct maker m = {x, out};
	arena_open(&scratch, (size_t)4 << 30);
	struct diag d = {.arena = &scratch};
	if (job < x->nparts)
		write_part(&m, job, &scratch);
	else if (job == x->nparts)
		write_assets(&m);
	else
		copy_media(&m, x->site->media[job - x->nparts - 1], &d, &scratch);
	wire_put_num(out, RECORD_END);
	diag_put(out, &d);
	arena_close(&scratch);
}

/* ---- in the parent ------------------------------------------------------------- */

void
extra_job_take(struct extra_jobs *x, size_t job, str result)
{
	struct stage_file file;
	while (wire_get_num(&result) == RECORD_FILE) {
		stage_file_get(&result, &file, x->arena);
		stage_record(x->stage, &file);
	}
	diag_get(&result, &x->diag);
	x->made[job] = true;
}

void
extra_jobs_finish(struct extra_jobs *x)
{
	struct buf out = {NULL, 0, 0};
	for (size_t i = 0; i < x->n; i++) {
		if (x->made[i])
			continue;
		out.n = 0;
		extra_job_work(x, i, &out);
		extra_job_take(x, i, buf_str(&out));
	}
	buf_release(&out);
}
