/*
 * mustache FOLDER -- run the published Mustache suite.  FOLDER holds its
 * modules as JSON; all are run but ~lambdas, which data without code lacks.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/source.h"
#include "render/template.h"
#include "aid/json.h"

enum { ARENA = 256 << 20 };

static const char *const modules[] = {
	"comments", "delimiters", "interpolation",  "inverted",
	"partials", "sections",   "~dynamic-names", "~inheritance",
};

static str
text_of(const struct value *test, str key)
{
	const struct value *v = value_get(test, key);
	return v != NULL && v->kind == VALUE_TEXT ? v->text : (str){NULL, 0};
}

static bool
add_template(struct template_set *set, str name, str text, struct diag *d)
{
	struct source *src = NEW(set->arena, struct source, 1);
	*src = (struct source){name, text};
	return template_add(set, name, src, d);
}

static bool
render_test(const struct value *test, struct buf *out, struct diag *d)
{
	struct template_set set = {.arena = d->arena};
	const struct value *partials = value_get(test, S("partials"));
	const struct value *data = value_get(test, S("data"));
	bool ok = data != NULL;
	for (size_t i = 0; partials != NULL && i < partials->n; i++)
		ok = add_template(&set, partials->keys[i],
		                  partials->items[i]->text, d)
			&& ok;
	/* No partial can have this name. */
	str name = S("the test");
	ok = add_template(&set, name, text_of(test, S("template")), d) && ok;
	return ok && template_render(&set, name, data, out, d->arena);
}

static bool
run_test(const char *module, const struct value *test, struct arena *a)
{
	struct buf out = {NULL, 0, 0};
	struct diag d = {.arena = a};
	str expected = text_of(test, S("expected"));
	bool ok = render_test(test, &out, &d);
	for (size_t i = 0; i < d.n; i++)
		diag_print(&out, &d.msgs[i], false);
	ok = ok && str_eq(buf_str(&out), expected);
	if (!ok)
		(void)printf("%s: %.*s: failed\n--- template\n%.*s\n"
		             "--- expected\n%.*s\n--- got\n%.*s\n---\n",
		             module, STR_ARG(text_of(test, S("name"))),
		             STR_ARG(text_of(test, S("template"))),
		             STR_ARG(expected), STR_ARG(buf_str(&out)));
	buf_release(&out);
	return ok;
}

/* Count the tests of MODULE; false when there are none. */
static bool
run_module(const char *folder, const char *module, size_t count[2],
           struct arena *a)
{
	str path = str_printf(a, "%s/%s.json", folder, module);
	const struct value *v = json_read(path.p, a);
	const struct value *tests = v == NULL ? NULL : value_get(v, S("tests"));
	if (tests == NULL || tests->n == 0)
		return false;
	for (size_t i = 0; i < tests->n; i++)
		count[run_test(module, tests->items[i], a)]++;
	return true;
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		(void)fprintf(stderr, "usage: mustache FOLDER\n");
		return 2;
	}
	size_t count[2] = {0, 0}; /* failed, passed */
	struct arena a;
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
		arena_open(&a, ARENA);
		if (!run_module(argv[1], modules[i], count, &a)) {
			(void)printf("%s: no tests\n", modules[i]);
			count[0]++;
		}
		arena_close(&a);
	}
	(void)printf("mustache: %zu passed, %zu failed\n", count[1], count[0]);
	return count[0] == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
