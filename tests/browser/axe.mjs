// axe.mjs -- axe-core on every page: light with all three views, dark, and
// forced colours, wide and as narrow as a phone.
import { createRequire } from 'node:module';
import { PHONE, address, browser, check, choose, finish, pages, visit }
	from './drive.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// With ONLY, these rules alone.
async function look(page, what, only) {
	const found = await page.evaluate((rules) => window.axe.run(document,
		rules ? { runOnly: { type: 'rule', values: rules } } : {}), only);
	const said = found.violations.map((v) => `${v.id} (${v.nodes.length}): ` +
		v.nodes[0].html.slice(0, 120));

	check(said.length === 0, `${what}: ${said.join('; ')}`);
}

async function views(page, what) {
	if (await page.locator('.views').count() === 0)
		return;
	await choose(page, 'side-by-side');
	await look(page, `${what}, side by side`, ['color-contrast',
		'scrollable-region-focusable', 'target-size']);
	await choose(page, 'on-demand');
	await look(page, `${what}, on demand`);
	await page.locator('.b').first().click();
	await look(page, `${what}, source shown`);
	await page.keyboard.press('Escape');
	await choose(page, 'translation');
}

const b = await browser();

for (const [kind, options] of [['wide', {}], ['phone', { viewport: PHONE }]])
	await visit(b, options, async (page) => {
		for (const p of pages()) {
			await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
			await page.goto(address(p));
			await page.addScriptTag({ path: axe });
			await look(page, `${p}, ${kind}`);
			if (kind === 'wide')
				await views(page, p);
			await page.emulateMedia({ colorScheme: 'dark' });
			await look(page, `${p}, ${kind}, dark`, ['color-contrast']);
			await page.emulateMedia({ forcedColors: 'active' });
			await look(page, `${p}, ${kind}, forced colours`);
		}
	});
await b.close();
finish();
