#include "read/yaml_words.h"

#include <string.h>

/* The first whose words stand in the problem. */
static const struct {
	const char *problem, *words;
	bool begins_before;
} table[] = {
	{"mapping values are not allowed",
	 "a ':' where none can be: put a text that holds ': ' in quotes, and "
	 "begin each 'key: value' in the same column", false},
	{"block sequence entries are not allowed",
	 "a '- ' where no list can begin: put it on a line of its own", false},
	{"could not find expected ':'",
	 "a line without 'key: value': put a text of several lines in quotes, "
	 "or indent it", true},
	{"did not find expected key",
	 "expected 'key: value': look at the quotes and the indentation of this "
	 "line and the one above", false},
	{"did not find expected '-'",
	 "expected '- ' as above: the items of a list begin in the same column", false},
	{"',' or '}'", "a '{' without its '}', or a ',' is missing: a text that "
	               "begins with '{' stands in quotes", true},
	{"',' or ']'", "a '[' without its ']', or a ',' is missing: a text that "
	               "begins with '[' stands in quotes", true},
	{"found character that cannot start any token",
	 "no value begins with this character: put it in quotes; indent with "
	 "blanks, never with tabs", false},
	{"tab character", "a tab: indent with blanks", false},
	{"found unexpected end of stream", YAML_OPEN_QUOTE, true},
	{"found unexpected document indicator", YAML_OPEN_QUOTE, true},
	{"found unknown escape character",
	 "'\\' has a meaning in double quotes: write it twice, or use single "
	 "quotes", false},
	{"did not find expected hexdecimal number",
	 "'\\' has a meaning in double quotes: write it twice, or use single "
	 "quotes", false},
	{"did not find expected alphabetic or numeric character",
	 "a value that begins with '*' or '&' stands in quotes", false},
	{"did not find expected whitespace or line break",
	 "a value that begins with '!' stands in quotes", false},
	{"found undefined tag handle",
	 "a value that begins with '!' stands in quotes", false},
	{"did not find expected tag URI",
	 "a value that begins with '!' stands in quotes", false},
	{"did not find expected comment or line break",
	 "text behind '|' or '>': it begins on the next line", false},
	{"did not find expected <document start>",
	 "text that is no 'key: value'", false},
	{"did not find expected node content",
	 "a value is missing, or begins with a character that needs quotes", false},
	{"control characters are not allowed",
	 "a character that no text has, often by copying: remove it", false},
};

enum { WORDS = sizeof table / sizeof *table };

static size_t
find(const char *problem)
{
	size_t i = 0;
	while (i < WORDS && strstr(problem, table[i].problem) == NULL)
		i++;
	return i;
}

bool
yaml_begins_before(const char *problem)
{
	size_t i = find(problem);
	return i < WORDS && table[i].begins_before;
}

const char *
yaml_words(const char *problem)
{
	size_t i = find(problem);
	return i < WORDS ? table[i].words : problem;
}
