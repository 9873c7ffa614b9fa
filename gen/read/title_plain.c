#include "read/title_plain.h"

#include "read/markdown_plain.h"

/* If *REST begins with PREFIX, pass over it. */
static bool
pass(str *rest, str prefix)
{
	if (!str_starts(*rest, prefix))
		return false;
	*rest = str_sub(*rest, prefix.n, rest->n);
	return true;
}

/* Pass over the name or id at the beginning of *REST. */
static str
pass_name(str *rest)
{
	size_t n = 0;
	while (n < rest->n && (ascii_alnum(rest->p[n]) || rest->p[n] == '-'))
		n++;
	str name = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return name;
}

static bool
pass_anchors(str *rest)
{
	while (pass(rest, S("<a name=\"")))
		if (pass_name(rest).n == 0 || !pass(rest, S("\"></a>")))
			return false;
	return true;
}

/* Is S text that no extension of ours and no rule of headings looks at? */
static bool
is_text(str s)
{
	return s.n > 0 && str_chr(s, '#', 0) == STR_NONE
		&& str_find(s, S(":::"), 0) == STR_NONE && markdown_is_text(s);
}

/* Pass over the text up to the next tag, and over that, which is CLOSE. */
static bool
pass_text(str *rest, str *text, str close)
{
	size_t n = str_chr(*rest, '<', 0);
	if (n == STR_NONE)
		return false;
	*text = str_trim(str_sub(*rest, 0, n));
	*rest = str_sub(*rest, n, rest->n);
	return is_text(*text) && pass(rest, close);
}

bool
title_plain(str line, str *target, str *source)
{
	str rest = str_trim(line), t, s, id;
	/* To Markdown a carriage return ends the line, too. */
	if (str_chr(rest, '\r', 0) != STR_NONE || !pass(&rest, S("# "))
	    || !pass_anchors(&rest))
		return false;
	if (!pass(&rest, S("<span data-ttu-id=\""))) {
		*target = *source = str_trim(rest);
		return is_text(*target);
	}
	id = pass_name(&rest);
	if (id.n == 0 || !pass(&rest, S("\">"))
	    || !pass_text(&rest, &t, S("</span><span class=\"sxs-lookup\">"
	                               "<span data-stu-id=\""))
	    || !str_eq(pass_name(&rest), id) || !pass(&rest, S("\">"))
	    || !pass_text(&rest, &s, S("</span></span>")) || rest.n > 0)
		return false;
	*target = t;
	*source = s;
	return true;
}
