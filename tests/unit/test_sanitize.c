/* test_sanitize.c -- contributed HTML: what is kept, dropped and said. */
#include "sanitize_check.h"

static const struct example anchors_examples[] = {
	{"<a name=\"a-slug\">@@</a>", "<a id=\"a-slug\"></a>", ""},
	{"<A NAME=slug></A>", "<a id=\"slug\"></a>", ""},
	{"<a name='x' id=y></a>", "<a id=\"x\"></a>", ""},
	{"<a id=\"\"></a>", "", "A:id"},
	{"<a name=\"dup\"></a>t", "t", ""},
	{"<a name=\"a b\"></a>", "", "A:name"},
	{"<a name=\"x\">", "<a id=\"x\"></a>", "X:a"},
	{"<a href=\"p.md\">x</a>", "<a href=\"p.md\">x</a>", ""},
	{"<a href=\"p.md\" name=\"n\" target=\"_blank\" rel=\"noopener\" class=\"c\" title=\"t\">x</a>",
         "<a href=\"p.md\" id=\"n\" title=\"t\">x</a>",
         "A:target A:rel A:class"},
	{"<a href=\"x\">1<a href=\"y\">2</a>3</a>",
         "<a href=\"x\">1</a><a href=\"y\">2</a>3", "X:a X:a"},
	{"<a href=\"x\"><b><a name=\"in\"></a>t</b></a>",
         "<a href=\"x\"><b><span id=\"in\"></span>t</b></a>", ""},
	{"<a href=\"missing\">x</a>", "x", ""},
	{"<a href=\"javascript:x\" name=\"n\">x</a>", "<a id=\"n\"></a>x",
         "U:href"},
	{"<a>x</a>", "x", ""},
	{"</a>", "", "X:a"},
	{"<a name=\"\u00e9\"></a>", "<a id=\"\u00e9\"></a>", ""},
	{"<a href=\"a?x=1&amp;y=2&z=3&copy\">x</a>",
         "<a href=\"a?x=1&amp;y=2&amp;z=3&amp;copy\">x</a>", ""},
	{"<a href=\"x\"><table><tr><td><a href=\"y\">z</a></table></a>",
         "<a href=\"x\"></a><a href=\"y\">z</a>", "E:table E:tr E:td X:a X:a"},
	{"<a name=\"x\"><p>y</p></a>", "<a id=\"x\"></a>y", "E:p"},
	{"<span id=\"i\"></span><a name=\"\">x</a>", "<span id=\"i\"></span>x",
         "A:name"},
};

static void
anchors_and_links(void **state)
{
	(void)state;
	CHECK_ALL(anchors_examples, true);
}

static const struct example text_examples[] = {
	{"<div>a &amp; b &lt;c&gt; &copy; &check; &#8212;&#x2014 &unknown; & &;</div>",
         "<div>a &amp; b &lt;c&gt; \u00a9 \u2713 \u2014\u2014 &amp;unknown; &amp; &amp;;</div>",
         ""},
	{"<div>&#0;&#xD800;&#x110000;&#99999999999;&#128;&#8;</div>",
         "<div>\ufffd\ufffd\ufffd\ufffd\u20ac\ufffd</div>", ""},
	{"a < b > c \" d", "a &lt; b &gt; c &quot; d", ""},
	{"<div>" T("12") "</div>", "<div><i>12</i></div>", ""},
	{"<div title=\"" T("3") "\">x</div>",
         "<div title=\"&quot;3&quot;&lt;\">x</div>", ""},
	{"<div>&#xFDD0;1&#xFDD1;</div>", "<div>\ufffd1\ufffd</div>", ""},
	{"<div title=\"&#xFDD0;1&#xFDD1;\">x</div>",
         "<div title=\"\ufffd1\ufffd\">x</div>", ""},
	{"<p>\u202Eabc\u202C \u200Fx</p>", "<p>\u202eabc\u202c \u200fx</p>",
         ""},
	{"<foo a=\"" T("4") "\">", "&lt;foo a=&quot;<i>4</i>&quot;&gt;",
         "P:foo"},
	{"<a href=\"" T("5") "\">x</a>", "<a href=\"%225%22%3C\">x</a>", ""},
	{"<!-- " T("6") " -->x", "x", ""},
};

static void
text_references_and_tokens(void **state)
{
	(void)state;
	CHECK_ALL(text_examples, false);
}

static const struct example urls_examples[] = {
	{"<a href=\"JavaScript:alert(1)\">x</a>", "x", "U:href"},
	{"<a href=\"java&#10;script:alert(1)\">x</a>", "x", "U:href"},
	{"<a href=\" &#1;javascript:alert(1)\">x</a>",
         "<a href=\"%EF%BF%BDjavascript:alert(1)\">x</a>", ""},
	{"<a href=\"java\tscr\nipt:alert(1)\">x</a>", "x", "U:href"},
	{"<a href=\"javascript&colon;alert(1)\">x</a>", "x", "U:href"},
	{"<a href=\"javascript&#58alert(1)\">x</a>", "x", "U:href"},
	{"<a href=vbscript:x>x</a>", "x", "U:href"},
	{"<a href=\"data:text/html,x\">x</a>", "x", "U:href"},
	{"<a href=\"file:///etc/passwd\">x</a>", "x", "U:href"},
	{"<a href=\"HTTPS://e.org/\">x</a>", "<a href=\"HTTPS://e.org/\">x</a>",
         ""},
	{"<a href=\"mailto:a@e.org\">x</a>", "<a href=\"mailto:a@e.org\">x</a>",
         ""},
	{"<a href=\"tel:+47\">x</a>", "<a href=\"tel:+47\">x</a>", ""},
	{"<a href=\"ms-settings:network\">x</a>", "x", "U:href"},
	{"<a href=\"a/b:c\">x</a>", "<a href=\"a/b:c\">x</a>", ""},
	{"<a href=\"?a:b\">x</a>", "<a href=\"?a:b\">x</a>", ""},
	{"<a href=\"#a:b\">x</a>", "<a href=\"#a:b\">x</a>", ""},
	{"<a href=\"1:b\">x</a>", "<a href=\"1:b\">x</a>", ""},
	{"<a href=\"//e.org/\">x</a>", "<a href=\"//e.org/\">x</a>", ""},
	{"<a href=\"\">x</a>", "x", ""},
	{"<a href=\"betrayed\">x</a>", "x", ""},
	{"<a href=\"a b\\\"c\">x</a>", "<a href=\"a%20b%5C\">x</a>", "A:c"},
	{"<img src=\"http://e.org/x.png\">",
         "<img src=\"http://e.org/x.png\" alt=\"\">", ""},
	{"<img src=\"mailto:x\">", "", "U:src"},
	{"<img src='data:image/png;base64,iVBO' alt='A &amp; B'>", "A &amp; B",
         ""},
	{"<img src='DATA:image/png;base64,good'>",
         "<img src=\"data.png\" alt=\"\">", ""},
	{"<img src=\"sized.png\">",
         "<img src=\"sized.png\" alt=\"\" width=\"7\">", ""},
	{"<img width=3 src=\"sized.png\">",
         "<img width=\"3\" src=\"sized.png\" alt=\"\">", ""},
	{"<img src=\"sized.png\" HEIGHT=4>",
         "<img src=\"sized.png\" height=\"4\" alt=\"\">", ""},
	{"<img alt=\"a\" src=\"pic.png\" width=10 height=\"20px\">",
         "<img alt=\"a\" src=\"../media/pic.png\" width=\"10\">", "A:height"},
	{"<img src=x onerror=alert(1)>", "<img src=\"x\" alt=\"\">",
         "A:onerror"},
	{"<img alt=only>", "only", ""},
	{"<img src=\"\" alt=\"\">", "", ""},
	{"<img/src=x/onerror=alert(1)>",
         "<img src=\"x/onerror=alert(1)\" alt=\"\">", ""},
	{"<img srcset=\"a 1x\" src=a style=\"x\" loading=lazy>",
         "<img src=\"a\" alt=\"\">", "A:srcset A:style A:loading"},
	{"<img src=\"java\001script:x\">", "", "U:src"},
};

static void
addresses_and_images(void **state)
{
	(void)state;
	CHECK_ALL(urls_examples, true);
}

static const struct example inline_examples[] = {
	{"a<br>b<br/>c<BR />d</br>e", "a<br>b<br>c<br>d<br>e", ""},
	{"<b>x@@y</b>", "<b>xy</b>", ""},
	{"<b><i>x</b>y</i>", "<b><i>x</i></b>y", "X:i X:i"},
	{"<strong>x", "<strong>x</strong>", "X:strong"},
	{"x</em>", "x", "X:em"},
	{"<div>x</div>", "x", "E:div"},
	{"<p>x</p>", "x", "E:p"},
	{"<table><tr><td>x</td></tr></table>", "x", "E:table E:tr E:td"},
	{"<ul><li>x</ul>", "x", "E:ul E:li"},
	{"<td>x", "x", "E:td"},
	{"<kbd>Ctrl</kbd>+<sup>2</sup><sub>3</sub>",
         "<kbd>Ctrl</kbd>+<sup>2</sup><sub>3</sub>", ""},
	{"<font color=red>x</font><nobr>y</nobr><big>z</big>", "xyz",
         "E:font E:nobr E:big"},
	{"<tt>x</tt><strike>y</strike><acronym title=\"t\">z</acronym>",
         "<code>x</code><s>y</s><abbr title=\"t\">z</abbr>", ""},
	{"<span style=\"color:red\" onclick=\"x()\" lang=\"ar\" dir=\"RTL\">x</span>",
         "<span lang=\"ar\" dir=\"rtl\">x</span>", "A:style A:onclick"},
	{"<span lang=\"x y\" dir=up>x</span>", "<span>x</span>",
         "A:lang A:dir"},
	{"<!-- c -->x<!-->y<!--->z", "xyz", ""},
	{"<?php x ?>a<!DOCTYPE html>b<![CDATA[c]]>d", "abd",
         "C:?php C:!DOCTYPE C:!"},
	{"<input type=text>x<button>y</button>", "xy", "E:input E:button"},
	{"<ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
         "<ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ""},
	{"<br clear=all>", "<br>", "A:clear"},
	{"<hr>", "", "E:hr"},
	{"<bdo dir=rtl>x</bdo>", "<span dir=\"rtl\">x</span>", ""},
	{"<abbr title=\"a\" title=\"b\">x</abbr>", "<abbr title=\"a\">x</abbr>",
         ""},
};

static void
inline_elements(void **state)
{
	(void)state;
	CHECK_ALL(inline_examples, true);
}

static const struct example placeholders_examples[] = {
	{"<tenantname>", "&lt;tenantname&gt;", "P:tenantname"},
	{"Send <email> to <Your-Domain> or </Your-Domain>",
         "Send &lt;email&gt; to &lt;Your-Domain&gt; or &lt;/Your-Domain&gt;",
         "P:email P:Your-Domain"},
	{"<2>", "&lt;2&gt;", ""},
	{"<arrendat\u00e1rio>", "&lt;arrendat\u00e1rio&gt;",
         "P:arrendat\u00e1rio"},
	{"<\u0438\u043c\u044f>x</\u0438\u043c\u044f>",
         "&lt;\u0438\u043c\u044f&gt;x&lt;/\u0438\u043c\u044f&gt;", ""},
	{"<user onclick=\"x&amp;\">",
         "&lt;user onclick=&quot;x&amp;amp;&quot;&gt;", "P:user"},
	{"<path>", "&lt;path&gt;", "P:path"},
	{"<a0>x</a0>", "&lt;a0&gt;x&lt;/a0&gt;", "P:a0"},
	{"<_i22_>", "&lt;_i22_&gt;", ""},
	{"<o:p></o:p>", "&lt;o:p&gt;&lt;/o:p&gt;", "P:o:p"},
	{"<title>", "", "E:title"},
	{"<verylongnameofaplaceholder>", "&lt;verylongnameofaplaceholder&gt;",
         "P:verylongnameofaplaceholder"},
	{"<b\"c>x", "&lt;b&quot;c&gt;x", "P:b\"c"},
};

static void
placeholders_are_shown(void **state)
{
	(void)state;
	CHECK_ALL(placeholders_examples, true);
}

static const struct example blocks_examples[] = {
	{"<details>\n<summary>S</summary>@@<p>x</p>@@</details>",
         "<details>\n<summary>S</summary><p>x</p></details>", ""},
	{"<details open onclick=x><summary>S</summary>x</details>",
         "<details open=\"\"><summary>S</summary>x</details>", "A:onclick"},
	{"<p>a<p>b<div>c</div>d", "<p>a</p><p>b</p><div>c</div>d", ""},
	{"<p align=\"center\">x</p>", "<p>x</p>", "A:align"},
	{"<p><b>a<div>b</div></b></p>", "<p><b>a</b></p><div>b</div>",
         "X:b X:b X:p"},
	{"<div><p>a</div>b</p>", "<div><p>a</p></div>b", "X:p"},
	{"<center>x</center><main>y</main><nav>z</nav>",
         "<div>x</div><div>y</div><div>z</div>", ""},
	{"<h2 id=\"h\">x<div>y</div></h2>", "<h2 id=\"h\">xy</h2>", "E:div"},
	{"<pre>\n a &lt;b&gt;\n</pre>", "<pre>\n a &lt;b&gt;\n</pre>", ""},
	{"<a href=\"x\"><div>y</div></a>", "<a href=\"x\"><div>y</div></a>",
         ""},
	{"<p><a href=\"x\"><div>y</div></a>",
         "<p><a href=\"x\"></a></p><div>y</div>", "X:a X:a"},
	{"<figure><img src=a alt=b><figcaption>c</figcaption></figure>",
         "<figure><img src=\"a\" alt=\"b\"><figcaption>c</figcaption></figure>",
         ""},
	{"<blockquote cite=\"x\">q</blockquote>", "<blockquote>q</blockquote>",
         "A:cite"},
	{"<hr><p>x<hr>y", "<hr><p>x</p><hr>y", ""},
	{"</div>x", "x", "X:div"},
	{"<p>x</p></p>", "<p>x</p>", "X:p"},
	{"<dl><dt>a<dd>b<dt>c<dd>d</dl>",
         "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", ""},
	{"<dl>x</dl>", "<dl><dd>x</dd></dl>", ""},
	{"<section><h1>x</h1></section>", "<section><h1>x</h1></section>", ""},
	{"<b><p>x</p></b>", "<b></b><p>x</p>", "X:b X:b"},
	{"<summary>x</summary>", "x", "E:summary"},
	{"<form action=\"x\"><label>a</label></form>", "a", "E:form E:label"},
};

static void
blocks(void **state)
{
	(void)state;
	CHECK_ALL(blocks_examples, false);
}

static const struct example lists_examples[] = {
	{"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", ""},
	{"<ol start=3 type=a reversed><li value=\"7\">a</li>\n<li>b</li></ol>",
         "<ol start=\"3\" type=\"a\" reversed=\"\"><li value=\"7\">a</li>\n<li>b</li></ol>",
         ""},
	{"<ul>x<li>y</ul>", "<ul><li>x</li><li>y</li></ul>", ""},
	{"<ul><ul><li>x</ul></ul>", "<ul><li><ul><li>x</li></ul></li></ul>",
         ""},
	{"<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
         "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ""},
	{"<li>x</li>", "x", "E:li"},
	{"<ul><li>a</ul></li>", "<ul><li>a</li></ul>", ""},
	{"<ul><li><div>a<li>b</ul>", "<ul><li><div>ab</div></li></ul>",
         "E:li X:div"},
	{"<ol start=x type=b><li>y</ol>", "<ol><li>y</li></ol>",
         "A:start A:type"},
	{"<ol type=A><li>y</ol>", "<ol type=\"A\"><li>y</li></ol>", ""},
	{"<ul>@@ @@<li>a@@</li>@@</ul>", "<ul> <li>a</li></ul>", ""},
};

static void
lists(void **state)
{
	(void)state;
	CHECK_ALL(lists_examples, false);
}

static const struct example tables_examples[] = {
	{"<table border=\"1\" cellpadding=2><thead><tr><th scope=COL align=left>h</th></tr></thead><tbody><tr><td colspan=\"2\" rowspan=0 nowrap>c</td></tr></tbody></table>",
         "<table><thead><tr><th scope=\"col\">h</th></tr></thead><tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>",
         "A:border A:cellpadding A:align A:rowspan A:nowrap"},
	{"<table><tr><td>a<td>b<tr><td>c</table>",
         "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ""},
	{"<table><td>a</table>", "<table><tr><td>a</td></tr></table>", ""},
	{"<table>text<tr><td>a</table>",
         "<table><tr><td>text</td></tr><tr><td>a</td></tr></table>", ""},
	{"<table><tr><p>x</p></tr></table>",
         "<table><tr><td><p>x</p></td></tr></table>", ""},
	{"<table><caption>c</caption><colgroup span=2><col><col span=\"3\"></colgroup><tr><td>x</table>",
         "<table><caption>c</caption><colgroup span=\"2\"><col><col span=\"3\"></colgroup><tr><td>x</td></tr></table>",
         ""},
	{"<table><col><col><tr><td>x</table>",
         "<table><colgroup><col><col></colgroup><tr><td>x</td></tr></table>",
         ""},
	{"<table><tr><td><ul><li>a<td>b</table>",
         "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>",
         "X:ul"},
	{"<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>",
         "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>",
         ""},
	{"<td>x</td>", "x", "E:td"},
	{"<table><tr><td><p>a</td></tr></table>",
         "<table><tr><td><p>a</p></td></tr></table>", ""},
	{"<table><tr><td></div>x</td></tr></table>",
         "<table><tr><td>x</td></tr></table>", "X:div"},
	{"<table>\n<tr>\n<td>x</td>\n</tr>\n</table>",
         "<table>\n<tr>\n<td>x</td>\n</tr>\n</table>", ""},
	{"<table><tfoot><tr><td>x</tfoot><tbody>y</table>",
         "<table><tfoot><tr><td>x</td></tr></tfoot><tbody><tr><td>y</td></tr></tbody></table>",
         ""},
	{"<table><tr><td>a</td></tr>@@</table>",
         "<table><tr><td>a</td></tr></table>", ""},
	{"<table><a name=\"x\"></a><tr><td>y</table>",
         "<table><tr><td><a id=\"x\"></a></td></tr><tr><td>y</td></tr></table>",
         ""},
	{"<table><tr><td><table></td>a</table>b</table>",
         "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>",
         "X:td"},
	{"<table><colgroup>x</table>",
         "<table><colgroup></colgroup><tr><td>x</td></tr></table>", ""},
};

static void
tables(void **state)
{
	(void)state;
	CHECK_ALL(tables_examples, false);
}

/* -- what the renderer writes between the pieces -------------------------- */

static void
renderer_in_between(void **state)
{
	(void)state;
	forget();
	/* *<b>x*y</b>: the emphasis ends within the raw element. */
	struct sanitize_stack *s = sanitize_begin(&hooks, true, &arena);
	sanitize_enter(s, S("em"), &out);
	buf_addz(&out, "<em>");
	sanitize_html(s, S("<b>"), &out);
	escape_html(&out, S("x<"));
	sanitize_leave(s, &out);
	buf_addz(&out, "</em>");
	escape_html(&out, S("y"));
	sanitize_html(s, S("</b>"), &out);
	/* <i>*x</i>y*: raw HTML does not close the emphasis. */
	sanitize_html(s, S("<i>"), &out);
	sanitize_enter(s, S("em"), &out);
	buf_addz(&out, "<em>");
	sanitize_html(s, S("</i>"), &out);
	sanitize_leave(s, &out);
	buf_addz(&out, "</em>");
	sanitize_html(s, S("</i>"), &out);
	sanitize_end(s, &out);
	same(&out, "<em><b>x&lt;</b></em>y<i><em></em></i>");
	same(&said, "X:b X:b X:i");
}

static void
paragraph(struct sanitize_stack *s)
{
	sanitize_enter(s, S("p"), &out);
	buf_addz(&out, "<p>");
	escape_html(&out, S("x"));
	sanitize_leave(s, &out);
	buf_addz(&out, "</p>");
}

static void
renderer_in_raw_blocks(void **state)
{
	(void)state;
	static const struct {
		const char *before, *after, *out, *said;
	} around[] = {
		{"<details>", "</details>", "<details><p>x</p></details>", ""},
		{"<p>", "</p>", "<p></p><p>x</p>", "X:p"},
		{"<table>", "</table>",
	         "<table><tr><td><p>x</p></td></tr></table>", ""},
		{"<ul>", "<li>y</ul>", "<ul><li><p>x</p></li><li>y</li></ul>",
	         ""},
		{"<h2>", "</h2>", "<h2></h2><p>x</p>", "X:h2 X:h2"},
	};
	for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
		forget();
		struct sanitize_stack *s = sanitize_begin(&hooks, false,
		                                          &arena);
		sanitize_html(s, str_of(around[i].before), &out);
		paragraph(s);
		sanitize_html(s, str_of(around[i].after), &out);
		sanitize_end(s, &out);
		same(&out, around[i].out);
		same(&said, around[i].said);
	}
}

static void
entered_links(void **state)
{
	(void)state;
	forget();
	struct sanitize_stack *s = sanitize_begin(&hooks, true, &arena);
	assert_false(sanitize_in_link(s));
	sanitize_html(s, S("<a href=\"r\"><b>"), &out);
	assert_true(sanitize_in_link(s));
	sanitize_html(s, S("</b></a><a name=\"n\">"), &out);
	assert_false(sanitize_in_link(s));
	sanitize_html(s, S("</a>"), &out);
	sanitize_enter(s, S("a"), &out);
	buf_addz(&out, "<a href=\"m\">");
	assert_true(sanitize_in_link(s));
	sanitize_html(s, S("<a href=\"in\">x</a><a name=\"o\"></a>"), &out);
	sanitize_leave(s, &out);
	buf_addz(&out, "</a>");
	sanitize_end(s, &out);
	same(&out,
	     "<a href=\"r\"><b></b></a><a id=\"n\"></a>"
	     "<a href=\"m\">x<span id=\"o\"></span></a>");
	same(&said, "E:a A:href");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anchors_and_links),
		cmocka_unit_test(text_references_and_tokens),
		cmocka_unit_test(addresses_and_images),
		cmocka_unit_test(inline_elements),
		cmocka_unit_test(placeholders_are_shown),
		cmocka_unit_test(blocks),
		cmocka_unit_test(lists),
		cmocka_unit_test(tables),
		cmocka_unit_test(renderer_in_between),
		cmocka_unit_test(renderer_in_raw_blocks),
		cmocka_unit_test(entered_links),
	};
	arena_open(&arena, (size_t)1 << 30);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&out);
	buf_release(&said);
	arena_close(&arena);
	return failed;
}
