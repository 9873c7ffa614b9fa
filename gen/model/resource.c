#include "model/resource.h"

static const char *const kinds[] = {
	[RESOURCE_SETUP] = "setup",
	[RESOURCE_REGISTER] = "register",
	[RESOURCE_RESET] = "reset",
	[RESOURCE_FAQ] = "faq",
	[RESOURCE_TROUBLESHOOT] = "troubleshoot",
	[RESOURCE_POLICY] = "policy",
	[RESOURCE_CONTACT] = "contact",
};

const char *
resource_kind_name(enum resource_kind kind)
{
	return kinds[kind];
}

enum resource_kind
resource_kind_of(str name)
{
	int i = 0;
	while (i < RESOURCE_KINDS && !str_eq(name, str_of(kinds[i])))
		i++;
	return (enum resource_kind)i;
}

const char *
audience_name(unsigned bit)
{
	return bit == AUDIENCE_USER ? "user" : "admin";
}

unsigned
audience_of(str name)
{
	for (unsigned bit = 1; bit < 1u << AUDIENCES; bit <<= 1)
		if (str_eq(name, str_of(audience_name(bit))))
			return bit;
	return 0;
}

str
locale_in_form(str id, enum locale_form form, struct arena *a)
{
	if (form == FORM_BCP47)
		return id;
	if (form == FORM_LANGUAGE)
		return str_sub(id, 0, str_chr(id, '-', 0));
	char *p = str_z(id, a);
	for (size_t i = 0; i < id.n; i++) {
		if (form == FORM_LOWER)
			p[i] = ascii_lower(p[i]);
		else if (p[i] == '-')
			p[i] = '_';
	}
	return (str){p, id.n};
}

const struct resource *
resource_find(const struct resources *all, str id)
{
	void **slot = map_get(&all->by_id, id);
	return slot == NULL ? NULL : *slot;
}
