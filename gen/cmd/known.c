#include "cmd/known.h"

#include <errno.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/out_file.h"

/* A million entries are some hundred MiB. */
#define BASELINE_MOST ((size_t)1 << 30)

static bool
read(const struct known *k, struct findings *f, struct diag *d)
{
	const char *path = k->options->baseline;
	struct source *src = NEW(k->arena, struct source, 1);
	struct baseline b = {.arena = k->arena};
	src->path = str_of(path);
	if (!os_read(path, BASELINE_MOST, &src->text, k->arena)) {
		diag_at(d, DIAG_CONFIG, src, POS_NONE, 0, "cannot be read: %s",
		        strerror(errno));
		return false;
	}
	if (!baseline_read(&b, src, d))
		return false;
	baseline_hide(&b, k->site, f);
	baseline_stale(&b, k->site, k->on, d);
	return true;
}

static void
write(const struct known *k, struct findings *f)
{
	const char *path = k->options->write_baseline;
	struct buf out = {NULL, 0, 0};
	baseline_print(&out, k->site, f, k->arena);
	if (!out_file_put(path, buf_str(&out), k->arena))
		fatal_errno("cannot write '%s'", path);
	buf_release(&out);
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].hidden == HIDDEN_NOT)
			f->list[i].hidden = HIDDEN_BASELINE;
}

bool
known_hide(const struct known *k, struct findings *f, struct diag *d)
{
	if (k->options->write_baseline != NULL)
		write(k, f);
	else if (k->options->baseline != NULL)
		return read(k, f, d);
	return true;
}
