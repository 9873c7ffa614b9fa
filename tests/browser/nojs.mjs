// nojs.mjs -- every page without JavaScript: its text is seen, it fits, and what
// can be pressed does something.
import { PHONE, browser, check, each, finish, pages, serve, tooWide }
	from './drive.mjs';

const site = await serve();
const b = await browser();

// The text of the page itself, as it is shown.
function seen(page) {
	return page.evaluate(() => ({
		text: document.querySelector('main').innerText.trim(),
		heading: document.querySelector('h1')?.checkVisibility() ??
			document.querySelector('meta[http-equiv=refresh]') !== null,
		dead: Array.from(document.querySelectorAll(
			'button:not([popovertarget], form[action] *), form:not([action]), [role=tab]'))
			.filter((e) => e.checkVisibility()).map((e) => e.outerHTML),
	}));
}

await each(b, { javaScriptEnabled: false, viewport: PHONE }, pages(),
	async (page, p) => {
		await page.goto(site.url(p));
		const { text, heading, dead } = await seen(page);
		const wide = await tooWide(page);

		check(text.length > 0 && heading, `${p}: nothing to read`);
		check(dead.length === 0, `${p}: does nothing: ${dead[0]}`);
		check(wide === '', `${p}: ${wide}`);
	});
await b.close();
site.close();
finish();
