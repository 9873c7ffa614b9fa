/* test_guard.c -- which addresses are anybody's. */
#include "net/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/un.h>

#include <cmocka.h>

static bool
is_public(const char *text)
{
	struct sockaddr_in four = {.sin_family = AF_INET};
	struct sockaddr_in6 six = {.sin6_family = AF_INET6};
	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		return address_is_public((const struct sockaddr *)&four);
	assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
	return address_is_public((const struct sockaddr *)&six);
}

static void
private(void **state)
{
	static const char *const list[] = {
		"0.0.0.0", "0.255.255.255", "10.0.0.1", "10.255.255.255",
		"100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.9",
		"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
		"192.0.2.1", "192.168.0.1", "192.168.255.255", "198.18.0.1",
		"198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1",
		"239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1",
		"::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
		"64:ff9b::10.0.0.1", "64:ff9b:1::1", "fc00::1", "fdff::1",
		"fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1",
		"2001:10::1", "2002:0a00:0001::1", "2002:7f00:0001::", "3fff::1",
		"4000::1", "100::1"};
	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (is_public(list[i]))
			fail_msg("%s is private", list[i]);
}

static void
public(void **state)
{
	static const char *const list[] = {
		"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255",
		"100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.0.1",
		"169.255.0.1", "172.15.255.255", "172.32.0.0", "192.0.1.1",
		"192.167.255.255", "192.169.0.0", "198.17.255.255",
		"198.20.0.0", "223.255.255.255", "2001:200::1",
		"2606:4700::1111", "2a00::1", "2002:0808:0808::1",
		"64:ff9b::8.8.8.8", "3fff:1000::1"};
	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (!is_public(list[i]))
			fail_msg("%s is public", list[i]);
}

static void
other_families(void **state)
{
	struct sockaddr_un local = {.sun_family = AF_UNIX};
	(void)state;
	assert_false(address_is_public((const struct sockaddr *)&local));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(private),
		cmocka_unit_test(public),
		cmocka_unit_test(other_families),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
