/* test_unit.c -- what the halves of a unit show, and where it is written. */
#include "check/unit.h"

#include "aid/reading.h"
#include "base/buf.h"
#include "check/fold.h"
#include "model/config.h"
#include "read/parse.h"

#define PAIR(t, s)                                                             \
	"<span data-ttu-id=\"ab-1\">" t "</span><span class=\"sxs-lookup\">"   \
	"<span data-stu-id=\"ab-1\">" s "</span></span>"

static struct doc doc;
static struct unit unit;

/* The unit whose target is TEXT, at the beginning of a page or after BEFORE. */
static struct half *
half_after(const char *before, const char *text)
{
	static const struct limits limits = {.page_bytes = 1 << 20,
	                                     .line_bytes = 1 << 20,
	                                     .depth = 100};
	str page = str_printf(&arena, "%s" PAIR("%s", "source") "\n", before,
	                      text);
	doc = (struct doc){.src = {S("page.md"), page}};
	assert_true(parse_doc(&doc, &limits, &diag, &arena));
	assert_int_equal(doc.npairs, 1);
	unit = (struct unit){.pair = NULL};
	unit_make(&unit, &doc, 0, &arena);
	return &unit.halves[SIDE_TARGET];
}

static struct half *
half_of(const char *text)
{
	return half_after("", text);
}

/* What is written for the first WHAT that H shows. */
static str
written(const struct half *h, const char *what)
{
	size_t at = str_find(h->text, str_of(what), 0);
	assert_int_not_equal(at, STR_NONE);
	struct range r = half_range(h, at, at + str_of(what).n);
	return str_sub(doc.src.text, r.pos, (size_t)r.pos + r.len);
}

static void
text_is_what_a_reader_sees(void **state)
{
	static const struct {
		const char *written, *shown;
	} cases[] = {
		{"plain text", "plain text"},
		{" blanks around ", "blanks around"},
		{"a **bold *and* thin** b", "a bold and thin b"},
		{"***both*** __x__ ~~gone~~", "both x gone"},
		{"a &amp; b &lt;c&gt; &#8212; &nbsp;d",
		 "a & b <c> \xE2\x80\x94 \xC2\xA0""d"},
		{"1\\. a \\*b\\* c\\d \\\\", "1. a *b* c\\d \\"},
		{"run `a  b` now", "run " MASK " now"},
		{"run `` a`b `` now", "run " MASK " now"},
		{"[text](url) end", "text end"},
		{"[t *x*](<a b> \"ti)tle\") end", "t x end"},
		{"[a](b(c)d) e", "a e"},
		{"![alt *text*](a.png) b", MASK " b"},
		{"[![alt](a.png)](b) c", MASK " c"},
		{"see <https://x.org/> or https://x.org/y.",
		 "see " MASK " or " MASK "."},
		{"[https://x.org/](https://x.org/) z", MASK " z"},
		{"a<br>b <b>c</b>", "a\nb c"},
		{"one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"},
		{"a * b _ c [d] e", "a * b _ c [d] e"},
		{"fri\xE2\x80\x8B""end &copy;", "fri\xE2\x80\x8B""end \xC2\xA9"},
		{"** not bold ** &nothing; &", "** not bold ** &nothing; &"},
		{"[](empty) x", " x"},
		{"", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct half *h = half_of(cases[i].written);
		assert_text(h->text, cases[i].shown);
		assert_int_equal(h->nlost, 0);
	}
}

static void
each_byte_has_its_place(void **state)
{
	(void)state;
	struct half *h = half_of("a **b\xC3\xA5**&amp;`c` [d](e) \\*f");
	assert_text(written(h, "a"), "a");
	assert_text(written(h, "b\xC3\xA5"), "b\xC3\xA5");
	assert_text(written(h, "&"), "&amp;");
	assert_text(written(h, MASK), "`c`");
	assert_text(written(h, "d"), "d");
	assert_text(written(h, "*f"), "\\*f");
	assert_text(written(h, "a b"), "a **b");
	/* Half of a character is all of it. */
	size_t at = str_chr(h->text, '\xA5', 0);
	struct range whole = half_range(h, at, at + 1);
	assert_text(str_sub(doc.src.text, whole.pos,
	                    (size_t)whole.pos + whole.len), "\xC3\xA5");
	h = half_after("> quote\n> ", "one\n> two");
	assert_text(h->text, "one two");
	assert_text(written(h, "two"), "two");
	assert_text(written(h, "one two"), "one\n> two");
	h = half_of("x");
	struct range end = half_range(h, 1, 1);
	assert_int_equal(end.len, 1);
	assert_int_equal(half_at(h, end.pos), 0);
}

static void
places_lead_back_to_the_text(void **state)
{
	(void)state;
	struct half *h = half_of("a **b** &amp; [c](d) e");
	for (size_t i = 0; i < h->text.n; i++) {
		struct range r = half_range(h, i, i + 1);
		assert_int_equal(half_at(h, r.pos), i);
	}
}

static void
marks_are_listed_in_order(void **state)
{
	(void)state;
	struct half *h = half_of("[a](u1 \"t\") `x` **[b](<u2>) `y`** "
	                         "<https://z.org> [c][r] <i>q</i>");
	assert_int_equal(h->links.n, 3);
	assert_text(h->links.list[0].text, "u1");
	assert_text(h->links.list[0].title, "t");
	assert_text(h->links.list[1].text, "u2");
	assert_text(h->links.list[2].text, "https://z.org");
	assert_true(h->links.list[2].bare);
	for (size_t i = 0; i < 3; i++) {
		const struct mark *m = &h->links.list[i];
		assert_text(str_sub(doc.src.text, m->address.pos,
		                    (size_t)m->address.pos + m->address.len),
		            i == 0 ? "u1" : i == 1 ? "u2" : "<https://z.org>");
	}
	assert_int_equal(h->codes.n, 2);
	assert_text(h->codes.list[1].text, "y");
	assert_int_equal(h->strongs.n, 1);
	const struct mark *strong = &h->strongs.list[0];
	assert_text(str_sub(h->text, strong->from, strong->to), "b " MASK);
	assert_text(str_sub(doc.src.text, strong->whole.pos,
	                    (size_t)strong->whole.pos + strong->whole.len),
	            "**[b](<u2>) `y`**");
	assert_int_equal(h->tags.n, 2);
	assert_text(h->tags.list[0].text, "<i>");
}

static void
features_tell_what_is_there(void **state)
{
	static const struct {
		const char *written;
		unsigned has;
	} cases[] = {
		{"", 0},
		{"ab", HAS_LETTER},
		{"7", HAS_DIGIT},
		{"( ", HAS_BRACKET},
		{"a  b", HAS_LETTER | HAS_DOUBLE_SPACE},
		{"\xC3\xA5", HAS_OTHER},
		{"`x1`", HAS_CODE},
		{"*a*", HAS_LETTER | HAS_EMPH},
		{"![7](u)", HAS_IMAGE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(half_of(cases[i].written)->has, cases[i].has);
}

/* The words of TEXT, parted by bars. */
static const char *
words_of(const char *text)
{
	struct half *h = half_of(text);
	struct buf b = {NULL, 0, 0};
	size_t n;
	const struct word *w = half_words(h, &n, &arena);
	for (size_t i = 0; i < n; i++) {
		buf_add(&b, half_word(h, &w[i]));
		buf_addc(&b, '|');
	}
	const char *z = str_z(buf_str(&b), &arena);
	buf_release(&b);
	return z;
}

static void
words_are_parted(void **state)
{
	(void)state;
	assert_string_equal(words_of("One, two. **Th**ree!"), "One|two|Three|");
	assert_string_equal(words_of("don't e-mail 'it'"), "don't|e-mail|it|");
	assert_string_equal(words_of("a `b` c"), "a|c|");
	/* of other letters at the beginning, the end and between */
	assert_string_equal(words_of("for å åpne den"), "for|å|åpne|den|");
	assert_string_equal(words_of("kalenderåret, på-slag l’été’."),
	                    "kalenderåret|på-slag|l’été|");
	/* longer than is looked at at a time */
	assert_string_equal(words_of("tofaktorgodkjenning_2 o-o-o-o-o-o"),
	                    "tofaktorgodkjenning_2|o-o-o-o-o-o|");
	assert_string_equal(words_of("p\xC3\xA5 \xD9\x85\xD8\xB1"),
	                    "p\xC3\xA5|\xD9\x85\xD8\xB1|");
	assert_string_equal(words_of(""), "");
}

/* N times 'x', with BEHIND behind them. */
static const char *
after_x(int n, const char *behind)
{
	char x[140];
	memset(x, 'x', sizeof x);
	assert_true(n <= (int)sizeof x);
	return str_z(str_printf(&arena, "%.*s%s", n, x, behind), &arena);
}

/* Texts are looked at 64 bytes at a time. */
static void
place_makes_no_difference(void **state)
{
	(void)state;
	for (int n = 1; n <= 140; n++) {
		assert_string_equal(words_of(after_x(n, "-a don't --it-s.")),
		                    after_x(n, "-a|don't|it-s|"));
		assert_string_equal(words_of(after_x(n, "-å l’été-a “b”")),
		                    after_x(n, "-å|l’été-a|b|"));
		const struct half *h = half_of(after_x(n, "  b `code` ."));
		assert_int_equal(h->has, HAS_LETTER | HAS_DOUBLE_SPACE
		                 | HAS_STOP | HAS_APART | HAS_CODE);
		assert_int_equal(h->chars, n + 6);
		uint64_t hash = fold_hash(half_of(after_x(n, "  b .")));
		assert_true(hash == fold_hash(half_of(after_x(n, " B\u00A0."))));
		assert_false(hash == fold_hash(half_of(after_x(n, " B . ."))));
	}
}

static void
folding_keeps_the_meaning(void **state)
{
	(void)state;
	uint64_t hash = fold_hash(half_of("The \"A 12\" key"));
	assert_true(hash == fold_hash(half_of("the \xE2\x80\x9C""A  12\xE2\x80\x9D"
	                                      " key")));
	assert_true(hash == fold_hash(half_of("**the** \"A \xD9\xA1\xD9\xA2\" "
	                                      "key")));
	assert_false(hash == fold_hash(half_of("The \"A 13\" key")));
	assert_false(fold_hash(half_of("run `a`"))
	             == fold_hash(half_of("run `b`")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_is_what_a_reader_sees,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_byte_has_its_place,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(places_lead_back_to_the_text,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(marks_are_listed_in_order,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(features_tell_what_is_there,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(words_are_parted, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(place_makes_no_difference,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(folding_keeps_the_meaning,
		                                set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
