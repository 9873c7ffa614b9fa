// csp.mjs -- pages from a server that allows nothing but the site's own files
// and no script that makes HTML of text; and from files.  Neither says a word.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { address, browser, check, choose, finish, out, pages, visit }
	from './drive.mjs';

const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; " +
	"frame-ancestors 'none'; require-trusted-types-for 'script'; " +
	"trusted-types 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css',
	'.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };
// What comes before the first answer of the reader's machine: ten packets.
const FIRST_FLIGHT = 14600;

const server = createServer((request, response) => {
	const path = normalize(decodeURIComponent(
		new URL(request.url, 'http://x').pathname));

	try {
		const body = readFileSync(join(out, path));

		response.writeHead(200, {
			'Content-Type': TYPES[extname(path)] ?? 'text/plain',
			'Content-Security-Policy': POLICY,
			'X-Content-Type-Options': 'nosniff',
		});
		response.end(body);
	} catch {
		response.writeHead(404);
		response.end();
	}
});

// Note in SAID what the page or the browser complains of.
function listen(page, said) {
	page.on('console', (m) => said.push(m.text()));
	page.on('pageerror', (e) => said.push(String(e)));
	page.on('requestfailed', (r) => {
		// The icon may not have come yet when the next page is gone to.
		if (r.failure().errorText !== 'net::ERR_ABORTED')
			said.push(`failed: ${r.url()}`);
	});
	page.on('response', (r) => {
		if (r.status() >= 400)
			said.push(`${r.status()}: ${r.url()}`);
	});
}

// Use the page as readers do.
async function use(page, url) {
	await page.goto(url);
	if (await page.locator('.views').count() === 0)
		return;
	await choose(page, 'on-demand');
	await page.locator('.b').first().click();
	await page.keyboard.press('Escape');
	await choose(page, 'side-by-side');
}

// The page, and all that it waits for before it is drawn, compressed.
function firstView(page) {
	const html = readFileSync(join(out, page));
	const folder = page.endsWith('404.html') ? out : join(out, page, '..');
	const needs = html.toString().matchAll(
		/<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)">/g);
	let bytes = gzipSync(html, { level: 9 }).length;

	for (const [, sheet, script] of needs)
		bytes += gzipSync(readFileSync(join(folder, sheet ?? script)),
			{ level: 9 }).length;
	return bytes;
}

await new Promise((done) => server.listen(0, '127.0.0.1', done));
const root = `http://127.0.0.1:${server.address().port}/`;
const b = await browser();
let heaviest = 0;

for (const p of pages()) {
	const html = readFileSync(join(out, p), 'utf8');
	const bytes = firstView(p);

	heaviest = Math.max(heaviest, bytes);
	check(bytes <= FIRST_FLIGHT, `${p}: ${bytes} bytes before it is drawn`);
	check(!/<style|\sstyle=|\son[a-z]+=|<script>/.test(
		html.replace(/<code.*?<\/code>/gs, '')),
		`${p}: script or style in the page`);
}
for (const kind of ['server', 'file'])
	await visit(b, {}, async (page) => {
		const said = [];

		listen(page, said);
		for (const p of pages()) {
			// Its links begin at the server's root.
			if (kind === 'file' && p.endsWith('404.html'))
				continue;
			await use(page, kind === 'file' ? address(p) : root + p);
			check(said.length === 0, `${p}, ${kind}: ${said.join('; ')}`);
			said.length = 0;
		}
	});
console.log(`  csp: the heaviest page needs ${heaviest} bytes to be drawn`);
await b.close();
server.close();
finish();
