// nojs.mjs -- every page without JavaScript: its text is seen, it fits, and what
// can be pressed does something.
import { PHONE, browser, check, each, finish, pages, serve, tooWide }
	from './drive.mjs';

const site = await serve();
const b = await browser();

// Of the page itself what is shown, what of its text is not though it stands
// neither in a source nor in a later step, and what cannot be used.
function seen(page) {
	return page.evaluate(() => {
		const shows = (e) => e.checkVisibility({ opacityProperty: true,
			visibilityProperty: true });
		const list = (selector, holds) => Array.from(
			document.querySelectorAll(selector)).filter(holds)
			.map((e) => e.outerHTML.slice(0, 80));
		const acts = (e) => e.closest('form[action]') ||
			document.getElementById(e.getAttribute('popovertarget')) ||
			e.matches('.views input');

		return {
			text: document.querySelector('main').innerText.trim(),
			heading: list('h1, meta[http-equiv=refresh]', (e) =>
				e.localName === 'meta' || shows(e)).length > 0,
			lost: list('article :is(h2, h3, p, li, td, th, dd, pre)', (e) =>
				e.textContent.trim() && !e.closest('.q, .step + .step') &&
				!shows(e)),
			dead: list('button, input, select, textarea, [role=button], ' +
				'[role=tab], [href^="javascript:"]', (e) => shows(e) && !acts(e)),
		};
	});
}

await each(b, { javaScriptEnabled: false, viewport: PHONE }, pages(),
	async (page, p) => {
		await page.goto(site.url(p));
		const { text, heading, lost, dead } = await seen(page);
		const wide = await tooWide(page);

		check(text.length > 0 && heading, `${p}: nothing to read`);
		check(lost.length === 0, `${p}: not shown: ${lost[0]}`);
		check(dead.length === 0, `${p}: does nothing: ${dead[0]}`);
		check(wide === '', `${p}: ${wide}`);
	});
await b.close();
site.close();
finish();
