// keyboard.mjs -- a walk through pages with the Tab key: each stop is seen, is
// large enough, has a name and shows the focus; the choice of views is early.
import { DESK, PHONE, ZOOMED, address, arrived, browser, check, choose, each,
	finish, pages, soon, visit } from './drive.mjs';

const EARLY = 25;
const STOPS_MOST = 400;

const b = await browser();

// What has the focus now.
function focused(page) {
	return page.evaluate(() => {
		const e = document.activeElement;

		// Past the last stop the focus may leave the page, or begin anew.
		if (e === document.body || e === window.firstStop)
			return null;
		window.firstStop ??= e;
		const label = e.matches('[name=view]') && e.closest('label');
		const box = (label || e).getBoundingClientRect();
		const seen = getComputedStyle(e);
		const rim = label ? getComputedStyle(label) : seen;
		// The middle of its first line.
		const line = label ? box : e.getClientRects()[0];
		const x = Math.min(Math.max(line.left + line.width / 2, 1), innerWidth - 1);
		const y = Math.min(Math.max(line.top + line.height / 2, 1), innerHeight - 1);
		const top = document.elementFromPoint(x, y);
		// A line of text is exempt (WCAG 2.5.8), and what scrolls is no target.
		const inText = e.closest('main') && e.matches('a') && seen.display === 'inline';

		return {
			what: `${e.localName}.${e.className} ${e.textContent.trim()
				.slice(0, 30)}`,
			view: e.matches('[name=view]'),
			small: !inText && !e.matches('pre, .table, main') &&
				(box.width < 24 || box.height < 23.9) &&
				`${box.width} x ${box.height}`,
			ringless: [seen, rim].every((s) => s.outlineStyle === 'none' ||
				parseFloat(s.outlineWidth) < 2),
			hidden: box.bottom <= 0 || box.top >= innerHeight ||
				!(top && (e.contains(top) || top.contains(e) ||
					(label && label.contains(top)))),
			nameless: !(e.textContent.trim() || e.ariaLabel ||
				e.labels?.length || e.title || e.querySelector('img[alt]')),
		};
	});
}

async function walk(page, p, key) {
	let view = 0;
	let stops = 0;

	await page.evaluate(() => { window.firstStop = undefined; });
	for (; stops < STOPS_MOST; stops++) {
		await page.keyboard.press(key);
		let f = await focused(page);

		if (!f && stops === 0) { // from the browser's own controls
			await page.keyboard.press(key);
			f = await focused(page);
		}
		if (!f)
			break;
		if (f.view && !view)
			view = stops + 1;
		check(!f.small, `${p}: ${f.what} is only ${f.small}`);
		check(!f.ringless, `${p}: ${f.what} does not show the focus`);
		check(!f.hidden, `${p}: ${f.what} is covered when it has the focus`);
		check(!f.nameless, `${p}: ${f.what} has no name`);
	}
	check(stops > 5 && stops < STOPS_MOST, `${p}: ${stops} stops`);
	return { view, stops };
}

// Every kind of page in two directions, and one page of each locale.
const wanted = /^(nb-no|ar-sa)\/(index|error-codes|contents|links|troubleshooter|admin\/(links|troubleshoot))\.html$|^[^/]+\/locked-out\.html$/;

const ways = [['wide', DESK], ['phone', PHONE], ['400 %', ZOOMED]].flatMap(
	([kind, viewport]) => pages().filter((p) => wanted.test(p))
		.map((p) => ({ p, kind, viewport })));

await each(b, {}, ways, async (page, { p, kind, viewport }) => {
	const name = `${p}, ${kind}`;

	await page.setViewportSize(viewport);
	await page.goto(address(p));
	const has = await page.locator('.views').count() > 0;

	if (has) {
		await choose(page, 'on-demand');
		await page.goto(address(p));
	}
	const { view, stops } = await walk(page, name, 'Tab');

	check(!has || (view > 0 && view <= EARLY),
		`${name}: the views are stop ${view}`);
	const back = await walk(page, `${name}, backwards`, 'Shift+Tab');

	check(back.stops === stops,
		`${name}: ${stops} stops, but ${back.stops} backwards`);
});

// The first stop leads past all that; Space and arrows choose a view.
await visit(b, {}, async (page) => {
	const p = pages().find((o) => o.endsWith('/locked-out.html'));

	await page.goto(address(p));
	await page.keyboard.press('Tab');
	check(await page.locator('.skip').evaluate((e) => e === document.activeElement &&
		e.getBoundingClientRect().top >= 0), `${p}: no link past the menus`);
	await page.keyboard.press('Enter');
	await arrived(page, 'Main');
	await page.keyboard.press('Tab');
	check(await page.evaluate(() => document.querySelector('main')
		.contains(document.activeElement)), `${p}: the link does not lead there`);
	await page.locator('[value=translation]').focus();
	await page.keyboard.press('ArrowDown');
	check(await soon(() => page.locator('[value=on-demand]').isChecked()),
		`${p}: arrows do not choose a view`);
});

await b.close();
finish();
