#include "cmd/check_output.h"

#include <stdio.h>

#include "base/fatal.h"
#include "base/out_file.h"
#include "cmd/talk.h"

/* "FORMAT" or "FORMAT:FILE". */
static bool
read_format(struct check_output *one, const char *written,
            const struct options *o, struct arena *a)
{
	str path, name = str_cut(str_of(written), ':', &path);
	one->format = findings_format_find(name);
	one->path = path.p != NULL ? path.p : o->out;
	if (one->format == NULL) {
		str names = findings_format_names(a);
		talk_failure(str_printf(a, "--format wants %.*s, not '%.*s'",
		                        STR_ARG(names), STR_ARG(name)));
		return false;
	}
	if (one->format->write == NULL && one->path == NULL) {
		talk_failure(str_printf(a, "%s is several files: name the "
		                        "first, as in '--format %s:report.html'",
		                        written, written));
		return false;
	}
	if (path.p != NULL && path.n == 0) {
		talk_failure(str_printf(a, "a file is missing after '%s'",
		                        written));
		return false;
	}
	return one->path == NULL || check_output_can_be(one->path, a);
}

bool
check_output_can_be(const char *path, struct arena *a)
{
	const char *fault = out_file_fault(path);
	if (fault != NULL)
		talk_failure(str_printf(a, "'%s' cannot be written: %s", path,
		                        fault));
	return fault == NULL;
}

static bool
same_place(const char *x, const char *y, struct arena *a)
{
	if (x == NULL || y == NULL)
		return x == y;
	return out_file_same(x, y, a);
}

/* Is output I to be written where another one is, or the baseline? */
static bool
is_taken(const struct check_outputs *out, size_t i, const struct options *o,
         struct arena *a)
{
	const char *path = out->list[i].path;
	for (size_t k = 0; k < i; k++)
		if (same_place(out->list[k].path, path, a))
			return true;
	return path != NULL && o->write_baseline != NULL
		&& out_file_same(path, o->write_baseline, a);
}

bool
check_outputs_read(struct check_outputs *out, const struct options *o,
                   struct arena *a)
{
	static const char *const text = "text";
	const char *const *formats = o->nformats > 0 ? o->formats : &text;
	size_t n = o->nformats > 0 ? o->nformats : 1;
	*out = (struct check_outputs){NEW(a, struct check_output, n), n};
	for (size_t i = 0; i < n; i++) {
		if (!read_format(&out->list[i], formats[i], o, a))
			return false;
		if (!is_taken(out, i, o, a))
			continue;
		talk_failure(str_printf(a, "two reports to one place: write "
		                        "'--format %.*s:FILE'",
		                        STR_ARG(str_of(out->list[i].format
		                                       ->name))));
		return false;
	}
	return o->write_baseline == NULL
		|| check_output_can_be(o->write_baseline, a);
}

/* How many findings are too many for standard output. */
static size_t
too_many(const struct findings_report *r)
{
	size_t n = r->count[SEV_ERROR] + r->count[SEV_WARNING]
		+ (r->verbose ? r->count[SEV_INFO] : 0);
	return r->most > 0 && n > r->most ? n - r->most : 0;
}

static void
write_file(const struct check_output *o, const struct findings_report *r,
           struct arena *a)
{
	struct out_file file;
	if (!out_file_open(&file, o->path, a))
		fatal_errno("cannot write '%s'", o->path);
	o->format->write(r, file.f, o->path);
	if (!out_file_close(&file))
		fatal_errno("cannot write '%s'", o->path);
}

size_t
check_outputs_write(const struct check_outputs *out,
                    const struct findings_report *r, struct arena *a)
{
	size_t held_back = 0;
	for (size_t i = 0; i < out->n; i++) {
		const struct check_output *o = &out->list[i];
		if (o->format->write == NULL)
			continue;
		if (o->path != NULL) {
			write_file(o, r, a);
			continue;
		}
		if (o->format->for_people)
			held_back = too_many(r);
		o->format->write(r, stdout, NULL);
		if (fflush(stdout) != 0 || ferror(stdout))
			fatal_errno("cannot write 'standard output'");
	}
	return held_back;
}

void
check_outputs_only_files(struct check_outputs *out)
{
	size_t kept = 0;
	for (size_t i = 0; i < out->n; i++)
		if (out->list[i].path != NULL)
			out->list[kept++] = out->list[i];
	out->n = kept;
}
