// run.mjs SITE [PAGE...] -- Lighthouse on pages of a site, as a phone and as a
// desk computer see them: a line each, then what is not 100 and why.
//
// The site is served by tests/browser's server, compressed, from this machine.
// `make lighthouse` sees to what it needs.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serve } from '../../tests/browser/drive.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PRESETS = [['mobile', undefined], ['desktop', desktopConfig]];
const PAGES = ['nb-no', 'ar-sa', 'ja-jp'].flatMap((locale) =>
	['index', 'locked-out', 'links'].map((page) => `${locale}/${page}.html`));

const wanted = process.argv.slice(3);
const site = await serve();
const chrome = await launch({
	chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	// As root, Chromium does not start with its sandbox.
	chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
});
const reasons = new Map();
let below = 0;

// Why CATEGORY of RESULT is not 100.
function note(result, category, where) {
	for (const { id, weight } of result.categories[category].auditRefs) {
		const { score, title, displayValue } = result.audits[id];

		if (weight === 0 || score === null || score === 1)
			continue;
		const why = `${category}: ${title} (${id})`;

		reasons.set(why, [...reasons.get(why) ?? [],
			`${where} ${displayValue ?? ''}`]);
	}
}

console.log('| page | preset | ' + CATEGORIES.join(' | ') +
	' | FCP, LCP ms | CLS |');
console.log('|---|---|' + '---|'.repeat(CATEGORIES.length + 2));
for (const page of wanted.length > 0 ? wanted : PAGES)
	for (const [preset, config] of PRESETS) {
		const { lhr } = await lighthouse(site.url(page), { port: chrome.port,
			logLevel: 'error', onlyCategories: CATEGORIES }, config);
		const scores = CATEGORIES.map((c) =>
			Math.round(lhr.categories[c].score * 100));
		const value = (id) => lhr.audits[id].numericValue;

		below += scores.filter((s) => s < 100).length;
		scores.forEach((s, i) => s < 100 &&
			note(lhr, CATEGORIES[i], `${page} ${preset}`));
		console.log(`| ${page} | ${preset} | ${scores.join(' | ')} | ` +
			`${Math.round(value('first-contentful-paint'))}, ` +
			`${Math.round(value('largest-contentful-paint'))} | ` +
			`${value('cumulative-layout-shift').toFixed(3)} |`);
	}
for (const [why, where] of reasons)
	console.log(`${why}:\n  ${where.join('\n  ')}`);
await chrome.kill();
site.close();
process.exitCode = below > 0 ? 1 : 0;
