#ifndef CHECK_UNIT_H
#define CHECK_UNIT_H
/*
 * unit.h -- one translation unit as the rules see it: what each half shows, and
 * where in the file each byte of that is written.
 *
 * A half is walked once, its tree beside its source text.  Rules only look.
 * Everything lives in the page's arena and is borrowed from its doc.
 */
#include "model/doc.h"
#include "model/node_text.h"

/* Bytes of the page's file. */
struct range {
	uint32_t pos, len; /* pos POS_NONE: nowhere */
};
#define RANGE_NONE ((struct range){POS_NONE, 0})

/*
 * In the visible text, this stands for what is shown but is no prose: code, an
 * image, an address shown as itself.  (U+FFFC, OBJECT REPLACEMENT CHARACTER.)
 */
#define MASK "\xEF\xBF\xBC"
enum { MASK_LEN = sizeof MASK - 1 };

/*
 * What a half holds, as bits: a rule that needs none of what either half has
 * is not asked.  The first are of the visible text, the others of structure.
 */
enum half_has {
	HAS_DIGIT = 1 << 0,       /* ASCII */
	HAS_BRACKET = 1 << 1,     /* ( ) [ ] { } < > */
	HAS_QUOTE = 1 << 2,       /* " ' ` */
	HAS_STOP = 1 << 3,        /* . , ; : ! ? */
	HAS_PERCENT = 1 << 4,     /* % $ */
	HAS_MARKER = 1 << 5,      /* * _ ~ \ left as text */
	HAS_DOUBLE_SPACE = 1 << 6,
	HAS_OTHER = 1 << 7,       /* any byte beyond ASCII, MASK excepted */
	HAS_CONTROL = 1 << 8,     /* a C0 control other than blanks, DEL */
	HAS_LETTER = 1 << 9,      /* ASCII; for others see HAS_OTHER */
	HAS_LINK = 1 << 10,
	HAS_CODE = 1 << 11,
	HAS_STRONG = 1 << 12,
	HAS_EMPH = 1 << 13,
	HAS_HTML = 1 << 14,
	HAS_IMAGE = 1 << 15,
	HAS_BREAK = 1 << 16,      /* a hard break */
	HAS_INCLUDE = 1 << 17,    /* or an extension that is not known */
	/* Of the visible text again, by the bytes that they begin with, so
	 * that letters of some scripts have them, too. */
	HAS_SIGN = 1 << 18,       /* quotes, dashes, blanks beyond ASCII */
	HAS_WIDE = 1 << 19,       /* full-width forms */
	HAS_FAR_DIGIT = 1 << 20,  /* digits beyond ASCII */
	HAS_APART = 1 << 21,      /* one of HAS_STOP or HAS_OTHER, behind a blank */
	HAS_ANY = ~0u >> 1
};

/* One mark of a half; which fields count depends on its list. */
struct mark {
	const struct node *node;
	struct range whole; /* with its own signs: "[text](url)", "`code`" */
	uint32_t from, to;  /* what it shows, in the visible text */
	/* links, images: url and title as written, references decoded;
	 * code: the content; HTML: the tag; includes: the file, or an
	 * extension's name */
	str text, title;
	struct range address; /* of a link or image: where its url is written */
	bool bare;          /* a link that is written as its address alone */
};

struct marks {
	struct mark *list; /* in order of the text */
	size_t n, cap;
};

/* From byte AT of the visible text on, up to the next stretch. */
struct stretch {
	uint32_t at;
	uint32_t pos; /* in the file */
	uint32_t len; /* 0: byte by byte; else all of it is written there */
};

struct word {
	uint32_t from, to; /* in the visible text */
};

struct half {
	str raw;      /* as written, blanks at both ends included */
	uint32_t pos; /* of raw in the file */
	/*
	 * What a reader sees, as UTF-8: character references decoded, signs of
	 * Markdown gone, MASK for what is no prose, a blank for a soft break, a
	 * newline for a hard one.  No blanks at its end, and none at its
	 * beginning but behind signs that show nothing.
	 */
	str text;
	struct stretch *map;
	size_t nmap, map_cap;
	unsigned has; /* enum half_has */
	uint32_t chars; /* in text, but for MASKs */
	const struct node *run; /* the inline tree: a NODE_PARAGRAPH */
	/* Of the nodes of each kind, none left out but in images. */
	struct marks links, codes, strongs, emphs, tags, images, includes;
	size_t nbreaks; /* hard ones */
	size_t nlost;   /* how often text was not found where it should be */
	/* Made when they are first asked for: half_words, fold_hash. */
	struct word *words;
	size_t nwords;
	uint64_t hash;
	bool worded, hashed;
};

struct unit {
	const struct pair *pair;
	struct half halves[2]; /* by enum side */
	unsigned has;          /* of both */
	/* The block that the unit stands in (NODE_HEADING, NODE_CELL ...), or
	 * NULL in raw HTML. */
	const struct node *block;
	bool alone; /* nothing but the unit is in its block */
	uint32_t number; /* among the page's pairs */
};

/* Fill U, which is zeroed, from pair NUMBER of DOC: both halves, not the block. */
void unit_make(struct unit *u, const struct doc *doc, size_t number,
               struct arena *a);

/* The bytes of the file that show FROM to TO of H's text, whole characters, at
 * least one. */
struct range half_range(const struct half *h, size_t from, size_t to);

/* All of H as it is written, without blanks at its ends. */
struct range half_whole(const struct half *h);

/* Is a link in FROM to TO of H's text that shows nothing? */
bool half_has_empty_link(const struct half *h, size_t from, size_t to);

/* Where in the visible text the file's byte POS is shown, or H's text's end. */
uint32_t half_at(const struct half *h, uint32_t pos);

/* For half_words alone. */
void half_find_words(struct half *h, struct arena *a);

/*
 * The words of H: runs of letters, marks and digits, with apostrophes, hyphens
 * and middle dots inside.  A MASK parts words.  Scripts without blanks give
 * one word a run.
 */
static inline const struct word *
half_words(struct half *h, size_t *n, struct arena *a)
{
	if (!h->worded)
		half_find_words(h, a);
	*n = h->nwords;
	return h->words;
}

/* The text of W in H. */
static inline str
half_word(const struct half *h, const struct word *w)
{
	return (str){h->text.p + w->from, w->to - w->from};
}

#endif
