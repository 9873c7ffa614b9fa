// modes.mjs -- what readers have set in their system: light or dark, colours of
// their own, no motion; a page heeds it, also when it changes under it.
import { DESK, PHONE, browser, check, choose, each, finish, samples, serve,
	soon } from './drive.mjs';

const site = await serve();
const b = await browser();
const some = samples();

// Light and dark text on paper: how far apart (WCAG's relative luminance).
function paper(page) {
	return page.evaluate(() => {
		const lightness = (colour) => {
			const [r, g, b] = colour.match(/[\d.]+/g).map((c) => {
				const v = c / 255;

				return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
			});

			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const root = getComputedStyle(document.documentElement);
		const of = (e) => getComputedStyle(e).backgroundColor;
		const ground = [of(document.body), root.backgroundColor]
			.find((c) => !/, 0\)$/.test(c)) ?? (matchMedia(
			'(prefers-color-scheme: dark)').matches ? 'rgb(18, 18, 18)' :
			'rgb(255, 255, 255)');

		return [lightness(ground), lightness(getComputedStyle(
			document.querySelector('main')).color)];
	});
}

await each(b, {}, some, async (page, p) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(site.url(p));
	const [day, ink] = await paper(page);

	check(day > 0.8 && ink < 0.1, `${p}: light is ${day}, its text ${ink}`);
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = async () => {
		const [night, chalk] = await paper(page);

		return night < 0.1 && chalk > 0.5;
	};

	check(await soon(dark), `${p}: dark is ${await paper(page)}`);
});

// With colours of the reader's own one sees which view is chosen, and where the
// focus is.
async function views(page, what) {
	const seen = await page.evaluate(() => ['on-demand', 'translation']
		.map((v) => {
			const input = document.querySelector(`[value=${v}]`);
			const of = (e) => getComputedStyle(e).backgroundColor;

			return getComputedStyle(input).appearance !== 'none' ? v :
				of(input.closest('label'));
		}));

	check(seen[0] !== seen[1], `${what}: which view is it?`);
	await page.keyboard.press('Tab'); // shown to those who use keys
	await page.locator('[value=on-demand]').focus();
	check(await page.evaluate(() => [document.activeElement,
		document.activeElement.closest('label')].some((e) =>
		getComputedStyle(e).outlineStyle !== 'none')), `${what}: no focus`);
}

// Nothing is told by a background alone.
await each(b, { forcedColors: 'active' }, some, async (page, p) => {
	await page.setViewportSize(DESK);
	await page.goto(site.url(p));
	const lost = await page.evaluate(() => Array.from(document.querySelectorAll(
		'.alert, .notice, .b, .answers a, .cards > li, .menu [aria-current], ' +
		'[role=tab]'))
		.filter((e) => e.checkVisibility() &&
			getComputedStyle(e).borderBlockStartStyle === 'none' &&
			getComputedStyle(e).borderBlockEndStyle === 'none' &&
			getComputedStyle(e).borderInlineStartStyle === 'none')
		.map((e) => `${e.localName}.${e.className}`));

	check(lost.length === 0, `${p}, forced colours: no border: ${lost[0]}`);
	if (await page.locator('.views').count() === 0)
		return;
	await choose(page, 'on-demand');
	await views(page, `${p}, forced colours`);
	await page.setViewportSize(PHONE);
	await views(page, `${p}, forced colours, phone`);
});

// Motion only for those who like it.
for (const reducedMotion of ['reduce', 'no-preference'])
	await each(b, { reducedMotion }, some, async (page, p) => {
		await page.goto(site.url(p));
		const { scroll, moving } = await page.evaluate(() => ({
			scroll: getComputedStyle(document.documentElement).scrollBehavior,
			moving: Array.from(document.querySelectorAll('*')).filter((e) => {
				const s = getComputedStyle(e);

				return s.animationName !== 'none' ||
					/[1-9]/.test(s.transitionDuration);
			}).length,
		}));

		check((scroll === 'smooth') === (reducedMotion !== 'reduce'),
			`${p}: scrolling is ${scroll} for ${reducedMotion}`);
		check(reducedMotion !== 'reduce' || moving === 0,
			`${p}: ${moving} parts move`);
	});
await b.close();
site.close();
finish();
