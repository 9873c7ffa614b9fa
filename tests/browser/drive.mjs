// drive.mjs -- what the browser tests share: the browser, a site's pages, the
// count of what holds and what does not.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const out = resolve(process.argv[2] ?? 'out');
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

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

// A hub's fragment is a part of other people's pages, and none by itself.
function isPage(path) {
	return path.endsWith('.html') &&
		readFileSync(path, 'utf8').startsWith('<!DOCTYPE');
}

// All pages below the folder, as paths from it.
export function pages(folder = out) {
	const found = [];

	for (const entry of readdirSync(folder)) {
		const path = join(folder, entry);

		if (statSync(path).isDirectory())
			found.push(...pages(path).map((p) => join(entry, p)));
		else if (isPage(path))
			found.push(entry);
	}
	return found.sort();
}

export function address(page) {
	return pathToFileURL(join(out, page)).href;
}

export function browser() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu'],
	});
}

// Use a new context and page for TEST, and close them.
export async function visit(b, options, test) {
	const context = await b.newContext({ viewport: DESK, ...options });

	try {
		await test(await context.newPage());
	} finally {
		await context.close();
	}
}

export function choose(page, view) {
	return page.check(`[name=view][value=${view}]`, { force: true });
}
