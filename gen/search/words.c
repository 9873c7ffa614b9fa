#include "search/words.h"

#include "base/eight.h"
#include "base/text.h"
#include "search/fold.h"

struct cutter {
	const struct words *to;
	uint64_t word[WORD_EIGHTS + 2]; /* zeroes after its bytes */
	size_t n, chars; /* of the word */
	uint32_t before, last; /* of a run without blanks; 0: none */
};

static size_t
encode(uint32_t c, char *p)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xC0 | (c >> 6));
		p[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xE0 | (c >> 12));
		p[1] = (char)(0x80 | ((c >> 6) & 0x3F));
		p[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	p[0] = (char)(0xF0 | (c >> 18));
	p[1] = (char)(0x80 | ((c >> 12) & 0x3F));
	p[2] = (char)(0x80 | ((c >> 6) & 0x3F));
	p[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static void
end_word(struct cutter *k)
{
	if (k->n == 0)
		return;
	k->to->term(k->to->ctx, k->word, k->n);
	for (size_t i = 0; i < k->n; i += 8)
		k->word[i / 8] = 0;
	k->n = k->chars = 0;
}

static void
put(struct cutter *k, uint32_t c)
{
	k->n += encode(c, (char *)k->word + k->n);
}

static void
put_run(struct cutter *k, uint32_t a, uint32_t b)
{
	put(k, a);
	if (b != 0)
		put(k, b);
	end_word(k);
}

static void
end_run(struct cutter *k)
{
	if (k->last == 0)
		return;
	if (k->before != 0)
		put_run(k, k->before, k->last);
	put_run(k, k->last, 0);
	k->before = k->last = 0;
}

/* The pair before last is certain by now: no sound mark can change it. */
static void
add_to_run(struct cutter *k, uint32_t c)
{
	end_word(k);
	if (k->before != 0)
		put_run(k, k->before, k->last);
	k->before = k->last;
	k->last = c;
}

static void
add(struct cutter *k, const struct fold_char *f)
{
	switch (f->class) {
	case FOLD_WORD:
		end_run(k);
		if (k->chars < WORD_MOST) {
			put(k, f->c);
			k->chars++;
		}
		break;
	case FOLD_BIGRAM:
		add_to_run(k, f->c);
		break;
	case FOLD_SOUND:
		if (k->last != 0)
			k->last = fold_sound(k->last, f->c);
		break;
	case FOLD_GAP:
		end_word(k);
		end_run(k);
		break;
	case FOLD_NOTHING:
		break;
	}
}

/* How many of the first bytes of W are letters and digits of ASCII, which come
 * to *SMALL in small letters, with zeroes after them. */
static size_t
letters(uint64_t w, uint64_t *small)
{
	uint64_t rest = w & EIGHT_ALL;
	if (rest != 0) /* what follows a byte that is not ASCII is cut off */
		w &= (rest & -rest) / 0x80 - 1;
	uint64_t are = eight_between(w | EIGHT(0x20), 'a', 'z');
	uint64_t stop = ~(are | eight_between(w, '0', '9')) & EIGHT_ALL;
	w |= are >> 2;
	*small = stop == 0 ? w : w & ((stop & -stop) / 0x80 - 1);
	return stop == 0 ? 8 : (size_t)__builtin_ctzll(stop) / 8;
}

/* A word, or its beginning, at the first of eight bytes of TEXT at I or more;
 * returns how long it is. */
static size_t
add_eights(struct cutter *k, str text, size_t i)
{
	size_t n = letters(eight_load(text.p + i), &k->word[0]);
	if (n == 8 && i + 16 <= text.n)
		n += letters(eight_load(text.p + i + 8), &k->word[1]);
	k->n = k->chars = n;
	return n;
}

/* The letter C, which may be one too many. */
static void
add_letter(struct cutter *k, char c)
{
	end_run(k);
	if (k->chars == WORD_MOST)
		return;
	((char *)k->word)[k->n++] = ascii_lower(c);
	k->chars++;
}

static size_t
add_other(struct cutter *k, str text, size_t i)
{
	uint32_t c;
	const struct fold_char *f;
	if ((unsigned char)text.p[i] < 0x80) {
		end_word(k);
		end_run(k);
		return 1;
	}
	size_t size = text_decode(str_sub(text, i, text.n), &c);
	for (size_t n = fold(c, &f); n > 0; n--)
		add(k, f++);
	return size;
}

void
words_cut(const struct words *w, str text)
{
	struct cutter k = {.to = w};
	for (size_t i = 0; i < text.n;) {
		size_t n = 0;
		if (k.n == 0 && k.last == 0 && i + 8 <= text.n)
			n = add_eights(&k, text, i);
		i += n;
		if (n > 0 && n < 8 && (unsigned char)text.p[i] < 0x80) {
			end_word(&k);
			i++;
		} else if (n == 0 && ascii_alnum(text.p[i])) {
			add_letter(&k, text.p[i++]);
		} else if (n == 0) {
			i += add_other(&k, text, i);
		}
	}
	end_word(&k);
	end_run(&k);
}
