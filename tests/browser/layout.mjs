// layout.mjs -- where things stand, on every page: no page is wider than its
// window, in any view, enlarged or with its text apart; the text is near the top
// of a phone; nothing moves while it loads; lists can be reached.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESK, PHONE, ZOOMED, address, browser, check, choose, drawn, each,
	finish, out, pages, samples, serve, soon, tooWide, visit } from './drive.mjs';

// In px.  With DejaVu, the widest font that the pages are
// shown in, German menus take two rows more: 266 px; with Noto it is 229.
const HEADING_MOST = 280;
// A picture whose size the page does not say, and a table inside of something,
// whose columns find their widths as its rows come, may move what is near by what
// is called good.  Nothing else may move, but by the rest of a word, where a slow
// machine draws in the middle of one.
const GROWS = 'article img, article * .table';
const SHIFT_MOST = 0.1;
const WORD_MOST = 0.001;
const all = pages();
const site = await serve();
const b = await browser();

// The sum of what moved by itself, since the page was asked for.
function watchShifts() {
	window.shifted = 0;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			window.shifted += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
}

async function fits(page, what) {
	const wide = await tooWide(page);

	check(wide === '', `${what}: ${wide}`);
}

async function loads(page, p, kind) {
	// To go where one is, with a "#", loads nothing.
	await (page.url() === site.url(p) ? page.reload() : page.goto(site.url(p)));
	await drawn(page);
	const seen = await page.evaluate((GROWS) => ({
		top: document.querySelector('h1')?.getBoundingClientRect().top,
		notice: document.querySelector('.notice') !== null,
		shifted: window.shifted,
		grows: document.querySelector(GROWS) !== null,
	}), GROWS);

	check(seen.shifted <= (seen.grows ? SHIFT_MOST : WORD_MOST),
		`${p}, ${kind}: moves by ${seen.shifted}`);
	check(kind !== 'phone' || seen.notice || !(seen.top > HEADING_MOST),
		`${p}: the heading is ${seen.top} px down`);
	await fits(page, `${p}, ${kind}`);
}

// Scripts that come late, each after the page is drawn without it, move nothing.
async function late(page, p) {
	for (const [kind, viewport] of [['phone', PHONE], ['wide', DESK]]) {
		await page.setViewportSize(viewport);
		await page.goto('about:blank');
		await page.goto(site.url(p));
		await drawn(page);
		const [shifted, most] = await page.evaluate(([grows, most, word]) =>
			[window.shifted, document.querySelector(grows) ? most : word],
		[GROWS, SHIFT_MOST, WORD_MOST]);

		check(shifted <= most, `${p}, ${kind}, scripts late: moves by ${shifted}`);
	}
}

// The page comes in pieces, cut at CUT, each after the page is drawn without it:
// nothing moves by more than MOST.
async function bitByBit(page, p, cut, how, most = WORD_MOST) {
	const pieces = readFileSync(join(out, p), 'utf8').split(cut);
	const slow = createServer(async (request, response) => {
		if (request.url !== '/' + p) {
			response.writeHead(302, { Location: site.root + request.url.slice(1) });
			response.end();
			return;
		}
		response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
		for (const piece of pieces) {
			response.write(piece);
			await drawn(page).catch(() => {}); // what was there before goes
		}
		response.end();
	});

	await new Promise((done) => slow.listen(0, '127.0.0.1', done));
	await page.goto(`http://127.0.0.1:${slow.address().port}/${p}`);
	await drawn(page);
	const shifted = await page.evaluate(() => window.shifted);

	check(shifted <= most, `${p}, ${how}: moves by ${shifted}`);
	slow.closeAllConnections();
	slow.close();
}

async function rows(page, p) {
	await bitByBit(page, p, /(?<=<\/tr>)/, 'row by row');
	const shown = await page.evaluate(() => document.querySelector('.table')
		.checkVisibility({ visibilityProperty: true }));

	check(shown, `${p}, row by row: the table is not shown`);
}

// Text apart as WCAG 1.4.12 says: nothing is cut off.
async function apart(page, p) {
	const style = await page.addStyleTag({ content: `* {
		line-height: 1.5 !important; letter-spacing: .12em !important;
		word-spacing: .16em !important; }
		p { margin-block-end: 2em !important; }` });
	const cut = await page.evaluate(() => Array.from(
		document.querySelectorAll('body :not(pre, .table, option)'))
		.filter((e) => e.checkVisibility() && e.textContent.trim() &&
			/hidden|clip/.test(getComputedStyle(e).overflow) &&
			(e.scrollWidth > e.clientWidth + 1 ||
			e.scrollHeight > e.clientHeight + 1))
		.map((e) => `${e.localName}.${e.className}`));

	check(cut.length === 0, `${p}, text apart: ${cut.slice(0, 3)} is cut`);
	await fits(page, `${p}, text apart`);
	await style.evaluate((e) => e.remove());
}

await each(b, {}, all, async (page, p) => {
	await page.setViewportSize(PHONE);
	await loads(page, p, 'phone');
	await apart(page, p);
	await page.setViewportSize(ZOOMED);
	await fits(page, `${p}, 400 %`);
	if (await page.locator('.views').count() > 0)
		for (const view of ['on-demand', 'side-by-side', 'translation']) {
			await choose(page, view);
			await fits(page, `${p}, 400 %, ${view}`);
		}
	await page.setViewportSize(DESK);
	await loads(page, p, 'wide');
	await page.setViewportSize({ width: 768, height: 1024 });
	await fits(page, `${p}, tablet`);
}, (page) => page.addInitScript(watchShifts));

for (const viewport of [PHONE, DESK])
	await each(b, { viewport }, samples().filter((p) => p.includes('codes')), rows,
		(page) => page.addInitScript(watchShifts));

// A scroll bar that comes with the text takes no room from what is there: in Arabic
// all would move by 0.012.
const bars = await browser(['--hide-scrollbars']);

await each(bars, { viewport: DESK }, samples(), (page, p) =>
	bitByBit(page, p, /(?=<main)/, 'with scroll bars', 0.005),
(page) => page.addInitScript(watchShifts));
await bars.close();

await each(b, {}, samples(), late, async (page) => {
	await page.addInitScript(watchShifts);
	await page.route(/\.js$/, async (route) => {
		await drawn(page);
		await route.continue();
	});
});

// The table of contents marks what is read; the way back to the top.
async function follows(page, p) {
	await page.goto(address(p));
	const ids = await page.locator('article h2').evaluateAll((h) =>
		h.map((e) => e.id));

	for (const id of ids.slice(1, 4)) {
		await page.evaluate((id) => document.getElementById(id)
			.scrollIntoView(), id);
		const marked = async () => (await page.locator('.toc [aria-current]')
			.evaluateAll((l) => l.map((a) => decodeURIComponent(a.hash)))).join();

		check(await soon(async () => await marked() === `#${id}`),
			`${p}: the table of contents does not follow to ${id}`);
	}
	await page.locator('main > footer [href="#"]').click();
	check(await soon(() => page.evaluate(() => scrollY === 0)),
		`${p}: "back to top" does not lead there`);
}

async function folded(page, p) {
	await page.goto(address(p));
	for (const list of ['.languages', '.menu', '.toc']) {
		const link = page.locator(`${list} a`).first();

		check(!await link.isVisible(), `${p}: ${list} is open on a phone`);
		await page.locator(`${list} summary`).first().click();
		check(await soon(() => link.isVisible()),
			`${p}: ${list} does not open without a script`);
	}
}

const long = all.filter((p) => p.endsWith('/faq.html'));

for (const p of long) {
	await visit(b, {}, (page) => follows(page, p));
	await visit(b, { viewport: PHONE, javaScriptEnabled: false },
		(page) => folded(page, p));
}
check(long.length > 0, 'no page with a table of contents');
await b.close();
site.close();
finish();
