/* test_manifest.c -- write/manifest.h, of a site on a real disk. */
#include "stage_check.h"

static void
manifest_bears_any_name(void **state)
{
	(void)state;
	static const char *const names[] = {"a b", "back\\slash", "new\nline",
		"cr\rx", "\\", "-", "*star", " ", "\xff\xfe", "\xe6\x97\xa5"};
	struct stage *s = begin("out");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add(s, names[i], names[i]);
	commit(s);
	str text;
	size_t line;
	struct manifest m;
	assert_true(os_read("out/" MANIFEST_PATH, 1 << 20, &text, &arena));
	assert_true(manifest_parse(text, &m, &line, &arena));
	assert_int_equal(m.n, sizeof names / sizeof *names);
	for (size_t i = 0; i < m.n; i++)
		assert_non_null(manifest_find(&m, str_of(names[i])));
	struct buf again = {NULL, 0, 0};
	manifest_print(&m, &again);
	assert_true(str_eq(buf_str(&again), text));
	buf_release(&again);
	shell("rm out/-; sed -i '/  -$/d' out/.glose/manifest");
	assert_sound("out"); /* but for '-', which sha256sum takes for stdin */
}

static void
manifest_knows_folders(void **state)
{
	(void)state;
	struct manifest m = {NULL, 0, 0};
	static const char *const paths[] = {"a-b/x", "a/x", "a.html", "b", "c/d/e"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		GROW(&arena, m.files, m.n, m.cap);
		m.files[m.n++].path = str_of(paths[i]);
	}
	assert_null(manifest_sort(&m));
	assert_true(manifest_has_folder(&m, S("a")));
	assert_true(manifest_has_folder(&m, S("a-b")));
	assert_true(manifest_has_folder(&m, S("c")));
	assert_true(manifest_has_folder(&m, S("c/d")));
	assert_false(manifest_has_folder(&m, S("b")));
	assert_false(manifest_has_folder(&m, S("c/d/e")));
	assert_false(manifest_has_folder(&m, S("a.html")));
	assert_false(manifest_has_folder(&m, S("")));
}

static void
manifest_refuses_other_text(void **state)
{
	(void)state;
	static const char hex[] = "e3b0c44298fc1c149afbf4c8996fb924"
	                          "27ae41e4649b934ca495991b7852b855";
	static const char *const bad[] = {"\n", "%s\n", "%s  \n", "%s a\n",
		"%s *a\n", "x%s  a\n", "\\%s  a\\x\n", "\\%s  a\\\n",
		"%s  a\n\n", "#\n"};
	struct manifest m;
	size_t line;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[128];
		const char *at = strstr(bad[i], "%s");
		size_t head = at == NULL ? 0 : (size_t)(at - bad[i]);
		(void)snprintf(text, sizeof text, "%.*s%s%s", (int)head, bad[i],
		               at == NULL ? "" : hex,
		               at == NULL ? bad[i] : at + 2);
		if (manifest_parse(str_of(text), &m, &line, &arena))
			fail_msg("taken: %s", text);
	}
	assert_true(manifest_parse(S(""), &m, &line, &arena));
	assert_int_equal(m.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(manifest_bears_any_name),
		TEST(manifest_knows_folders),
		TEST(manifest_refuses_other_text),
	};
	return cmocka_run_group_tests_name("manifest", tests, NULL, leave_all);
}
