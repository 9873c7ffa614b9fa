// axe.mjs -- axe-core on every page: light, dark and forced colours, wide and
// as narrow as a phone; in all three views.
import { createRequire } from 'node:module';
import { DESK, PHONE, browser, check, choose, drawn, each, finish, pages,
	samples, serve, sites, soon } from './drive.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
// What a colour, a view or a width can change; all else is the same page.
const COLOURS = ['color-contrast', 'link-in-text-block'];
const PLACES = ['scrollable-region-focusable', 'target-size'];
// And what is there in one view only: a button and what it shows.
const SHOWN = ['button-name', 'nested-interactive', 'label-content-name-mismatch',
	'aria-valid-attr-value', 'aria-allowed-attr', 'valid-lang', 'link-name', 'region'];

// With ONLY, these rules alone.
async function look(page, what, only) {
	const found = await page.evaluate((rules) => window.axe.run(document, {
		resultTypes: ['violations'],
		...rules && { runOnly: { type: 'rule', values: rules } },
		rules: { 'target-size': { enabled: true } },
	}), only);
	const said = found.violations.map((v) => `${v.id} (${v.nodes.length}): ` +
		v.nodes[0].html.slice(0, 120));

	check(said.length === 0, `${what}: ${said.join('; ')}`);
}

// Side by side is all that the other views show, but the buttons.
async function views(page, what) {
	await look(page, what, [...COLOURS, ...PLACES]);
	await choose(page, 'side-by-side');
	await look(page, `${what}, side by side`);
	await choose(page, 'on-demand');
	await page.locator('.b').first().click();
	check(await soon(() => page.locator('.q:popover-open').isVisible()),
		`${what}: the source does not open`);
	await look(page, `${what}, source shown`, [...COLOURS, ...PLACES, ...SHOWN]);
	await page.keyboard.press('Escape');
	await choose(page, 'translation');
}

async function everyWay(page, p, url) {
	await page.setViewportSize(DESK);
	await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
	await page.goto(url);
	if (await page.locator('.views').count() > 0)
		await views(page, p);
	else
		await look(page, p);
	await page.emulateMedia({ colorScheme: 'dark' });
	await look(page, `${p}, dark`, COLOURS);
	await page.emulateMedia({ forcedColors: 'active' });
	await look(page, `${p}, forced colours`, COLOURS);
	await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
	await page.setViewportSize(PHONE);
	await drawn(page);
	await look(page, `${p}, phone`, [...COLOURS, ...PLACES]);
}

const b = await browser();

for (const folder of sites) {
	const site = await serve({}, folder);
	// Of the theme "plain", which is the default but for its sheet, one page of
	// each kind.
	const list = folder.endsWith('/plain') ? samples(folder) : pages(folder);

	await each(b, {}, list, (page, p) => everyWay(page, p, site.url(p)),
		(page) => page.addInitScript({ path: axe }));
	site.close();
}
await b.close();
finish();
