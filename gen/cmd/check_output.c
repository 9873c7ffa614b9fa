#include "cmd/check_output.h"

#include <stdio.h>

#include "base/fatal.h"
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
	return true;
}

static bool
same_place(const struct check_output *a, const struct check_output *b)
{
	if (a->path == NULL || b->path == NULL)
		return a->path == b->path;
	return str_eq(str_of(a->path), str_of(b->path));
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
		for (size_t k = 0; k < i; k++) {
			if (!same_place(&out->list[k], &out->list[i]))
				continue;
			talk_failure(str_printf(a, "two reports to one place: "
			                        "write '--format %s:FILE'",
			                        formats[i]));
			return false;
		}
	}
	return true;
}

/* How many findings are too many for standard output. */
static size_t
too_many(const struct findings_report *r)
{
	size_t n = r->count[SEV_ERROR] + r->count[SEV_WARNING]
		+ (r->verbose ? r->count[SEV_INFO] : 0);
	return r->most > 0 && n > r->most ? n - r->most : 0;
}

size_t
check_outputs_write(const struct check_outputs *out,
                    const struct findings_report *r)
{
	size_t held_back = 0;
	for (size_t i = 0; i < out->n; i++) {
		const struct check_output *o = &out->list[i];
		if (o->format->write == NULL)
			continue;
		if (o->path == NULL && o->format->for_people)
			held_back = too_many(r);
		FILE *f = o->path == NULL ? stdout : fopen(o->path, "we");
		if (f == NULL)
			fatal_errno("cannot write '%s'", o->path);
		o->format->write(r, f, o->path);
		if (fflush(f) != 0 || ferror(f)
		    || (o->path != NULL && fclose(f) != 0))
			fatal_errno("cannot write '%s'", o->path == NULL
			            ? "standard output" : o->path);
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
