// reading.mjs -- reading in two languages: three views, kept from page to page;
// the source on demand; what is copied, enlarged; without a script.
import { PHONE, ZOOMED, address, all as alike, browser, check, choose, drawn,
	finish, pages, soon, visit } from './drive.mjs';

const b = await browser();
const all = pages();
// One page with pairs of each locale, the longest name for a start.
const bilingual = [];

await visit(b, { javaScriptEnabled: false }, async (page) => {
	const seen = new Set();

	for (const p of all) {
		const locale = p.split('/')[0];

		if (seen.has(locale) || !/\/.*-.*\.html$/.test(p))
			continue;
		await page.goto(address(p));
		if (await page.locator('.b').count() > 3) {
			seen.add(locale);
			bilingual.push(p);
		}
	}
});
check(bilingual.length > 1, 'no pages with pairs');

const shown = (page, selector) =>
	page.locator(selector).evaluateAll((all) => all.filter((e) =>
		e.checkVisibility()).length);

async function threeViews(page, p) {
	const units = await page.locator('.u').count();

	check(await shown(page, '.q') === 0 && await shown(page, '.b') === 0,
		`${p}: more than the translation at first`);
	await choose(page, 'on-demand');
	check(await shown(page, '.b') === units, `${p}: a unit without its button`);
	check(await shown(page, '.q') === 0, `${p}: a source is shown unasked`);
	await choose(page, 'side-by-side');
	check(await shown(page, '.q') >= units, `${p}: a source is missing`);
	check(await shown(page, '.b') === 0, `${p}: buttons side by side`);
}

// What a reader gets who marks all and copies it.
async function copied(page, p) {
	const { text, sources, targets } = await page.evaluate(() => {
		getSelection().selectAllChildren(document.querySelector('article'));
		const words = (s) => s.replace(/\s+/g, ' ').trim();
		const of = (selector) => Array.from(
			document.querySelectorAll(selector), (e) => words(e.textContent));

		return { text: words(getSelection().toString()), sources: of('.q'),
			targets: of('.t') };
	});

	check(targets.every((t) => text.includes(t)),
		`${p}: not all of the translation is copied`);
	check(!sources.some((s) => s.length > 20 && !targets.includes(s) &&
		text.includes(s)), `${p}: the source is copied with the translation`);
}

// The source opens by WAY, has its language, hides nothing, goes by Escape.
async function onDemand(page, p, way, at) {
	const button = page.locator('.b').nth(at);

	await button.scrollIntoViewIfNeeded();
	await way(button);
	const q = page.locator('.q:popover-open');
	const open = await soon(async () => await q.count() === 1);

	check(open, `${p}: the source does not open`);
	if (!open)
		return;
	await drawn(page);
	const seen = await q.evaluate((e) => {
		const of = (r) => [r.left, r.top, r.right, r.bottom];
		const range = document.createRange();

		range.selectNodeContents(e.parentElement.querySelector('.t'));
		return { lang: e.lang, dir: e.dir, box: of(e.getBoundingClientRect()),
			lines: Array.from(range.getClientRects(), of),
			wide: innerWidth, high: innerHeight };
	});
	const [left, top, right, bottom] = seen.box;

	check(seen.lang && seen.dir, `${p}: the source does not say its language`);
	check(!seen.lines.some(([l, t, r, d]) => l < right - 1 && r > left + 1 &&
		t < bottom - 1 && d > top + 1),
		`${p}: source ${at} stands on its text (${seen.box} at ${seen.wide} x ` +
		`${seen.high})`);
	check(left >= 0 && right <= seen.wide + 1, `${p}: source ${at} beside the page`);
	// The pointer moves onto it, and it stays.
	await page.mouse.move((left + right) / 2, Math.min(bottom, seen.high) - 4);
	await drawn(page);
	check(await q.count() === 1, `${p}: the source goes when pointed at`);
	await page.keyboard.press('Escape');
	check(await soon(async () => await q.count() === 0),
		`${p}: Escape does not close the source`);
}

const ways = {
	pointer: (button) => button.click(),
	key: async (button) => {
		await button.focus();
		await button.press('Enter');
	},
};

// Blocks side by side begin at one height; one below the other on a phone.
async function aligned(page, p, phone) {
	const wrong = await page.evaluate((below) => {
		const parts = Array.from(document.querySelectorAll(
			'article :not(td, th) > .u'), (u) => [u.firstElementChild,
			u.querySelector(':scope > .q')].map((e) =>
			e.getBoundingClientRect()));

		return parts.filter(([t, q]) => below ? q.top < t.bottom - 1
			: Math.abs(q.top - t.top) > 2).length;
	}, phone);

	check(wrong === 0, `${p}: ${wrong} blocks are not aligned`);
	check(await page.evaluate(() => document.documentElement.scrollWidth <=
		innerWidth), `${p}: the page scrolls sideways`);
}

await alike(bilingual, async (p) => {
	const next = all.find((o) => o !== p && o.split('/')[0] === p.split('/')[0] &&
		o.endsWith('/locked-out.html')) ?? p;

	await visit(b, {}, async (page) => {
		await page.goto(address(p));
		await copied(page, p);
		await threeViews(page, p);
		await aligned(page, p, false);
		await page.goto(address(next));
		check(await page.locator('[value=side-by-side]').isChecked(),
			`${p}: the view is not kept on the next page`);
		await choose(page, 'on-demand');
		await copied(page, next);
		await onDemand(page, next, ways.pointer, 0);
		await onDemand(page, next, ways.key, 3);
	});
	await visit(b, { javaScriptEnabled: false }, async (page) => {
		await page.goto(address(p));
		await threeViews(page, `${p}, no script`);
		await choose(page, 'on-demand');
		await ways.pointer(page.locator('.b').nth(1));
		check(await soon(() => page.locator('.q').nth(1).isVisible()),
			`${p}, no script: the source does not open`);
	});
	await visit(b, { viewport: PHONE, hasTouch: true }, async (page) => {
		await page.goto(address(p));
		await choose(page, 'on-demand');
		for (let at = 0; at < 8; at++)
			await onDemand(page, p, (button) => button.tap(), at);
		await choose(page, 'side-by-side');
		await aligned(page, p, true);
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		check(await page.locator('.views').evaluate((e) => {
			const box = e.getBoundingClientRect();

			return box.top >= 0 && box.bottom < innerHeight;
		}), `${p}: the views are out of reach`);
	});
	await visit(b, { viewport: ZOOMED }, async (page) => {
		await page.goto(address(p));
		await choose(page, 'on-demand');
		for (let at = 0; at < 6; at++)
			await onDemand(page, `${p}, 400 %`, ways.pointer, at);
		await choose(page, 'side-by-side');
		await aligned(page, `${p}, 400 %`, true);
	});
});
await b.close();
finish();
