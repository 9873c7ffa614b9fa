/* Pictures by their first bytes, and base64. */
#include <string.h>

#include "aid/reading.h"
#include "base/base64.h"
#include "base/picture.h"

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"
#define JPEG_FRAME "\xFF\xC0\0\x11\x08\0\x10\0\x20\x03"

static void
expect(str bytes, const char *extension, uint32_t width, uint32_t height)
{
	struct picture p;
	assert_true(picture_parse(bytes, &p));
	assert_string_equal(p.extension, extension);
	assert_int_equal(p.width, width);
	assert_int_equal(p.height, height);
}

static void
sizes(void **state)
{
	(void)state;
	expect(S(PNG "\0\0\x01\x02\0\0\0\x03"), "png", 258, 3);
	expect(S("GIF89a\x02\x01\x03\0"), "gif", 258, 3);
	expect(S("GIF87a\x02\0\x03\0"), "gif", 2, 3);
	expect(S("\xFF\xD8" JPEG_FRAME), "jpg", 32, 16);
	expect(S("\xFF\xD8\xFF\xE0\0\x04xy\xFF\xFF\xE1\0\x02" JPEG_FRAME), "jpg",
	       32, 16);
	expect(S("RIFF....WEBPVP8X........\x0F\0\0\x07\0\0"), "webp", 16, 8);
	expect(S("RIFF....WEBPVP8L....\x2F\x0F\xC0\x01\0....."), "webp", 16, 8);
	expect(S("RIFF....WEBPVP8 .......\x9D\x01\x2A\x10\0\x08\0"), "webp", 16, 8);
}

static void
no_size(void **state)
{
	(void)state;
	expect(S("\x89PNG\r\n\x1A\n"), "png", 0, 0);
	expect(S(PNG "\0\0\0\0\0\0\0\x03"), "png", 0, 0);
	expect(S(PNG "\xFF\xFF\xFF\xFF\0\0\0\x03"), "png", 0, 0);
	expect(S("GIF89a\x01"), "gif", 0, 0);
	expect(S("\xFF\xD8\xFF"), "jpg", 0, 0);
	/* A segment of no length, one that is longer than the file, the image
	 * itself, no marker. */
	expect(S("\xFF\xD8\xFF\xE0\0\0" JPEG_FRAME), "jpg", 0, 0);
	expect(S("\xFF\xD8\xFF\xE0\xFF\xFF" JPEG_FRAME), "jpg", 0, 0);
	expect(S("\xFF\xD8\xFF\xDA\0\x02" JPEG_FRAME), "jpg", 0, 0);
	expect(S("\xFF\xD8\xFF\xE0\0\x02 " JPEG_FRAME), "jpg", 0, 0);
	expect(S("RIFF....WEBPVP9 ..................."), "webp", 0, 0);
}

static void
none(void **state)
{
	(void)state;
	struct picture p;
	assert_false(picture_parse(S(""), &p));
	assert_false(picture_parse(S("<svg xmlns='http://www.w3.org/2000/svg'>"), &p));
	assert_false(picture_parse(S("RIFF....WAVE"), &p));
	assert_false(picture_parse(S("GIF"), &p));
}

/* Each beginning of each, in memory that ends there. */
static void
cut_off(void **state)
{
	(void)state;
	const str whole[] = {
		S(PNG "\0\0\x01\x02\0\0\0\x03"),
		S("GIF89a\x02\x01\x03\0"),
		S("\xFF\xD8\xFF\xE0\0\x04xy\xFF\xFF\xE1\0\x02" JPEG_FRAME),
		S("RIFF....WEBPVP8X........\x0F\0\0\x07\0\0"),
		S("RIFF....WEBPVP8L....\x2F\x0F\xC0\x01\0....."),
	};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		for (size_t n = 1; n <= whole[i].n; n++) {
			struct picture p;
			char *copy = test_malloc(n);
			memcpy(copy, whole[i].p, n);
			(void)picture_parse((str){copy, n}, &p);
			test_free(copy);
		}
	}
}

static void
base64(void **state)
{
	(void)state;
	str bytes;
	assert_true(base64_decode(S("aGVp"), &bytes, &arena));
	assert_true(str_eq(bytes, S("hei")));
	assert_true(base64_decode(S(" aG\nVpIQ = ="), &bytes, &arena));
	assert_true(str_eq(bytes, S("hei!")));
	assert_true(base64_decode(S("aGVpIQ"), &bytes, &arena));
	assert_true(str_eq(bytes, S("hei!")));
	assert_true(base64_decode(S("+/8="), &bytes, &arena));
	assert_true(str_eq(bytes, S("\xFB\xFF")));
	assert_true(base64_decode(S(""), &bytes, &arena));
	assert_int_equal(bytes.n, 0);
	assert_false(base64_decode(S("aGVpI"), &bytes, &arena));
	assert_false(base64_decode(S("aG=Vp"), &bytes, &arena));
	assert_false(base64_decode(S("aGVp===="), &bytes, &arena));
	assert_false(base64_decode(S("a-_p"), &bytes, &arena));
	assert_false(base64_decode(S("aG\xC3\xA5"), &bytes, &arena));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sizes), TEST(no_size), TEST(none),
		TEST(cut_off), TEST(base64),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
