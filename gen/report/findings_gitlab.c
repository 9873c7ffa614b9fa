/*
 * findings_gitlab.c -- findings as GitLab's code quality report: it has no
 * place for what is suppressed.
 */
#include "report/findings_formats.h"

#include "base/map.h"
#include "report/json.h"

/* Addresses only: a short text for each finding. */
#define NAMES_ARENA ((size_t)4 << 30)

/* What sets F apart from all others, and stays when lines move. */
static void
fingerprint(struct buf *b, const struct finding *f, struct map *seen,
            struct arena *a)
{
	unsigned long long key = finding_key(f);
	str name = str_printf(a, "%016llx %.*s", key, STR_ARG(f->msg.path));
	void **times = map_put(seen, name, NULL, a);
	uintptr_t n = (uintptr_t)*times + 1;
	*times = (void *)n;
	name = str_printf(a, "%016llx%016llx-%zu", key, str_hash(f->msg.path),
	                  (size_t)n);
	json_member(b, "fingerprint", name);
}

static void
finding(struct buf *b, const struct finding *f, struct map *seen,
        struct arena *a)
{
	static const char *const severities[] = {"info", "minor", "major"};
	buf_addc(b, '{');
	json_member(b, "description", f->msg.message);
	json_member(b, "check_name", str_of(diag_name(f->msg.id)));
	fingerprint(b, f, seen, a);
	json_member(b, "severity", str_of(severities[f->severity]));
	json_key(b, "location");
	buf_addc(b, '{');
	json_member(b, "path", f->msg.path);
	json_key(b, "lines");
	buf_addc(b, '{');
	json_number(b, "begin", f->msg.line == 0 ? 1 : f->msg.line);
	json_number(b, "end", f->msg.line == 0 ? 1 : f->spot.end_line);
	buf_addz(b, "}}}");
}

void
findings_gitlab(const struct findings_report *r, FILE *out, const char *path)
{
	struct buf b = {NULL, 0, 0};
	struct map seen = {NULL, 0, 0};
	struct arena a;
	const char *before = "[\n";
	(void)path;
	arena_open(&a, NAMES_ARENA);
	for (size_t i = 0; i < r->findings->n; i++) {
		const struct finding *f = &r->findings->list[i];
		if (f->hidden != HIDDEN_NOT)
			continue;
		b.n = 0;
		buf_addz(&b, before);
		finding(&b, f, &seen, &a);
		(void)fwrite(b.p, 1, b.n, out);
		before = ",\n";
	}
	(void)fputs(before[0] == '[' ? "[]\n" : "\n]\n", out);
	arena_close(&a);
	buf_release(&b);
}
