#include "check/speller.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* What we use of libhunspell, whose names in C have not changed since 1.3. */
struct door {
	void *(*create)(const char *affixes, const char *words);
	int (*spell)(void *dictionary, const char *word);
	const char *(*encoding)(void *dictionary);
	void (*destroy)(void *dictionary);
};

struct speller {
	struct door door;
	void *dictionary;
	bool latin; /* written in ISO 8859-1, not in UTF-8 */
};

/* No word of a language is longer, in bytes. */
enum { WORD_MOST = 100 };

/* ---- the library --------------------------------------------------------------- */

static bool
find(void *lib, const char *name, void *to)
{
	void *at = dlsym(lib, name);
	memcpy(to, &at, sizeof at);
	return at != NULL;
}

static bool
load(struct door *d)
{
	static const char *const files[] = {
		"libhunspell-1.7.so.0", "libhunspell-1.6.so.0",
		"libhunspell-1.5.so.0", "libhunspell-1.4.so.0"};
	void *lib = NULL;
	for (size_t i = 0; lib == NULL && i < sizeof files / sizeof *files; i++)
		lib = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
	return lib != NULL && find(lib, "Hunspell_create", &d->create)
		&& find(lib, "Hunspell_spell", &d->spell)
		&& find(lib, "Hunspell_get_dic_encoding", &d->encoding)
		&& find(lib, "Hunspell_destroy", &d->destroy);
}

/* ---- the dictionary ------------------------------------------------------------- */

/* DIR/NAME without its suffix, '-' as '_'; empty when it is not there. */
static str
find_files(str dir, str name, struct arena *a)
{
	str stem = str_dup(STR_JOIN(a, dir, S("/"), name), a);
	char *z = NEW(a, char, stem.n + 1);
	for (size_t i = 0; i < stem.n; i++)
		z[i] = i > dir.n && stem.p[i] == '-' ? '_' : stem.p[i];
	stem = (str){z, stem.n};
	bool there = access(str_z(STR_JOIN(a, stem, S(".aff")), a), R_OK) == 0
		&& access(str_z(STR_JOIN(a, stem, S(".dic")), a), R_OK) == 0;
	return there ? stem : S("");
}

static bool
read_encoding(struct speller *s, str *why, struct arena *a)
{
	str name = str_of(s->door.encoding(s->dictionary));
	s->latin = str_eq_nocase(name, S("ISO8859-1"))
		|| str_eq_nocase(name, S("ISO-8859-1"));
	if (s->latin || str_eq_nocase(name, S("UTF-8")))
		return true;
	*why = str_printf(a, "the dictionary is written in '%.*s'; UTF-8 is "
	                  "wanted", STR_ARG(name));
	return false;
}

struct speller *
speller_open(const struct locale *l, str dir, str *why, struct arena *a)
{
	struct speller *s = NEW(a, struct speller, 1);
	str rest, language = str_cut(l->id, '-', &rest);
	str stem = find_files(dir, l->id, a);
	if (stem.n == 0)
		stem = find_files(dir, language, a);
	if (stem.n == 0) {
		*why = str_printf(a, "no dictionary of '%.*s' in '%.*s'",
		                  STR_ARG(l->id), STR_ARG(dir));
		return NULL;
	}
	if (!load(&s->door)) {
		*why = S("libhunspell is not installed");
		return NULL;
	}
	s->dictionary = s->door.create(str_z(STR_JOIN(a, stem, S(".aff")), a),
	                               str_z(STR_JOIN(a, stem, S(".dic")), a));
	if (s->dictionary != NULL && read_encoding(s, why, a))
		return s;
	if (s->dictionary == NULL)
		*why = str_printf(a, "'%.*s.dic' cannot be read", STR_ARG(stem));
	speller_close(s);
	return NULL;
}

void
speller_close(struct speller *s)
{
	if (s != NULL && s->dictionary != NULL)
		s->door.destroy(s->dictionary);
}

/* ---- words ----------------------------------------------------------------------- */

/* WORD as the dictionary writes it; false when it cannot. */
static bool
encode(const struct speller *s, str word, char z[WORD_MOST + 1])
{
	size_t n = 0;
	for (size_t i = 0; i < word.n;) {
		uint32_t c;
		size_t step = text_decode(str_sub(word, i, word.n), &c);
		/* Dictionaries have the apostrophe of typewriters. */
		if (c == 0x2019 || c < 0x80)
			z[n++] = c < 0x80 ? (char)c : '\'';
		else if (!s->latin)
			for (size_t k = 0; k < step; k++)
				z[n++] = word.p[i + k];
		else if (c < 0x100)
			z[n++] = (char)c;
		else
			return false;
		i += step;
	}
	z[n] = '\0';
	return true;
}

bool
speller_knows(const struct speller *s, str word)
{
	char z[WORD_MOST + 1];
	return word.n > WORD_MOST || !encode(s, word, z)
		|| s->door.spell(s->dictionary, z) != 0;
}
