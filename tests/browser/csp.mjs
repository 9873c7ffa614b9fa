// csp.mjs -- pages from a server that allows nothing but the site's own files
// and no script that makes HTML of text; and from files.  Neither says a word,
// and nothing is asked of anyone else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, browser, check, choose, each, finish, out, pages, samples,
	serve, soon } from './drive.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; " +
	"img-src 'self'; base-uri 'none'; form-action 'self'; " +
	"frame-ancestors 'none'; require-trusted-types-for 'script'; " +
	"trusted-types glose-search";

// Note in SAID what the page or the browser complains of, and whom it asks
// that is not at ROOT.
function listen(page, root, said) {
	page.on('console', (m) => said.push(m.text()));
	page.on('pageerror', (e) => said.push(String(e)));
	page.on('request', (r) => {
		if (!r.url().startsWith(root) && !r.url().startsWith('data:'))
			said.push(`asks ${r.url()}`);
	});
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

// What the search loads, it loads by an address that its policy lets through.
async function finds(page) {
	await page.fill('form.search input', await page.title());
	const found = await soon(() =>
		page.locator(':is(.hits, .results) li').first().isVisible());

	await page.fill('form.search input', '');
	return found;
}

// Use the page as readers do.
async function use(page, url) {
	await page.goto(url);
	if (await page.locator('form.search').count() > 0 &&
		await page.locator('[content=noindex]').count() === 0 &&
		!await finds(page))
		return false;
	if (await page.locator('.views').count() === 0)
		return true;
	await choose(page, 'on-demand');
	await page.locator('.b').first().click();
	const opens = await soon(() => page.locator('.q:popover-open').isVisible());

	await page.keyboard.press('Escape');
	await choose(page, 'side-by-side');
	return opens;
}

for (const p of pages()) {
	const html = readFileSync(join(out, p), 'utf8');

	check(!/<style|\sstyle=|\son[a-z]+=|<script>|javascript:/.test(
		html.replace(/<code.*?<\/code>/gs, '')),
		`${p}: script or style in the page`);
}

const site = await serve({ 'Content-Security-Policy': POLICY });
const b = await browser();

for (const kind of ['server', 'file']) {
	const url = kind === 'file' ? address : site.url;
	const root = kind === 'file' ? 'file:' : site.root;
	// From files, its links begin at the disk's root.
	const list = samples().filter((p) => kind === 'server' ||
		!p.endsWith('404.html'));
	const heard = new Map();

	await each(b, {}, list, async (page, p) => {
		const said = heard.get(page);

		check(await use(page, url(p)), `${p}, ${kind}: no source is shown, or nothing found`);
		check(said.length === 0, `${p}, ${kind}: ${said.join('; ')}`);
		said.length = 0;
	}, (page) => {
		heard.set(page, []);
		listen(page, root, heard.get(page));
	});
}
await b.close();
site.close();
finish();
