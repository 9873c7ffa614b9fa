#include "net/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What IANA's registry of special IPv4 addresses has, and more than one may
 * hear of: FIRST with so many leading BITS. */
static const struct {
	uint32_t first;
	unsigned bits;
} special[] = {
	{0x00000000, 8},  /* this network */
	{0x0A000000, 8},  /* private */
	{0x64400000, 10}, /* shared by a provider */
	{0x7F000000, 8},  /* this machine */
	{0xA9FE0000, 16}, /* this link; what clouds tell of a machine */
	{0xAC100000, 12}, /* private */
	{0xC0000000, 24}, /* of protocols */
	{0xC0000200, 24}, /* of documentation */
	{0xC0586300, 24}, /* relays from 6 to 4 */
	{0xC0A80000, 16}, /* private */
	{0xC6120000, 15}, /* of measurements */
	{0xC6336400, 24}, /* of documentation */
	{0xCB007100, 24}, /* of documentation */
	{0xE0000000, 3},  /* to many; reserved */
};

static bool
is_public_4(uint32_t a)
{
	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if ((a ^ special[i].first) >> (32 - special[i].bits) == 0)
			return false;
	return true;
}

/* The IPv4 address in the four bytes at P. */
static uint32_t
four(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16
		| (uint32_t)p[2] << 8 | p[3];
}

/* Those of 2000::/3 alone are anybody's; some of them hold an IPv4 address. */
static bool
is_public_6(const unsigned char *p)
{
	static const unsigned char nat64[12] = {0, 0x64, 0xFF, 0x9B};
	if (memcmp(p, nat64, sizeof nat64) == 0)
		return is_public_4(four(p + 12));
	if ((p[0] & 0xE0) != 0x20)
		return false;
	if (p[0] == 0x20 && p[1] == 0x02)
		return is_public_4(four(p + 2));
	if (p[0] == 0x20 && p[1] == 0x01) /* 2001::/23; documentation */
		return p[2] > 0x01 && !(p[2] == 0x0D && p[3] == 0xB8);
	return !(p[0] == 0x3F && p[1] == 0xFF && p[2] < 0x10);
}

bool
address_is_public(const struct sockaddr *address)
{
	struct sockaddr_in four_in;
	struct sockaddr_in6 six_in;
	if (address->sa_family == AF_INET) {
		memcpy(&four_in, address, sizeof four_in);
		return is_public_4(ntohl(four_in.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		memcpy(&six_in, address, sizeof six_in);
		return is_public_6(six_in.sin6_addr.s6_addr);
	}
	return false;
}
