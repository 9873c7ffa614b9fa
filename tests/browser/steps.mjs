// steps.mjs SITE -- every troubleshooter of a site, as readers go through it: with
// the mouse, with the keys, with the browser's "back", from a link, without
// JavaScript, on a phone, on paper, and into another language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, address, all, arrived, browser, check, finish, out, pages, soon,
	visit } from './drive.mjs';

const b = await browser();

// The ids of the steps that are seen.
function shown(page) {
	return page.$$eval('.step', (all) => all
		.filter((s) => s.getClientRects().length > 0)
		.map((s) => s.querySelector('h2').id));
}

async function shows(page, what, ...ids) {
	const right = async () => (await shown(page)).join() === ids.join();

	check(await soon(right), `${what}: ${await shown(page)} is shown, not ${ids}`);
}

// From the first step, the first answer to each question: [from, to] pairs.
function walk(page) {
	return page.evaluate(() => {
		const way = [];
		let at = document.querySelector('.step');

		for (let a; (a = at.querySelector('.answers a[href^="#"]'));) {
			const to = document.getElementById(a.hash.slice(1));

			way.push([at.querySelector('h2').id, to.id]);
			at = to.closest('.step');
		}
		return way;
	});
}

function answer(from, to) {
	return `.step:has(> [id="${from}"]) .answers a[href="#${to}"]`;
}

function wayListed(page) {
	return page.$$eval('.way li a', (all) => all.map((a) => a.hash.slice(1)));
}

function lists(page, ids) {
	return soon(async () => (await wayListed(page)).join() === ids.join());
}

function focused(page) {
	return page.evaluate(() => document.activeElement.id);
}

async function byMouse(page, name, way) {
	await shows(page, `${name} at first`, way[0][0]);
	check(await page.locator('.way button').isHidden(), `${name}: back at first`);
	for (const [i, [from, to]] of way.entries()) {
		await page.click(answer(from, to));
		check(await soon(async () => await focused(page) === to),
			`${name}: no focus on ${to}`);
		await shows(page, `${name} after ${from}`, to);
		check(await lists(page, way.slice(0, i + 1).map(([id]) => id)),
			`${name}: the way to ${to} is ${await wayListed(page)}`);
	}
	for (const [from] of way.slice().reverse()) {
		await page.goBack();
		await shows(page, `${name}, back to ${from}`, from);
	}
	check(await lists(page, []), `${name}: a way at the start`);
}

async function byKeys(page, name, way) {
	const [[first, second]] = way;

	await page.goto(address(name));
	await page.focus(answer(first, second));
	await page.keyboard.press('Enter');
	check(await soon(async () => await focused(page) === second),
		`${name}: Enter leads to the heading`);
	await page.focus('.way button');
	await page.keyboard.press('Enter');
	await shows(page, `${name}, the button back`, first);
	check(await soon(async () => await focused(page) === first),
		`${name}: focus after the button`);
}

// A link to a step, then away from it and to it by the way that is listed.
async function byLink(page, name, way) {
	const [from, to] = way[way.length - 1];

	await page.goto(`${address(name)}#${from}`);
	await shows(page, `${name}#${from}`, from);
	await page.click(answer(from, to));
	await arrived(page, to);
	await page.reload();
	await shows(page, `${name}, read anew`, to);
	check(await lists(page, [from]), `${name}: the way is lost`);
	await page.focus('.skip');
	await page.keyboard.press('Enter');
	check(await arrived(page, 'Main'), `${name}: "skip" leads elsewhere`);
	await shows(page, `${name}, what is no step`, to);
	await page.goBack();
	await page.click('.way li a');
	await shows(page, `${name}, a step of the way`, from);
	check(await lists(page, []), `${name}: the way after it`);
	await page.click(`.way a[href="#${way[0][0]}"]`);
	await shows(page, `${name} from the start`, way[0][0]);
	await page.click('.way a[href="#All-steps"]');
	const count = await page.locator('.step').count();

	check(await soon(async () => (await shown(page)).length === count),
		`${name}: not all steps are shown`);
}

async function toLanguage(page, name, way) {
	const id = way[way.length - 1][1];
	const other = page.locator('.languages a[hreflang]:not([aria-current])');

	await page.goto(`${address(name)}#${id}`);
	await other.first().click();
	await page.waitForLoadState();
	check(new URL(page.url()).hash === `#${id}`,
		`${name}: the language menu leaves the step: ${page.url()}`);
	await shows(page, `${name} in another language`, id);
}

async function withoutScript(page, name, way) {
	await page.goto(address(name));
	await shows(page, `${name} without JavaScript`, way[0][0]);
	for (const [from, to] of way) {
		await page.click(answer(from, to));
		await shows(page, `${name} without JavaScript, after ${from}`, to);
	}
	await page.goBack();
	await shows(page, `${name} without JavaScript, back`, way[way.length - 1][0]);
	check(await page.locator('.way button').count() === 0,
		`${name}: a button that does nothing`);
	await page.click('.way a[href="#All-steps"]');
	const count = await page.locator('.step').count();

	check(await soon(async () => (await shown(page)).length === count),
		`${name} without JavaScript: not all steps are shown`);
}

async function onPaper(page, name) {
	await page.emulateMedia({ media: 'print' });
	check((await shown(page)).length === await page.locator('.step').count(),
		`${name}: not all steps are printed`);
	const wrong = await page.$$eval('.answers > li[data-step]', (all) =>
		all.filter((li) => document.getElementById(
			li.querySelector('a').hash.slice(1))
			.closest('.step').dataset.step !== li.dataset.step).length);

	check(wrong === 0, `${name}: ${wrong} numbers of other steps`);
}

// Each solution says whom to ask: a link out of the page, at its end.
async function helps(page, name) {
	const without = await page.$$eval('.step:not(:has(.answers))', (all) =>
		all.filter((s) => !s.lastElementChild.matches('blockquote:has(a)'))
			.map((s) => s.querySelector('h2').id));

	check(without.length === 0, `${name}: nobody to ask in ${without}`);
}

async function onPhone(page, name) {
	for (const id of await page.$$eval('.step > h2', (all) => all.map((h) => h.id))) {
		await page.evaluate((to) => { location.hash = to; }, id);
		await shows(page, `${name} on a phone`, id);
		const wide = await page.evaluate(() =>
			document.documentElement.scrollWidth > innerWidth);

		check(!wide, `${name}#${id}: wider than a phone`);
	}
	const low = await page.$$eval('.answers a, .way a, .way button', (all) =>
		all.filter((e) => e.getClientRects().length > 0 &&
			e.getBoundingClientRect().height < 24).length);

	check(low === 0, `${name}: ${low} targets are too small`);
}

const found = pages().filter((p) =>
	readFileSync(join(out, p), 'utf8').includes('<div class="steps"'));

check(found.length > 0, 'no troubleshooter in the site');
await all(found, async (name) => {
	let way = [];

	await visit(b, {}, async (page) => {
		page.on('pageerror', (e) => check(false, `${name}: ${e}`));
		await page.goto(address(name));
		way = await walk(page);
		await helps(page, name);
		await byMouse(page, name, way);
		await byKeys(page, name, way);
		await byLink(page, name, way);
		await toLanguage(page, name, way);
		await page.goto(address(name));
		await onPaper(page, name);
	});
	await visit(b, { javaScriptEnabled: false },
		(page) => withoutScript(page, name, way));
	await visit(b, { viewport: PHONE }, async (page) => {
		await page.goto(address(name));
		await onPhone(page, name);
	});
});
await b.close();
finish();
