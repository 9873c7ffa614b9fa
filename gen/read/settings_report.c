/* settings_report.c -- the alignment report: where it goes, what it links to. */
#include "read/settings_inner.h"

static void
read_switch(struct reader *r, const struct yaml *v)
{
	bool on;
	if (settings_switch(r, v, &on))
		r->config->report.in_site = on;
}

/* The address V, which begins with one of SCHEMES and says which file. */
static str
address(struct reader *r, const struct yaml *v, const char *const *schemes)
{
	str text = settings_text(r, v);
	bool known = false;
	for (size_t i = 0; schemes[i] != NULL; i++)
		known |= str_starts(text, str_of(schemes[i]));
	if (text.n == 0)
		return text;
	if (!known)
		settings_complain(r, v->pos, v->len, "'%.*s' does not begin "
		                  "like '%s'", STR_ARG(text), schemes[0]);
	else if (str_find(text, S("{file}"), 0) == STR_NONE)
		settings_complain(r, v->pos, v->len, "no '{file}' in '%.*s'",
		                  STR_ARG(text));
	else
		return text;
	return S("");
}

/* What editors are known to open a file by; nothing that runs a script. */
static const char *const editors[] = {
	"vscode://", "vscode-insiders://", "vscodium://", "idea://",
	"jetbrains://", "subl://", "txmt://", "mvim://", "emacs://", "zed://",
	"editor://", "https://", "http://", NULL};
static const char *const repositories[] = {"https://", "http://", NULL};

static void
read_editor(struct reader *r, const struct yaml *v)
{
	r->config->report.editor = address(r, v, editors);
}

static void
read_repository(struct reader *r, const struct yaml *v)
{
	r->config->report.repository = address(r, v, repositories);
}

static const struct settings_key report_keys[] = {
	{"in_site", read_switch},
	{"editor", read_editor},
	{"repository", read_repository},
};

void
settings_report(struct reader *r, const struct yaml *v)
{
	if (v->kind == YAML_MAP)
		settings_read_keys(r, v, report_keys,
		                   sizeof report_keys / sizeof *report_keys);
	else
		read_switch(r, v);
}
