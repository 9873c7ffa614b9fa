#include "search/words.h"

#include "base/text.h"
#include "search/fold.h"

struct cutter {
	const struct words *to;
	_Alignas(8) char word[WORD_BYTES + 8];
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
	memset(k->word + k->n, 0, 8);
	k->to->term(k->to->ctx, (str){k->word, k->n});
	k->n = k->chars = 0;
}

static void
put_run(struct cutter *k, uint32_t a, uint32_t b)
{
	k->n = encode(a, k->word);
	if (b != 0)
		k->n += encode(b, k->word + k->n);
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
			k->n += encode(f->c, k->word + k->n);
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

static void
add_ascii(struct cutter *k, char c)
{
	if (!ascii_alnum(c)) {
		end_word(k);
		end_run(k);
		return;
	}
	end_run(k);
	if (k->chars < WORD_MOST) {
		k->word[k->n++] = ascii_lower(c);
		k->chars++;
	}
}

void
words_cut(const struct words *w, str text)
{
	struct cutter k = {.to = w};
	for (size_t i = 0; i < text.n;) {
		if ((unsigned char)text.p[i] < 0x80) {
			add_ascii(&k, text.p[i++]);
			continue;
		}
		uint32_t c;
		const struct fold_char *f;
		i += text_decode(str_sub(text, i, text.n), &c);
		for (size_t n = fold(c, &f); n > 0; n--)
			add(&k, f++);
	}
	end_word(&k);
	end_run(&k);
}
