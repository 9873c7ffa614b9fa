#include "cmd/talk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"

static struct talk *running; /* whose summary is still to come */
static void (*hook_below)(void);

static void
sum_up(void)
{
	if (running != NULL)
		talk_summary(running);
	if (hook_below != NULL)
		hook_below();
}

void
talk_open(struct talk *t, const struct options *o)
{
	*t = (struct talk){.options = o, .started = os_wall_seconds()};
	t->color = talk_paints(t, STDERR_FILENO);
	t->progress = isatty(STDERR_FILENO) == 1 && !o->quiet;
	running = t;
	hook_below = fatal_hook;
	fatal_hook = sum_up;
}

bool
talk_paints(const struct talk *t, int fd)
{
	const char *no_color = getenv("NO_COLOR");
	bool dumb = no_color != NULL && no_color[0] != '\0';
	return t->options->color == COLOR_ALWAYS
		|| (t->options->color == COLOR_AUTO && isatty(fd) == 1 && !dumb);
}

static void
clear_progress(const struct talk *t)
{
	if (t->progress)
		(void)fputs("\r\033[K", stderr);
}

/* A file that several pages include has its faults in each of them. */
static bool
is_repeated(const struct diag *d, size_t i)
{
	if (i == 0 || d->msgs[i].line == 0)
		return false;
	const struct diag_msg *a = &d->msgs[i - 1], *b = &d->msgs[i];
	return a->id == b->id && a->line == b->line && a->col == b->col
		&& str_eq(a->path, b->path) && str_eq(a->message, b->message);
}

/* As grave as ID is for T.  Front matter that was translated as text may have
 * lost any key: what is strict takes no page for sound that has it. */
static enum severity
severity_of(const struct talk *t, enum diag_id id)
{
	return t->options->strict && id == DIAG_FRONT_MATTER_SPANS
		? SEV_ERROR : diag_severity(id);
}

void
talk_diags(struct talk *t, struct diag *d)
{
	struct buf out = {NULL, 0, 0};
	size_t most = t->options->max_diagnostics;
	diag_sort(d);
	for (size_t i = 0; i < d->n; i++) {
		enum severity sev = severity_of(t, d->msgs[i].id);
		if (is_repeated(d, i))
			continue;
		t->count[sev]++;
		if (sev == SEV_INFO && !t->options->verbose)
			continue;
		if (most > 0 && t->printed >= most) {
			t->held_back++;
			continue;
		}
		t->printed++;
		diag_print_as(&out, &d->msgs[i], sev, t->color);
	}
	if (out.n > 0) {
		clear_progress(t);
		(void)fwrite(out.p, 1, out.n, stderr);
	}
	buf_release(&out);
}

void
talk_progress(struct talk *t, const char *what, size_t done, size_t all)
{
	/* A line for each per cent is often enough. */
	size_t step = all < 100 ? 1 : all / 100;
	if (t->progress && (done % step == 0 || done == all))
		(void)fprintf(stderr, "\r%s %zu/%zu\033[K", what, done, all);
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* The run is over: nothing may speak after its summary. */
static void
end_run(void)
{
	running = NULL;
	if (fatal_hook == sum_up)
		fatal_hook = hook_below;
}

void
talk_summary(struct talk *t)
{
	const size_t *n = t->count;
	char infos[64] = "", more[96] = "";
	end_run();
	clear_progress(t);
	if (t->held_back > 0)
		(void)fprintf(stderr, "glose: %zu more not shown; "
		              "--max-diagnostics 0 shows all\n",
		              t->held_back);
	if (n[SEV_INFO] > 0 && !t->options->verbose && !t->options->quiet)
		(void)snprintf(infos, sizeof infos, ", %zu info (-v)",
		               n[SEV_INFO]);
	if (t->suppressed > 0)
		(void)snprintf(more, sizeof more, ", %zu suppressed",
		               t->suppressed);
	if (t->fixed > 0 || t->dry)
		(void)snprintf(more + strlen(more), sizeof more - strlen(more),
		               t->dry ? ", %zu could be fixed" : ", %zu fixed",
		               t->fixed);
	/* Memory may be what has run out: none is asked for here. */
	(void)fprintf(stderr, "glose: %zu page%s, %zu pair%s, %zu error%s, "
	              "%zu warning%s%s%s, %.2f s\n",
	              t->pages, plural(t->pages), t->pairs, plural(t->pairs),
	              n[SEV_ERROR], plural(n[SEV_ERROR]),
	              n[SEV_WARNING], plural(n[SEV_WARNING]), infos, more,
	              os_wall_seconds() - t->started);
}

void
talk_warning(struct talk *t, str why)
{
	clear_progress(t);
	t->count[SEV_WARNING]++;
	(void)fprintf(stderr, "glose: warning: %.*s\n", STR_ARG(why));
}

void
talk_failure(str why)
{
	(void)fprintf(stderr, "glose: %.*s\n", STR_ARG(why));
}

void
talk_death(struct diag *d, str file, enum pool_death how, unsigned cpu_seconds)
{
	struct source src = {.path = file};
	switch (how) {
	case DEATH_CRASH:
		diag_at(d, DIAG_PAGE_CRASHED, &src, POS_NONE, 0,
		        "the process that read the page crashed; left out");
		break;
	case DEATH_CPU:
		diag_at(d, DIAG_LIMIT, &src, POS_NONE, 0,
		        "took more than %u s of CPU time; left out",
		        cpu_seconds);
		break;
	case DEATH_MEMORY:
		diag_at(d, DIAG_LIMIT, &src, POS_NONE, 0,
		        "needs more memory than a page may; left out");
		break;
	}
}

void
talk_result(const struct buf *result)
{
	size_t n = result->n;
	if ((n > 0 && fwrite(result->p, 1, n, stdout) != n)
	    || fflush(stdout) != 0)
		fatal_errno("cannot write to standard output");
}
