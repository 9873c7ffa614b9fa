#ifndef CHECK_SOURCE_PAGE_H
#define CHECK_SOURCE_PAGE_H
/* source_page.h -- a page's source halves beside the page in that language. */
#include "check/rule.h"

/*
 * Where the site has the page of P in the source language, look for each source
 * half in it, in order, by its letters: what is not there has changed or is
 * gone, what is there and in no half is new.
 */
void check_source_page(struct page_check *p);

#endif
