#ifndef BASE_DIAG_CHECK_H
#define BASE_DIAG_CHECK_H
/*
 * diag_check.h -- the diagnostics that only `glose check` gives, by family of
 * rules: name, severity, public id, one line of help.  docs/rules.md has a
 * section for each.
 */
#define DIAG_STRUCTURE_LIST(X)                                                 \
	X(SIDES_SWAPPED, SEV_ERROR, "sides-swapped",                           \
	  "the two halves of the unit stand in each other's place")            \
	X(SPAN_NESTED, SEV_ERROR, "span-nested",                               \
	  "a unit inside a half of another")                                   \
	X(FENCE_UNCLOSED, SEV_ERROR, "fence-unclosed",                         \
	  "a code block that is never closed")                                 \
	X(HEADING_SKIP, SEV_WARNING, "heading-skip",                           \
	  "a heading two or more levels below the last")                       \
	X(ANCHOR_MISSING, SEV_WARNING, "anchor-missing",                       \
	  "a heading without an anchor of its own")                            \
	X(BLOCK_MARKER, SEV_WARNING, "block-marker",                           \
	  "the target begins with a sign of a block")

#define DIAG_STATUS_LIST(X)                                                    \
	X(UNTRANSLATED, SEV_ERROR, "untranslated",                             \
	  "the target is the source, word for word")                           \
	X(PLACEHOLDER_LEAK, SEV_ERROR, "placeholder-leak",                     \
	  "a tag of a translation tool is left in the target")

#define DIAG_MARKUP_LIST(X)                                                    \
	X(LINK_TARGET, SEV_ERROR, "link-target",                               \
	  "a link leads elsewhere than the source's")                          \
	X(LINK_MISSING, SEV_ERROR, "link-missing",                             \
	  "a link of the source that the target does not have")                \
	X(LINK_EXTRA, SEV_WARNING, "link-extra",                               \
	  "a link that the source does not have")                              \
	X(CODE_CHANGED, SEV_ERROR, "code-changed",                             \
	  "inline code that is not what the source has")                       \
	X(CODE_MISSING, SEV_ERROR, "code-missing",                             \
	  "inline code of the source that the target does not have")           \
	X(CODE_EXTRA, SEV_ERROR, "code-extra",                                 \
	  "inline code that the source does not have")                         \
	X(LINK_LOCALE, SEV_WARNING, "link-locale",                             \
	  "a link to the pages of a third language")                           \
	X(LINK_TEXT_EMPTY, SEV_ERROR, "link-text-empty",                       \
	  "a link that shows nothing")                                         \
	X(PUNCTUATION_IN_LINK, SEV_INFO, "punctuation-in-link",                \
	  "the mark behind a link is inside it")                               \
	X(PLACEHOLDER_CHANGED, SEV_ERROR, "placeholder-changed",               \
	  "a placeholder of the source is not in the target")                  \
	X(EMPHASIS_LOST, SEV_WARNING, "emphasis-lost",                         \
	  "less is bold than in the source")                                   \
	X(EMPHASIS_BROKEN, SEV_WARNING, "emphasis-broken",                     \
	  "a marker of emphasis that is shown as text")                        \
	X(SEPARATOR_LOST, SEV_WARNING, "separator-lost",                       \
	  "a '>' between names on the screen is missing")                      \
	X(SEPARATOR_RUN, SEV_WARNING, "separator-run",                         \
	  "a '>' between names on the screen is doubled")                      \
	X(HTML_TAGS, SEV_ERROR, "html-tags",                                   \
	  "the HTML tags of the halves differ")                                \
	X(ESCAPE_LEAK, SEV_WARNING, "escape-leak",                             \
	  "Markdown or HTML that is shown as text")

#define DIAG_NUMBERS_LIST(X)                                                   \
	X(NUMBER_MISSING, SEV_ERROR, "number-missing",                         \
	  "a number of the source that the target does not have")              \
	X(NUMBER_EXTRA, SEV_WARNING, "number-extra",                           \
	  "a number that the source does not have")                            \
	X(VERSION_CHANGED, SEV_ERROR, "version-changed",                       \
	  "a version that is not what the source has")

#define DIAG_PUNCTUATION_LIST(X)                                               \
	X(END_PUNCTUATION_MISSING, SEV_WARNING, "end-punctuation-missing",     \
	  "the source ends in a mark, the target in none")                     \
	X(DOUBLE_SPACE, SEV_INFO, "double-space",                              \
	  "two blanks where the source has one")                               \
	X(END_PUNCTUATION_WRONG, SEV_WARNING, "end-punctuation-wrong",         \
	  "the target ends in another mark than the source")                   \
	X(SPACE_BEFORE_PUNCTUATION, SEV_WARNING, "space-before-punctuation",   \
	  "a blank before a mark that follows its word directly")              \
	X(NBSP_MISSING, SEV_WARNING, "nbsp-missing",                           \
	  "no no-break space where the language wants one")                    \
	X(BRACKET_UNBALANCED, SEV_WARNING, "bracket-unbalanced",               \
	  "a bracket without its partner")                                     \
	X(QUOTE_UNBALANCED, SEV_WARNING, "quote-unbalanced",                   \
	  "a quotation mark without its partner")                              \
	X(EDGE_SPACE, SEV_INFO, "edge-space",                                  \
	  "a blank at the edge of a target, and none in the source")           \
	X(DOUBLED_WORD, SEV_WARNING, "doubled-word",                           \
	  "the same word twice")

#define DIAG_CONSISTENCY_LIST(X)                                               \
	X(INCONSISTENT, SEV_WARNING, "inconsistent",                           \
	  "the same source is translated in different ways")                   \
	X(SAME_TARGET, SEV_WARNING, "same-target",                             \
	  "different sources have the same target")                            \
	X(LENGTH_SHORT, SEV_WARNING, "length-short",                           \
	  "the target is much shorter than is usual for the locale")           \
	X(LENGTH_LONG, SEV_INFO, "length-long",                                \
	  "the target is much longer than is usual for the locale")

#define DIAG_LANGUAGE_LIST(X)                                                  \
	X(WRONG_SCRIPT, SEV_ERROR, "wrong-script",                             \
	  "the target is in a script that its language is not written in")     \
	X(WRONG_LANGUAGE, SEV_WARNING, "wrong-language",                       \
	  "the target is in another language than its page")                   \
	X(MOJIBAKE, SEV_ERROR, "mojibake",                                     \
	  "characters that were lost, or read in the wrong encoding")          \
	/* a build tells of C1 controls and U+FEFF, too */                 \
	X(INVISIBLE_CHAR, SEV_WARNING, "invisible-char",                       \
	  "a control or invisible character in the text")                      \
	X(BIDI_UNBALANCED, SEV_WARNING, "bidi-unbalanced",                     \
	  "a direction is set and not ended")

#define DIAG_TERMS_LIST(X)                                                     \
	X(TERM_MISSING, SEV_WARNING, "term-missing",                           \
	  "a term is not translated as the glossary has it")                   \
	X(TERM_FORBIDDEN, SEV_WARNING, "term-forbidden",                       \
	  "a word that the glossary forbids")                                  \
	X(NAME_ALTERED, SEV_WARNING, "name-altered",                           \
	  "a name that stays is not as the source has it")                     \
	X(SPELLING, SEV_INFO, "spelling",                                      \
	  "a word that the dictionary does not have; only when asked for")

#define DIAG_SOURCE_LIST(X)                                                    \
	X(SOURCE_CHANGED, SEV_WARNING, "source-changed",                       \
	  "the source half is no longer what the source says")                 \
	X(SOURCE_ADDED, SEV_WARNING, "source-added",                           \
	  "the source has text that the page does not have")                   \
	X(SOURCE_REMOVED, SEV_WARNING, "source-removed",                       \
	  "the page has text that the source no longer has")

#define DIAG_SUPPRESSION_LIST(X)                                               \
	X(SUPPRESSION, SEV_WARNING, "suppression",                             \
	  "a comment for glose that cannot be understood")                     \
	X(SUPPRESSION_UNUSED, SEV_INFO, "suppression-unused",                  \
	  "a comment or a setting suppresses nothing")                         \
	X(BASELINE_STALE, SEV_INFO, "baseline-stale",                          \
	  "the baseline knows of a finding that is no longer there")

#define DIAG_CHECK_LIST(X)                                                     \
	DIAG_STRUCTURE_LIST(X)                                                 \
	DIAG_STATUS_LIST(X)                                                    \
	DIAG_MARKUP_LIST(X)                                                    \
	DIAG_NUMBERS_LIST(X)                                                   \
	DIAG_PUNCTUATION_LIST(X)                                               \
	DIAG_CONSISTENCY_LIST(X)                                               \
	DIAG_LANGUAGE_LIST(X)                                                  \
	DIAG_TERMS_LIST(X)                                                     \
	DIAG_SOURCE_LIST(X) \
	DIAG_SUPPRESSION_LIST(X)

#endif
