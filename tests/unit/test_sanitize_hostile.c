/* test_sanitize_hostile.c -- contributed HTML that means harm. */
#include <stdio.h>
#include <time.h>

#include "sanitize_check.h"

static const struct example hostile_examples[] = {
	{"<script>alert(1)</script>x", "x", "C:script"},
	{"<script>a</scripty></script >x", "x", "C:script"},
	{"<SCRIPT/SRC=x></SCRIPT>x", "x", "C:SCRIPT"},
	{"<script/>x", "x", "C:script"},
	{"<script>x", "", "C:script"},
	{"</script>x", "x", ""},
	{"</script", "&lt;/script", "X:script"},
	{"<style>a{}</style>x", "x", "C:style"},
	{"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
         "<img src=\"x\" alt=\"\">&quot;&gt;", "C:noscript A:onerror"},
	{"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
         "", "C:math"},
	{"<svg><style><a title=\"</style><img src=x onerror=alert(1)>\"></style></svg>y",
         "y", "C:svg"},
	{"<svg><svg/><svg></svg><p>x</p></svg>y", "y", "C:svg"},
	{"<svg/onload=alert(1)>", "", "C:svg"},
	{"<svg/>y", "y", "C:svg"},
	{"<template><b>x</b></template>y", "y", "C:template"},
	{"<iframe src=\"x\"></iframe>y", "y", "C:iframe"},
	{"<textarea></b></textarea>y", "y", "C:textarea"},
	{"<select><option>a</select>y", "y", "C:select"},
	{"<object data=x>a</object><embed src=x>y", "y", "C:object E:embed"},
	{"<!--><img src=x onerror=alert(1)>-->",
         "<img src=\"x\" alt=\"\">--&gt;", "A:onerror"},
	{"<!--x--!><b>", "", "X:!--"},
	{"<!-- never", "", "X:!--"},
	{"<![CDATA[<b>x</b>]]>y", "y", "C:!"},
	{"<![CDATA[ x <b>", "&lt;![CDATA[ x &lt;b&gt;", "X:!"},
	{"<!--[if IE]><script>x</script><![endif]-->y", "y", ""},
	{"<![if IE]>y", "y", "C:!"},
	{"<?x <b>", "&lt;?x &lt;b&gt;", "X:?"},
	{"<a href=\"x", "&lt;a href=&quot;x", "X:a"},
	{"<div>a <b and c", "<div>a &lt;b and c</div>", "X:b X:div"},
	{"<", "&lt;", ""},
	{"</", "&lt;/", ""},
	{"</>", "&lt;/&gt;", ""},
	{"<a/href=x>y</a>", "<a href=\"x\">y</a>", ""},
	{"<a href=x\"onclick=alert(1)>y</a>",
         "<a href=\"x%22onclick=alert(1)\">y</a>", ""},
	{"<a title='\\\"' onclick='x'>y</a>", "y", "A:onclick"},
	{"<a title=\"a\"onclick=\"x\" href=z>y</a>",
         "<a title=\"a\" href=\"z\">y</a>", "A:onclick"},
	{"<scr<script>ipt>x", "&lt;scr&lt;script&gt;ipt&gt;x", "P:scr<script"},
	{"<plaintext>x", "", "C:plaintext"},
	{"<xmp><b></xmp>y", "y", "C:xmp"},
	{"<meta http-equiv=refresh content=0><link rel=x><base href=x>y", "y",
         "E:meta E:link E:base"},
	{"<body onload=x>y</body>", "y", "E:body"},
	{"<b \u00ff=x>y</b>", "<b>y</b>", ""},
	{"<b =x>y</b>", "<b>y</b>", ""},
	{"<p title=\"&quot; onclick=&quot;x\">y</p>",
         "<p title=\"&quot; onclick=&quot;x\">y</p>", ""},
	{"<p title=\"`<>\'\">y</p>", "<p title=\"`&lt;&gt;&#39;\">y</p>", ""},
	{"<b <script>x</b>", "<b>x</b>", ""},
	{"<a href=\"x\" <b>y</a>", "<a href=\"x\">y</a>", ""},
	{"<img src=\"a\" alt=\"\u202Ex\">", "<img src=\"a\" alt=\"\u202ex\">",
         ""},
};

static void
hostile(void **state)
{
	(void)state;
	CHECK_ALL(hostile_examples, false);
}

static void
nul_bytes(void **state)
{
	(void)state;
	sanitize(S("<b\0>x</b><i>\0y</i><a hr\0ef=\"java\0script:x\">z</a>"),
	         false);
	same(&out, "&lt;b&gt;x<i>y</i>z");
	check_settled(false);
}

/* -- pieces at random ---------------------------------------------------- */

static const char *const pieces[] = {
	"<a href=x>",
	"</a>",
	"<a name=n>",
	"<b>",
	"</b>",
	"<p>",
	"</p>",
	"<div>",
	"</div>",
	"<ul>",
	"</ul>",
	"<li>",
	"</li>",
	"<table>",
	"</table>",
	"<tr>",
	"</tr>",
	"<td>",
	"</td>",
	"<tbody>",
	"<caption>",
	"<col>",
	"<colgroup>",
	"</colgroup>",
	"<dl>",
	"<dt>",
	"<dd>",
	"</dl>",
	"<h2>",
	"</h2>",
	"<details>",
	"<summary>",
	"</summary>",
	"</details>",
	"<pre>",
	"</pre>",
	"<ruby>",
	"<rt>",
	"</ruby>",
	"<figure>",
	"<figcaption>",
	"</figure>",
	"<ins>",
	"</ins>",
	"<br>",
	"<hr>",
	"<img src=x alt=y>",
	"<script>",
	"</script>",
	"<svg>",
	"</svg>",
	"<style>",
	"</style>",
	"<noscript>",
	"</noscript>",
	"<!--",
	"-->",
	"<![CDATA[",
	"]]>",
	"<?",
	"?>",
	"<foo>",
	"</foo>",
	"<font>",
	"<",
	">",
	"\"",
	"'",
	"=",
	"/",
	" ",
	"\n",
	"text",
	"&lt;",
	"&#60;script>",
	"&amp;lt;",
	"&",
	"<a title=\"",
	"<b title='",
	"onclick=x",
	" href=javascript:x",
	"@@",
	"@@",
	"<ol>",
	"</ol>",
	"<blockquote>",
	"</blockquote>",
	"<th>",
	"<thead>",
	"</thead>",
	"<nobr>",
	"<input>",
	"<title>",
	"</title>",
	"<select>",
	"</select>",
};

static void
soup(void **state)
{
	(void)state;
	uint64_t seed = 20211015;
	for (int round = 0; round < 4000; round++) {
		struct buf in = {NULL, 0, 0};
		for (size_t n = 1 + (size_t)round % 40; n > 0; n--) {
			seed = seed * 6364136223846793005u
				+ 1442695040888963407u;
			buf_addz(&in,
			         pieces[(seed >> 33)
			                % (sizeof pieces / sizeof *pieces)]);
		}
		bool inline_only = round % 3 == 0;
		sanitize(buf_str(&in), inline_only);
		buf_addc(&in, '\0');
		if (round % 100 == 0)
			print_message("%s\n", in.p);
		check_settled(inline_only);
		buf_release(&in);
	}
}

/* -- large inputs -------------------------------------------------------- */

static double
seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* BEFORE, N times PIECE, AFTER. */
static const struct {
	const char *before, *piece, *after;
	int n;
} large_inputs[] = {
	{"", "<b>", "", 100000},
	{"", "</b>", "", 100000},
	{"", "<div>", "", 100000},
	{"", "<ul><li>", "", 100000},
	{"", "<table><tr><td>", "", 60000},
	{"", "<a name=x>", "", 100000},
	{"", "<a href=x>", "", 20000},
	{"<p ", "a ", ">", 40000},
	{"<p ", "a=\"b\" c='d' ", ">", 40000},
	{"<a href=\"", "xxxxxxxxxx", "\">", 200000},
	{"<p title=\"", "&amp;", "\">", 100000},
	{"", "<", "", 300000},
	{"", "<a ", "", 300000},
	{"", "<a \"", "", 300000},
	{"", "<a x='", "", 300000},
	{"", "<!--", "", 300000},
	{"", "<![CDATA[", "", 100000},
	{"", "<?", "", 300000},
	{"", "<!", "", 300000},
	{"", "<script>", "", 100000},
	{"<script>", "</scriptx ", ">", 100000},
	{"<script>", "</script", "", 100000},
	{"", "<svg>", "", 100000},
	{"<svg>", "<", "", 300000},
	{"<svg>", "<a ", "", 300000},
	{"", "<foo>", "", 100000},
	{"", "&", "", 300000},
	{"", "&#", "", 300000},
	{"&#", "1", ";", 300000},
	{"&", "a", ";", 300000},
	{"", TOKEN_OPEN, "", 100000},
	{"<p title=\"", TOKEN_OPEN "1", "\">", 100000},
	{"", "<", ">", 300000},
};

static void
large(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof large_inputs / sizeof *large_inputs;
	     i++) {
		struct buf in = {NULL, 0, 0};
		buf_addz(&in, large_inputs[i].before);
		for (int n = 0; n < large_inputs[i].n; n++)
			buf_addz(&in, large_inputs[i].piece);
		buf_addz(&in, large_inputs[i].after);
		double start = seconds();
		sanitize(buf_str(&in), false);
		double spent = seconds() - start;
		print_message("%s%s: %.3f s\n", large_inputs[i].before,
		              large_inputs[i].piece, spent);
		/* Wide enough for sanitizers; a square would take minutes. */
		assert_true(spent < 5);
		check_output(buf_str(&out));
		buf_release(&in);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile),
		cmocka_unit_test(nul_bytes),
		cmocka_unit_test(soup),
		cmocka_unit_test(large),
	};
	arena_open(&arena, (size_t)1 << 30);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&out);
	buf_release(&said);
	arena_close(&arena);
	return failed;
}
