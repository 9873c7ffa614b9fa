// layout.mjs -- where things stand: the text is near the top of a phone, no page
// is wider than its window, nothing moves while it loads, lists can be reached.
import { DESK, PHONE, address, browser, check, finish, pages, visit }
	from './drive.mjs';

const HEADING_MOST = 230;
const all = pages().filter((p) => !p.endsWith('404.html') && p !== 'index.html');
const b = await browser();

// The sum of what moved by itself, since the page was asked for.
function watchShifts() {
	window.shifted = 0;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			window.shifted += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
}

async function look(page, p) {
	await page.goto(address(p));
	return page.evaluate(() => ({
		top: document.querySelector('h1')?.getBoundingClientRect().top,
		notice: document.querySelector('.notice') !== null,
		wide: document.documentElement.scrollWidth - innerWidth,
		shifted: window.shifted,
		pictures: document.querySelector('article img') !== null,
	}));
}

for (const [kind, viewport] of [['phone', PHONE], ['wide', DESK],
	['tablet', { width: 768, height: 1024 }], ['400 %', { width: 320, height: 256 }]])
	await visit(b, { viewport }, async (page) => {
		await page.addInitScript(watchShifts);
		for (const p of all) {
			let seen = await look(page, p);

			// A page that comes in pieces may be drawn after any of them.
			if (seen.shifted > 0)
				seen = await look(page, p);
			check(seen.wide <= 0, `${p}, ${kind}: ${seen.wide} px too wide`);
			// What the height of a picture moves, whose size the page does not
			// say, is held to what is called good (0.1); nothing else may move.
			check(!(seen.shifted > (seen.pictures ? 0.1 : 0)),
				`${p}, ${kind}: moves by ${seen.shifted}`);
			check(kind !== 'phone' || seen.notice || !(seen.top > HEADING_MOST),
				`${p}: the heading is ${seen.top} px down`);
		}
	});

const long = all.filter((p) => p.endsWith('/faq.html'));

for (const p of long) {
	await visit(b, { reducedMotion: 'reduce' }, async (page) => {
		await page.goto(address(p));
		const ids = await page.locator('article h2').evaluateAll((h) =>
			h.map((e) => e.id));

		for (const id of ids.slice(1, 4)) {
			await page.evaluate((id) => document.getElementById(id)
				.scrollIntoView(), id);
			await page.waitForTimeout(100);
			const now = page.locator('.toc [aria-current]');

			check(await now.count() === 1 && decodeURIComponent(
				await now.getAttribute('href')) === `#${id}`,
				`${p}: the table of contents does not follow to ${id}`);
		}
		await page.locator('main > footer [href="#"]').click();
		check(await page.evaluate(() => scrollY) === 0,
			`${p}: "back to top" does not lead there`);
	});
	await visit(b, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
		await page.goto(address(p));
		for (const list of ['.languages', '.menu', '.toc']) {
			check(!await page.locator(`${list} a`).first().isVisible(),
				`${p}: ${list} is open on a phone`);
			await page.locator(`${list} summary`).first().click();
			check(await page.locator(`${list} a`).first().isVisible(),
				`${p}: ${list} does not open without a script`);
		}
	});
}
check(long.length > 0, 'no page with a table of contents');
await b.close();
finish();
