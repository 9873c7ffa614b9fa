// search.mjs OWN OTHER -- the search as a reader uses it, in seven languages: this
// repository's own site (OWN) and the one of tests/browser/search (OTHER), from
// files and from a server that allows nothing but the site's own scripts and
// sheets, and no script whose address is plain text.
import { pathToFileURL } from 'node:url';
import { PHONE, browser, check, finish, serve, sites as folders, soon, visit }
	from './drive.mjs';

const sites = { own: folders[0], other: folders[1] };
const HEADERS = { 'Content-Security-Policy': "default-src 'none'; " +
	"script-src 'self'; style-src 'self'; require-trusted-types-for 'script'" };

// What is typed; the page that must come first; what must be marked in it.
const QUERIES = [
	['own', 'nb-no', 'tilbakestill passord', 'reset-your-password', 'passord'],
	['own', 'nb-no', 'sikkerhetssporsmal', 'reset-by-security-questions', 'ø'],
	['own', 'nb-no', 'reset password', 'reset-your-password', 'password'],
	['own', 'de-de', 'kennwort zuruecksetz', 'reset-your-password', 'ü'],
	['own', 'de-de', 'zurucksetz', 'reset', 'ü'],
	['own', 'ja-jp', 'パスワードのリセ', '', 'パスワード'],
	['own', 'ja-jp', '認証アプリ', 'authenticator', '認証アプリ'],
	['own', 'ar-sa', 'كلمه المرور', 'password', 'كلمة'],
	['own', 'en-us', 'Lost PHONE', 'lost-phone', 'phone'],
	['other', 'th-th', 'รหัสผ่าน', '', 'รหัสผ่าน'],
	['other', 'th-th', 'ชื่อผู้ใช้', 'reset', 'ชื่อผู้ใช้'],
	['other', 'zh-cn', '重置', 'reset', '重置'],
	['other', 'zh-cn', '手机短', 'reset', '手机短'],
	['other', 'zh-cn', '信', 'reset', '信'],
];

const CSS = { field: 'form.search input', hit: '.hits li', count: '.count' };

// Note in SAID what the browser complains of, but pictures, which the policy
// forbids, and in ASKED what it asks for.
function listen(page, said, asked) {
	page.on('console', (m) => {
		if (!m.text().includes('icon.'))
			said.push(m.text());
	});
	page.on('pageerror', (e) => said.push(String(e)));
	page.on('request', (r) => asked.push(r.url()));
}

async function type(page, text) {
	await page.locator(CSS.field).fill('');
	await page.locator(CSS.field).pressSequentially(text);
}

// The results of TEXT, when they are all there.
async function results(page, text) {
	await type(page, text);
	await page.locator('ol[aria-busy=false]').waitFor({ state: 'attached' });
	return page.locator('ol[aria-busy] li');
}

const b = await browser();
const servers = { own: await serve(HEADERS, sites.own),
	other: await serve(HEADERS, sites.other) };
const roots = {
	file: (site) => pathToFileURL(sites[site]).href + '/',
	server: (site) => servers[site].root,
};

async function finds(page, kind, [site, locale, text, href, mark]) {
	const what = `${kind}, ${locale}, '${text}'`;

	await page.goto(`${roots[kind](site)}${locale}/index.html`);
	const list = await results(page, text);

	check(await list.count() > 0, `${what}: nothing`);
	if (await list.count() === 0)
		return;
	const first = list.first();
	const link = await first.locator('a').getAttribute('href');
	const marks = await first.locator('mark').allTextContents();

	check(link.includes(href), `${what}: first ${link}`);
	check(marks.some((m) => m.toLowerCase().includes(mark)),
		`${what}: marked ${marks.join(', ')}`);
	check(/\p{Nd}|صفح/u.test(await page.locator(CSS.count).textContent()),
		`${what}: no count`);
}

for (const kind of ['file', 'server'])
	await visit(b, {}, async (page) => {
		const said = [], asked = [];

		listen(page, said, asked);
		for (const query of QUERIES)
			await finds(page, kind, query);
		check(said.length === 0, `${kind}: ${said.join('; ')}`);
		const away = asked.filter((url) => !url.startsWith('file:') &&
			!url.startsWith('http://127.0.0.1:'));

		check(away.length === 0, `${kind}: asks for ${away.join(', ')}`);
		console.log(`  search: ${kind}: ${asked.length} requests`);
	});

// Nothing is loaded before one comes to the field.
await visit(b, {}, async (page) => {
	const asked = [];

	page.on('request', (r) => asked.push(r.url()));
	await page.goto(`${roots.server('own')}nb-no/index.html`);
	check(!asked.some((u) => u.includes('/search/') ||
		u.endsWith('nb-no/search.js')), 'the index is loaded at once');
	await page.locator(CSS.field).focus();
	check(await soon(() => asked.some((u) => u.endsWith('nb-no/search.js'))),
		'the entry is not loaded when one comes to the field');
});

// The source's words: its passage and title are shown, in its language.
await visit(b, {}, async (page) => {
	await page.goto(`${roots.file('own')}nb-no/index.html`);
	const first = (await results(page, 'reset password')).first();

	check(await first.locator('p').getAttribute('lang') === 'en-US',
		'the source has no language');
	check(await first.locator('small').getAttribute('lang') === 'en-US',
		"the source's title is not shown");
	await results(page, 'xqzv');
	check(await page.locator(CSS.hit).count() === 0, 'finds what is not there');
	check((await page.locator(CSS.count).textContent()).includes('Fant ingen'),
		'does not say that there is nothing');
	check(await page.locator(CSS.count).getAttribute('role') === 'status',
		'the count is not announced');
});

// While the index is awaited the list is busy; when it does not come that is
// told, and the next letter asks anew.
await visit(b, {}, async (page) => {
	const held = [];
	let lost = false;
	const busy = () => page.locator('ol[aria-busy]').getAttribute('aria-busy');

	await page.route(/nb-no\/search\.js$/, (route) =>
		lost ? route.abort() : held.push(route));
	await page.goto(`${roots.server('own')}nb-no/index.html`);
	await type(page, 'passor');
	check(await soon(() => held.length > 0), 'the entry is not asked for');
	check(await busy() === 'true', 'the list is not busy while it waits');
	lost = true;
	await held[0].abort();
	check(await soon(async () => await busy() === 'false'),
		'busy for ever without an index');
	check(await page.locator(CSS.count).textContent() === await page.locator(
		'form.search').getAttribute('data-failed'), 'a failure is not told');
	await page.unroute(/nb-no\/search\.js$/);
	check(await (await results(page, 'passord')).count() > 0,
		'after a failure nothing is found');
});

// By keyboard: down into the list, up to the field, out.
await visit(b, {}, async (page) => {
	const focused = () => page.evaluate(() => {
		const e = document.activeElement;
		const links = [...document.querySelectorAll('.hits a')];

		return e.matches('form.search input') ? 'field' : links.indexOf(e);
	});

	await page.goto(`${roots.file('own')}nb-no/index.html`);
	await results(page, 'passord');
	await page.keyboard.press('ArrowDown');
	check(await focused() === 0, 'arrow down: not at the first');
	await page.keyboard.press('ArrowDown');
	check(await focused() === 1, 'arrow down: not at the second');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	check(await focused() === 'field', 'arrow up: not in the field');
	await page.keyboard.press('Escape');
	check(await page.locator('.hits').isHidden(), 'escape: still open');
	check(await focused() === 'field', 'escape: not in the field');
	await page.keyboard.press('ArrowDown');
	check(await focused() === 0, 'arrow down does not open it again');
	await page.keyboard.press('End');
	check(await page.locator('.hits > a').evaluate((e) =>
		e === document.activeElement), 'end: not at all results');
	await page.keyboard.press('Home');
	const href = await page.locator('.hits a').first().getAttribute('href');

	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.href.endsWith(href.split('/').pop()));
	check(true, 'enter');
});

// Enter in the field leads to the page of results.
for (const kind of ['file', 'server'])
	await visit(b, {}, async (page) => {
		await page.goto(`${roots[kind]('own')}nb-no/admin/index.html`);
		await type(page, 'passord');
		await page.keyboard.press('Enter');
		await page.waitForURL(/search\.html\?q=passord/, { waitUntil: 'commit' });
		await page.locator('.results li').first().waitFor();
		check(await page.locator('.results li').count() === 10,
			`${kind}: not ten results`);
		check(await page.locator('.titles').isHidden(),
			`${kind}: the titles are in the way`);
		await page.locator('.results button').click();
		await page.locator('.results li').nth(10).waitFor();
		check(await page.locator('.results li a').nth(10).evaluate((e) =>
			e === document.activeElement), `${kind}: focus after "more"`);
		await page.locator(CSS.field).fill('');
		await page.locator('.titles').waitFor();
		check(await page.locator('.titles a').count() > 20,
			`${kind}: no titles after all`);
	});

// Without scripts: the form leads to all titles, in the locale's order.
await visit(b, { javaScriptEnabled: false }, async (page) => {
	await page.goto(`${roots.server('own')}nb-no/index.html`);
	await page.locator(CSS.field).fill('passord');
	await page.keyboard.press('Enter');
	await page.waitForURL(/search\.html\?q=passord/, { waitUntil: 'commit' });
	const titles = await page.locator('.titles a').allTextContents();

	check(titles.length > 20, 'without scripts: no titles');
	check(titles.every((t, i) => i === 0 ||
		new Intl.Collator('nb').compare(titles[i - 1], t) <= 0),
		'without scripts: not in order');
});

// On a phone nothing is wider than the screen, in both directions.
for (const locale of ['nb-no', 'ar-sa'])
	await visit(b, { viewport: PHONE }, async (page) => {
		await page.goto(`${roots.file('own')}${locale}/index.html`);
		await results(page, locale === 'nb-no' ? 'passord' : 'كلمة');
		const box = await page.locator('.hits').boundingBox();
		const wide = await page.evaluate(() =>
			document.documentElement.scrollWidth > innerWidth);

		check(!wide && box.x >= 0 && box.x + box.width <= PHONE.width,
			`${locale}: wider than a phone`);
		const height = await page.locator(CSS.field).evaluate((e) =>
			e.getBoundingClientRect().height);

		check(height >= 24, `${locale}: the field is too small`);
	});

await b.close();
for (const server of Object.values(servers))
	server.close();
finish();
