// print.mjs -- pages on paper, as PDF: the translation, or both texts where the
// reader has chosen so; where links lead; nothing that is of no use there.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, all, browser, check, choose, finish, pages, visit }
	from './drive.mjs';

const PAGES_MOST = 12;
const wanted = /^(nb-no|ar-sa|ja-jp)\/(locked-out|index|links|reset-your-password|troubleshooter|search)\.html$/;
// What is there to be pressed, and leads about the site.
const USELESS = ['.skip', '.tools', '.languages', 'form.search', '.results',
	'.related', '.pager', 'body > footer', 'main > footer [href="#"]', '.b', '.s',
	'.way'];

const bare = (s) => s.replace(/[\s\u2066-\u2069\u200e\u200f]/g, '');

// The words of a page on paper, without blanks (lines are broken anywhere): ALL
// of them, and the TEXT without the addresses that are added to it.
async function paper(page) {
	const pdf = await page.pdf({ format: 'A4' });
	const file = join(tmpdir(), `${process.pid}-${Math.random()}.pdf`);

	writeFileSync(file, pdf);
	const text = execFileSync('pdftotext', ['-raw', file, '-'],
		{ encoding: 'utf8' });

	return {
		all: bare(text),
		text: bare(text).replace(/[<>]https?:[^<>]*[<>]/g, ''),
		sheets: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length,
	};
}

// Whether PDF gives back a script's letters is the fonts' business.
const latin = (list) => list.map(bare).filter((s) =>
	/^[\x20-\x7e\u00a0-\u017f]{12,}$/.test(s));

async function useless(page, what) {
	await page.emulateMedia({ media: 'print' });
	const seen = await page.evaluate((list) => list.filter((selector) =>
		Array.from(document.querySelectorAll(selector)).some((e) =>
			e.checkVisibility() && e.getClientRects().length > 0)), USELESS);

	check(seen.length === 0, `${what}: on paper: ${seen}`);
	const colours = await page.evaluate(() => [getComputedStyle(
		document.documentElement).backgroundColor,
	getComputedStyle(document.querySelector('h1')).color]);

	check(colours[0] === 'rgb(255, 255, 255)' && !/[1-9]\d\d/.test(colours[1]),
		`${what}: paper and ink are ${colours}`);
	await page.emulateMedia({ media: null });
}

const b = await browser();

await all(pages().filter((p) => wanted.test(p)), (p) =>
	visit(b, { colorScheme: 'dark' }, async (page) => {
		await page.goto(address(p));
		const words = (selector) => page.locator(selector).evaluateAll((l) =>
			l.map((e) => e.textContent.trim()));
		const targets = latin(await words('article .t'));
		const sources = latin(await words('article .q'))
			.filter((s) => !targets.some((t) => t.includes(s)));
		const urls = await page.locator('main a[href^=http]').evaluateAll((l) =>
			l.filter((a) => !a.closest('.q, footer')).map((a) =>
				a.getAttribute('href')));
		const one = await paper(page);

		check(one.sheets <= PAGES_MOST, `${p}: ${one.sheets} sheets`);
		check(targets.every((t) => one.text.includes(t)), `${p}: not on paper: ` +
			targets.find((t) => !one.text.includes(t)));
		check(!sources.some((s) => one.text.includes(s)),
			`${p}: the source is printed unasked`);
		// Where an address is broken, from right to left, its parts come as they
		// stand on their lines.
		for (const url of p.startsWith('ar-') ? urls.map((u) => new URL(u).host) :
			urls)
			check(one.all.includes(bare(url)), `${p}: not on paper: ${url}`);
		await useless(page, p);
		if (await page.locator('.views').count() === 0)
			return;
		await choose(page, 'side-by-side');
		const two = await paper(page);
		const lost = sources.filter((s) => !two.text.includes(s));

		check(lost.length === 0, `${p}: both texts, without ${lost[0]}`);
		await useless(page, `${p}, both texts`);
		await choose(page, 'on-demand');
		await useless(page, `${p}, on demand`);
		await page.emulateMedia({ media: 'print' });
		check(await page.locator('.q:visible').count() === 0,
			`${p}, on demand: the source is printed`);
	}));
await b.close();
finish();
