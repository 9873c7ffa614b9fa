#ifndef BASE_DIAG_CHECK_H
#define BASE_DIAG_CHECK_H
/*
 * diag_check.h -- the diagnostics that only `glose check` gives, by family of
 * rules: name, severity, public id, one line of help.  docs/rules.md has a
 * section for each.
 */
#define DIAG_STATUS_LIST(X)                                                    \
	X(UNTRANSLATED, SEV_ERROR, "untranslated",                             \
	  "the target is the source, word for word")

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
	  "inline code that the source does not have")

#define DIAG_PUNCTUATION_LIST(X)                                               \
	X(END_PUNCTUATION_MISSING, SEV_WARNING, "end-punctuation-missing",     \
	  "the source ends in a mark, the target in none")                     \
	X(DOUBLE_SPACE, SEV_INFO, "double-space",                              \
	  "two blanks where the source has one")

#define DIAG_CONSISTENCY_LIST(X)                                               \
	X(INCONSISTENT, SEV_WARNING, "inconsistent",                           \
	  "the same source is translated in different ways")

#define DIAG_CHECK_LIST(X)                                                     \
	DIAG_STATUS_LIST(X)                                                    \
	DIAG_MARKUP_LIST(X)                                                    \
	DIAG_PUNCTUATION_LIST(X)                                               \
	DIAG_CONSISTENCY_LIST(X)

#endif
