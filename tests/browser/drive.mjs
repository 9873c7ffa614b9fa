// drive.mjs -- what the browser tests share: the browser, a site's pages and a
// server for them, patience, the count of what holds and what does not.
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, extname, join, normalize, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

// The sites that a suite is given; most look at one.
export const sites = process.argv.slice(2).map((folder) => resolve(folder));
export const out = sites[0];
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
// 1280 x 1024 at 400 %.
export const ZOOMED = { width: 320, height: 256 };

// What a page does at once, it does within this time on the slowest machine:
// only a fault waits for so long.
const PATIENCE = 20_000;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css',
	'.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png',
	'.json': 'application/json', '.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml' };

const name = basename(process.argv[1], '.mjs');
let passed = 0;
let failed = 0;

export function check(holds, what) {
	if (holds) {
		passed++;
		return;
	}
	failed++;
	console.log(`  ${name}: ${what}`);
}

export function finish() {
	console.log(`${name}: ${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

// All pages below the folder, as paths from it.  A hub's fragment is a part of
// other people's pages, and none by itself.
export function pages(folder = out) {
	return readdirSync(folder, { recursive: true }).filter((p) =>
		p.endsWith('.html') && !/(^|\/)hubs\//.test(p)).sort();
}

// Where there is a script, the list of languages goes to the reader's, but not
// when its address has a "#".
function stay(page) {
	return page === 'index.html' ? '#' : '';
}

// One page of each kind in each locale: what the others share with them.
export function samples(folder = out) {
	return pages(folder).filter((p) =>
		/^([^/]+\/(admin\/)?(index|links|locked-out|faq|error-codes|troubleshooter|search|contents|404)|index)\.html$/
			.test(p));
}

export function address(page) {
	return pathToFileURL(join(out, page)).href + stay(page);
}

// A server of a site, compressed, whose answers have HEADERS too: its close(),
// and url(page).
export async function serve(headers = {}, folder = out) {
	const server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(
			new URL(request.url, 'http://x').pathname));

		try {
			const body = gzipSync(readFileSync(join(folder, path)));

			response.writeHead(200, {
				'Content-Type': TYPES[extname(path)] ?? 'text/plain',
				'Content-Encoding': 'gzip',
				'Content-Length': body.length,
				'Cache-Control': path.startsWith('/assets/') ?
					'max-age=31536000, immutable' : 'no-cache',
				'X-Content-Type-Options': 'nosniff',
				...headers,
			});
			response.end(body);
		} catch {
			response.writeHead(404);
			response.end();
		}
	});

	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	const root = `http://127.0.0.1:${server.address().port}/`;

	return {
		root,
		url: (page) => root + page.split('/').map(encodeURIComponent)
			.join('/') + stay(page),
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

// Chromium does not start as root with its sandbox, and machines that test are
// often root; the pages are our own.  Of playwright's own arguments, LEFT are left
// out.
export function browser(left = []) {
	return chromium.launch({
		ignoreDefaultArgs: left,
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		chromiumSandbox: false,
		args: ['--disable-gpu'],
	});
}

// Use a new context and page for TEST, and close them.  Without motion: what is
// gone to is there at once.
export async function visit(b, options, test) {
	const context = await b.newContext({ viewport: DESK,
		reducedMotion: 'reduce', ...options });

	try {
		await test(await context.newPage());
	} finally {
		await context.close();
	}
}

// WORK on the list until nothing is left of it, once for each processor at the
// same time; it takes the items with shift().
function share(list, work) {
	const left = list.slice();

	return Promise.all(Array.from({ length: availableParallelism() },
		() => work(left)));
}

// TEST(item) for each item of the list.
export function all(list, test) {
	return share(list, async (left) => {
		while (left.length > 0)
			await test(left.shift());
	});
}

// TEST(page, item) for each item of the list, each worker in a page of its own;
// PREPARE(page) before.
export function each(b, options, list, test, prepare = () => {}) {
	return share(list, (left) => visit(b, options, async (page) => {
		await prepare(page);
		while (left.length > 0)
			await test(page, left.shift());
	}));
}

// Does TEST hold, now or soon?
export async function soon(test) {
	for (const end = Date.now() + PATIENCE; Date.now() < end;) {
		if (await test())
			return true;
		await sleep(20);
	}
	return test();
}

// Wait until what has changed is drawn, and the page has done what it does then.
export function drawn(page) {
	return page.evaluate(() => new Promise((done) =>
		requestAnimationFrame(() => requestAnimationFrame(done))));
}

// Is PAGE, soon, at the place ID of what it shows, and has it done what it does
// about that?
export async function arrived(page, id) {
	const there = await soon(() =>
		decodeURIComponent(new URL(page.url()).hash) === `#${id}`);

	await drawn(page);
	return there;
}

export function choose(page, view) {
	return page.check(`[name=view][value=${view}]`, { force: true });
}

// How much wider than its window the page is, and what makes it so.
export function tooWide(page) {
	return page.evaluate(() => {
		const wide = document.documentElement.scrollWidth -
			document.documentElement.clientWidth;

		if (wide <= 0)
			return '';
		const e = Array.from(document.querySelectorAll('body *')).findLast((e) =>
			e.getBoundingClientRect().right > innerWidth + 1 ||
			e.getBoundingClientRect().left < -1);

		return `${wide} px too wide (${e?.localName}.${e?.className})`;
	});
}
