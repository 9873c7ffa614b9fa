#include "quality/change.h"

/*
 * What terms.tsv has for a word of the source, and what else may stand there:
 * another word, and one that it forbids.
 */
static const struct {
	const char *language, *source, *term, *other, *forbidden;
} terms[] = {
	{"nb", "administrator", "administrator", "bestyrer", "superbruker"},
	{"de", "administrator", "Administrator", "Verwalter", "Superuser"},
	{"fr", "administrator", "administrateur", "gestionnaire",
	 "superutilisateur"},
	{"ru", "administrator", "администратор", "распорядитель",
	 "суперпользователь"},
	{"ar", "administrator", "مسؤول", "مدبر", "متحكم"},
	{"ja", "administrator", "管理者", "担当役員", "スーパーユーザー"},
	{"th", "administrator", "ผู้ดูแลระบบ", "ผู้จัดการ", "ซูเปอร์ยูสเซอร์"},
};
enum { TERMS = sizeof terms / sizeof *terms };

/* Put the other word, or the forbidden one, for the term in all of P. */
static bool
replace_term(struct place *p, bool forbidden)
{
	size_t i = 0, at = 0, n = 0;
	while (i < TERMS && !place_is(p, terms[i].language))
		i++;
	if (i == TERMS || find_prose(p->s, str_of(terms[i].source), 0)
	    == STR_NONE)
		return false;
	str term = str_of(terms[i].term);
	str word = str_of(forbidden ? terms[i].forbidden : terms[i].other);
	for (; (at = str_find(p->t, term, at)) != STR_NONE; at += term.n, n++)
		if (n == EDITS || !is_prose(p->t, at)
		    || !edit_target(p, at, term.n, word))
			return false;
	return n > 0;
}

static bool
term_replaced(struct place *p)
{
	return replace_term(p, false);
}

/* Behind a word that has been replaced: nothing else is wrong there. */
static bool
term_forbidden(struct place *p)
{
	return replace_term(p, true);
}

/* A letter of a name that names.txt has. */
static bool
name_misspelt(struct place *p)
{
	static const char *const names[] = {"Windows", "Microsoft Entra"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str name = str_of(names[i]);
		size_t at = find_prose(p->t, name, 0);
		if (find_prose(p->s, name, 0) == STR_NONE || at == STR_NONE
		    || find_prose(p->t, name, at + 1) != STR_NONE)
			continue;
		return edit_target(p, at + name.n - 3, 1, S("e"));
	}
	return false;
}

const struct change term_changes[] = {
	{"term-replaced", "term-missing", term_replaced, SHOWS_BESIDE},
	{"term-forbidden", "term-forbidden", term_forbidden, SHOWS_BESIDE},
	{"name-misspelt", "name-altered", name_misspelt, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
