// search.mjs OUT LOCALE... -- the search of the site OUT beside Pagefind's on the
// same pages with the same queries, in Chromium over HTTP; a table for each locale.
//
//   T  two words of a title        finds the page among the first ten
//   P  the first five letters of a word of a title       likewise
//   F  two words of a title that has accents, without them  likewise
//   S  a piece of a text, three to five characters, of the script without blanks
//      where the locale has one: one of the first ten has it
//
// "first" is what is loaded for the first query, from the focus on, until ten
// results are there with their passages; "next" what each further one loads, the
// mean; both compressed.  PAGEFIND=no leaves Pagefind out.  QUERIES=80, SEED=1.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync }
	from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [, , site, ...locales] = process.argv;
const WANTED = Number(process.env.QUERIES ?? 80);
const TOP = 10;
let seed = Number(process.env.SEED ?? 1);

function random(n) {
	seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
	return Math.floor(seed / 2 ** 32 * n);
}

function files(folder) {
	return readdirSync(folder, { recursive: true })
		.map((f) => join(folder, f)).filter((f) => statSync(f).isFile());
}

function gz(bytes) {
	return gzipSync(bytes, { level: 9 }).length;
}

// ---- what is asked ----

// The pages of LOCALE as the index has them: address, title, text.
function pagesOf(locale) {
	const pages = [];

	for (const file of files(join(site, 'assets/search', locale)))
		if (/\/b\d+\.js$/.test(file))
			vm.runInNewContext(readFileSync(file, 'utf8'), {
				gloseSearch: (kind, number, list) => pages.push(
					...list.filter((p) => p.length === 3)
						.map(([url, title, text]) => ({ url, title, text }))),
			});
	return pages.sort((a, b) => (a.url < b.url ? -1 : 1));
}

const PLAIN = { ø: 'o', æ: 'ae', ß: 'ss', đ: 'd', ł: 'l', ı: 'i' };

function plain(text) {
	return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
		.replace(/[øæßđłı]/g, (c) => PLAIN[c]);
}

function wordsOf(text, locale) {
	return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)]
		.filter((s) => s.isWordLike && [...s.segment].length > 1)
		.map((s) => s.segment);
}

function pick(list) {
	return list[random(list.length)];
}

function two(words) {
	const at = random(words.length - 1);

	return `${words[at]} ${words[at + 1]}`;
}

const RUNS = { ja: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{3,}/gu,
	zh: /\p{sc=Han}{3,}/gu, th: /[\u0e01-\u0e3a\u0e40-\u0e4e]{3,}/gu };
const ACCENTED = ['nb', 'de', 'ar'];

function language(locale) {
	return locale.split('-')[0];
}

function piece(text, locale) {
	const runs = text.match(RUNS[language(locale)] ??
		/[\p{L}\p{N}\p{M}]{3,}/gu) ?? [];
	const run = [...(pick(runs) ?? '')];
	const n = Math.min(run.length, 3 + random(3));
	const at = random(run.length - n + 1);

	return run.slice(at, at + n).join('');
}

const KINDS = {
	T: (p, locale) => {
		const words = wordsOf(p.title, locale);

		return words.length > 1 ? two(words) : '';
	},
	P: (p, locale) => {
		const long = wordsOf(p.title, locale).filter((w) => [...w].length > 5);

		return long.length > 0 ? [...pick(long)].slice(0, 5).join('') : '';
	},
	F: (p, locale) => {
		const words = ACCENTED.includes(language(locale))
			? wordsOf(p.title, locale) : [];

		for (let i = 0; i + 1 < words.length; i++) {
			const asked = `${words[i]} ${words[i + 1]}`;

			if (plain(asked) !== asked.toLowerCase())
				return plain(asked);
		}
		return '';
	},
	S: (p, locale) => (p.text === '' ? '' : piece(p.text, locale)),
};

function queries(pages, locale, kind) {
	const list = [];

	for (let tries = 0; list.length < WANTED && tries < 20 * WANTED; tries++) {
		const page = pick(pages);
		const text = KINDS[kind](page, locale);

		if (text !== '')
			list.push({ text, page });
	}
	return list;
}

// Has TEXT a word that begins so?  Where there are no blanks, anything may.
function starts(text, begin, locale) {
	return RUNS[language(locale)] ? plain(text).includes(begin) : plain(text).split(/[^\p{L}\p{N}\p{M}]+/u)
		.some((w) => w.startsWith(begin));
}

// Is QUERY of KIND answered by the pages FOUND?
function answered(kind, { text, page }, found, locale) {
	const first = found.slice(0, TOP);

	if (kind === 'S')
		return first.some((p) => plain(`${p.title}\n${p.text}`)
			.includes(plain(text)));
	if (kind === 'P')
		return first.some((p) => starts(p.title, plain(text), locale));
	return first.some((p) => p.url === page.url || p.title === page.title);
}

// ---- the engines, in a page ----

const engines = {
	glose: {
		page: (locale) => `${locale}/search.html`,
		prepare: (page) => page.locator('form.search input').focus(),
		ask: (page, text) => page.evaluate(async (asked) => {
			const form = document.querySelector('form.search');
			const start = performance.now();
			const { pages, words } = await gloseSearch.query(form, asked);
			const time = performance.now() - start;

			return { time,
				urls: await gloseSearch.show(pages.slice(0, 10), words) };
		}, text),
	},
	pagefind: {
		page: (locale) => `${locale}/search.html`,
		prepare: (page) => page.evaluate(async () => {
			window.pagefind = await import('/pagefind/pagefind.js');
			await window.pagefind.init();
		}),
		ask: (page, text) => page.evaluate(async (asked) => {
			const start = performance.now();
			const found = await window.pagefind.search(asked);
			const time = performance.now() - start;
			const shown = await Promise.all(found.results.slice(0, 10)
				.map((r) => r.data()));

			return { time, urls: shown.map((d) => d.url) };
		}, text),
	},
};

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css',
	'.js': 'text/javascript', '.svg': 'image/svg+xml', '.json':
	'application/json', '.wasm': 'application/wasm' };

function serve(folder, asked) {
	const server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(
			new URL(request.url, 'http://x').pathname));

		try {
			const body = readFileSync(join(folder, path));

			asked.push(gz(body));
			response.writeHead(200, {
				'Content-Type': TYPES[extname(path)] ?? 'text/plain' });
			response.end(body);
		} catch {
			response.writeHead(404);
			response.end();
		}
	});

	return new Promise((done) =>
		server.listen(0, '127.0.0.1', () => done(server)));
}

function median(list) {
	return list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
}

function mean(list) {
	return list.reduce((sum, n) => sum + n, 0) / Math.max(1, list.length);
}

async function measure(b, name, locale, pages, folder, lists) {
	const asked = [];
	const server = await serve(folder, asked);
	const root = `http://127.0.0.1:${server.address().port}/`;
	const byUrl = new Map(pages.map((p) => [p.url, p]));
	const engine = engines[name];
	const page = await b.newPage();
	const row = { name, times: [], next: [] };

	async function ask(text) {
		asked.length = 0;
		const { time, urls } = await engine.ask(page, text);

		row.times.push(time);
		row.next.push(asked.reduce((sum, n) => sum + n, 0));
		return urls.map((url) => {
			const path = new URL(url, root).pathname
				.split(`/${locale}/`).slice(1).join('/');

			return byUrl.get(path) ?? { url: path, title: '', text: '' };
		});
	}

	await page.goto(root + engine.page(locale));
	await page.waitForTimeout(500);
	asked.length = 0;
	await engine.prepare(page);
	await page.waitForTimeout(500);
	const init = asked.reduce((sum, n) => sum + n, 0);

	for (const kind of Object.keys(KINDS)) {
		const list = lists[kind];
		let good = 0;

		for (const q of list)
			good += answered(kind, q, await ask(q.text), locale);
		row[kind] = list.length < 5 ? '-'
			: `${Math.round(good / list.length * 100)}`;
	}
	await page.close();
	server.close();
	row.first = init + row.next[0];
	return row;
}

// ---- all ----

function kb(n) {
	return (n / 1000).toFixed(1);
}

const alone = process.env.PAGEFIND === 'no';
const scratch = alone ? site : mkdtempSync(join(tmpdir(), 'search-'));
const b = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu'],
});

let indexed = '';

if (!alone) {
	cpSync(site, scratch, { recursive: true });
	const start = performance.now();

	execFileSync(join(dirname(fileURLToPath(import.meta.url)),
		'node_modules/.bin/pagefind'),
	['--site', scratch, '--root-selector', 'main'], { stdio: 'ignore' });
	indexed = `Pagefind took ${((performance.now() - start) / 1000).toFixed(1)} s`;
}
console.log('| locale | pages | engine | T | P | F | S | first KB | next KB | ms |');
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const locale of locales) {
	const pages = pagesOf(locale);
	const lists = Object.fromEntries(Object.keys(KINDS).map((kind) =>
		[kind, queries(pages, locale, kind)]));

	for (const name of Object.keys(engines)) {
		if (name === 'pagefind' && alone)
			continue;
		const row = await measure(b, name, locale, pages, scratch, lists);

		console.log(`| ${[locale, pages.length, name, row.T, row.P, row.F,
			row.S, kb(row.first), kb(mean(row.next.slice(1))),
			median(row.times).toFixed(1)].join(' | ')} |`);
	}
}
if (indexed)
	console.log(indexed);
await b.close();
if (!alone)
	rmSync(scratch, { recursive: true });
