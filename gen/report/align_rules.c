/* align_rules.c -- what each rule finds, and how to mend it. */
#include "check/rule_text.h"
#include "report/align_inner.h"

/* A line of docs/rules.md: text with `code` and `` co`de `` in it. */
static void
write_line(struct sheet *s, str line)
{
	size_t at = 0;
	while (at < line.n) {
		size_t tick = str_chr(line, '`', at), n = 0;
		if (tick == STR_NONE)
			break;
		while (tick + n < line.n && line.p[tick + n] == '`')
			n++;
		size_t end = str_find(line, str_sub(line, tick, tick + n),
		                      tick + n);
		if (end == STR_NONE)
			break;
		sheet_text(s, str_sub(line, at, tick));
		sheet_add(s, "<code>");
		str code = str_sub(line, tick + n, end);
		sheet_text(s, n > 1 ? str_trim(code) : code);
		sheet_add(s, "</code>");
		at = end + n;
	}
	sheet_text(s, str_sub(line, at, line.n));
}

/* "Example: ...", "Why: ...": the word is what one looks for. */
static void
write_first_line(struct sheet *s, str line)
{
	static const str words[] = {{"Example:", 8}, {"Why:", 4},
	                            {"How to mend it:", 15}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_starts(line, words[i]))
			continue;
		sheet_add(s, "<strong>");
		sheet_text(s, words[i]);
		sheet_add(s, "</strong>");
		line = str_sub(line, words[i].n, line.n);
		break;
	}
	write_line(s, line);
}

static void
write_text(struct sheet *s, const char *const *lines)
{
	bool inside = false;
	for (; *lines != NULL; lines++) {
		str line = str_of(*lines);
		if (line.n == 0) {
			sheet_add(s, inside ? "</p>\n" : "");
			inside = false;
			continue;
		}
		sheet_add(s, inside ? "\n" : "<p>");
		if (inside)
			write_line(s, line);
		else
			write_first_line(s, line);
		inside = true;
	}
	sheet_add(s, inside ? "</p>\n" : "");
}

void
sheet_rules(struct sheet *s)
{
	sheet_open(s, S("Rules \xE2\x80\x93 alignment report"));
	sheet_add(s, "<h1>Rules</h1>\n");
	for (int i = 0; i < DIAG_COUNT; i++) {
		enum diag_id id = (enum diag_id)i;
		const char *const *lines = rule_text(str_of(diag_name(id)));
		buf_printf(s->out, "<section><h2 id=\"%s\"><code>%s</code> ",
		           diag_name(id), diag_name(id));
		sheet_severity(s, check_severity(id));
		sheet_add(s, "</h2>\n<p>Finds: ");
		sheet_text(s, str_of(diag_help(id)));
		sheet_add(s, ".</p>\n");
		if (lines != NULL)
			write_text(s, lines);
		sheet_add(s, "</section>\n");
	}
	sheet_close(s);
}
