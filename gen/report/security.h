#ifndef REPORT_SECURITY_H
#define REPORT_SECURITY_H
/* security.h -- security.txt (RFC 9116): where faults in the site's safety are
 * told. */
#include "report/extras.h"

/* Write it, as the settings say and to hold until SITE->expires; without an
 * address in the settings nothing. */
void security_write(const struct site *site, const struct extras_sink *sink,
                    struct arena *a);

#endif
