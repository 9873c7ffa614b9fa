// tabs.mjs -- tabs as readers use them, in the site that is built of site/:
// with the mouse, with the keys, from right to left, on the next page, from a
// link, in print, and without JavaScript; columns and tables on a phone.
import { address as file, browser as launch, check as claim, finish, soon,
	visit as open } from './drive.mjs';

function same(got, wanted) {
	return JSON.stringify(got) === JSON.stringify(wanted);
}

function check(what, got, wanted = true) {
	claim(same(got, wanted),
		`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}

// What GET() says, WANTED at last.
async function checkSoon(what, get, wanted = true) {
	await soon(async () => same(await get(), wanted));
	check(what, await get(), wanted);
}

function address(path) {
	const [name, hash] = path.split('#');

	return file(name) + (hash ? '#' + hash : '');
}

const browser = await launch();

// Open PATH for TEST in a browser that remembers nothing.
function visit(path, test, options = {}) {
	return open(browser, options, async (page) => {
		const said = [];

		page.on('pageerror', (e) => said.push(String(e)));
		await page.goto(address(path));
		await test(page);
		check('errors in ' + path, said, []);
	});
}

// The titles of the chosen tabs that are seen, in the order of the page.
function chosen(page) {
	return page.locator('[role=tab][aria-selected=true]:visible')
		.allTextContents();
}

function press(page, name, nth = 0) {
	return page.getByRole('tab', { name, exact: true }).nth(nth).click();
}

function sees(page, text) {
	return page.getByText(text, { exact: true }).locator('visible=true')
		.count();
}

await visit('nb-no/one.html', async (page) => {
	check('the first tabs at first', await chosen(page),
		['Telefon', 'Android', 'Raskt', 'Telefon']);
	check('one panel of a group', await sees(page, 'Be om den i nettleseren.'),
		0);
	check('titles are in the tabs alone', await page.locator(
		'.tab-title:visible').count(), 0);
	await press(page, 'iPhone');
	check('an inner group by itself', await chosen(page),
		['Telefon', 'iPhone', 'Raskt', 'Telefon']);
	await press(page, 'Datamaskin');
	check('groups go together', await chosen(page),
		['Datamaskin', 'Raskt', 'Datamaskin']);
	check('a tab beside another choice', await sees(page, 'Lim inn tallet.'), 2);
	check('and not beside this one', await sees(page, 'Trykk på tallet.'), 0);
	await press(page, 'TV');
	check('a group that lacks the choice keeps its own', await chosen(page),
		['TV', 'Raskt', 'Datamaskin']);

	await page.goto(address('nb-no/two.html'));
	check('the next page knows', await chosen(page),
		['TV', 'Raskt', 'Datamaskin']);
	await press(page, 'Telefon');
	check('inner choices too', await chosen(page),
		['Telefon', 'iPhone', 'Raskt', 'Telefon']);
	await page.goto(address('nb-no/one.html'));
	check('and back again', await chosen(page),
		['Telefon', 'iPhone', 'Raskt', 'Telefon']);
	await page.evaluate(() => localStorage.setItem('glose-tab', '{"x":'));
	await page.reload();
	check('what is kept may be nonsense', (await chosen(page))[0], 'Telefon');
});

// The tab that has the keyboard, and whether it is the chosen one.
function focused(page) {
	return page.evaluate(() => {
		const e = document.activeElement;

		return [e.textContent, e.getAttribute('aria-selected'), e.tabIndex];
	});
}

async function keys(page, first, steps) {
	await page.getByRole('tab', { name: first, exact: true }).first().focus();
	for (const [key, title] of steps) {
		await page.keyboard.press(key);
		check(`${key} to ${title}`, await focused(page), [title, 'true', 0]);
	}
}

await visit('nb-no/one.html', async (page) => {
	await keys(page, 'Telefon', [['ArrowRight', 'Datamaskin'],
		['ArrowRight', 'TV'], ['ArrowRight', 'Telefon'], ['ArrowLeft', 'TV'],
		['Home', 'Telefon'], ['End', 'TV'], ['ArrowLeft', 'Datamaskin']]);
	check('one stop of the Tab key in each group', await page.locator(
		'[role=tab]:visible:not([tabindex="-1"])').count(), 3);
	await page.keyboard.press('Alt+ArrowRight');
	check('Alt is the browser\'s', (await focused(page))[0], 'Datamaskin');
	await keys(page, 'Raskt', [['ArrowRight', 'Sakte'], ['End', 'Sakte'],
		['ArrowRight', 'Raskt']]);
	check('roles and names', await page.getByRole('tabpanel',
		{ name: 'Datamaskin' }).locator('visible=true').count(), 2);
	await keys(page, 'Datamaskin', [['ArrowLeft', 'Telefon']]);
	check('the Tab key goes on into the inner tabs', await (async () => {
		await page.keyboard.press('Tab');
		return focused(page);
	})(), ['Android', 'true', 0]);
});

await visit('ar-sa/one.html', async (page) => {
	await keys(page, 'الهاتف', [['ArrowLeft', 'الكمبيوتر'],
		['ArrowRight', 'الهاتف'], ['ArrowRight', 'التلفاز'],
		['Home', 'الهاتف'], ['End', 'التلفاز']]);
	check('the first tab is on the right', await page.evaluate(() => {
		const [a, b] = document.querySelectorAll('[role=tab]');

		return a.getBoundingClientRect().x > b.getBoundingClientRect().x;
	}));
});

// Is the element that SELECTOR names seen on the screen, soon?
function inSight(page, selector) {
	return soon(() => page.locator(selector).evaluate((e) => {
		const box = e.getBoundingClientRect();

		return box.height > 0 && box.top >= -1 && box.bottom <= innerHeight + 1;
	}));
}

const LOW = { viewport: { width: 800, height: 200 } };

await visit('nb-no/one.html#tab/pc', async (page) => {
	check('a link to a tab', (await chosen(page))[0], 'Datamaskin');
	check('is gone to', await inSight(page, '#tab-0-1'));
	await page.evaluate(() => { location.hash = '#tab/iphone'; });
	await checkSoon('a link to an inner tab',
		async () => (await chosen(page)).slice(0, 2), ['Telefon', 'iPhone']);
	await page.evaluate(() => { location.hash = '#more'; });
	await checkSoon('a link to a place in a tab',
		async () => (await chosen(page))[0], 'Datamaskin');
	check('that is gone to', await inSight(page, '#more'));
	check('a link is not remembered', await page.evaluate(
		() => localStorage.getItem('glose-tab')), null);
}, LOW);

await visit('nb-no/one.html#tab/%E0', async (page) => {
	check('an address that is none', (await chosen(page))[0], 'Telefon');
});

const TEXTS = ['Be om den på telefonen.', 'Åpne appen.', 'Åpne kameraet.',
	'Be om den med fjernkontrollen.', 'Skriv tallet.'];

async function allSeen(page, how) {
	for (const text of TEXTS)
		check(`${text} ${how}`, await sees(page, text), 1);
	check(`titles ${how}`, await page.locator('.tabs :is(h3, h4)[id^=tab]')
		.locator('visible=true').count(), 10);
	check(`no buttons ${how}`, await page.locator('[role=tablist]:visible')
		.count(), 0);
}

await visit('nb-no/one.html', (page) => allSeen(page, 'without JavaScript'),
	{ javaScriptEnabled: false });
await visit('nb-no/one.html#tab/tv', async (page) => {
	check('a link to a tab without JavaScript',
		await inSight(page, '[id="tab/tv"]'));
}, { ...LOW, javaScriptEnabled: false });
await visit('nb-no/one.html', async (page) => {
	await page.emulateMedia({ media: 'print' });
	await allSeen(page, 'in print');
	check('a page to print', (await page.pdf()).length > 1000);
});

for (const javaScriptEnabled of [true, false])
	await visit('nb-no/wide.html', async (page) => {
		check('a phone need not scroll sideways', await page.locator('html')
			.evaluate((e) => e.scrollWidth <= e.clientWidth));
		const [a, b] = await page.locator('.column').all();
		const [above, below] = [await a.boundingBox(), await b.boundingBox()];

		check('columns one below the other', below.y >= above.y + above.height);
	}, { viewport: { width: 360, height: 740 }, javaScriptEnabled });
await visit('nb-no/wide.html', async (page) => {
	const [a, b] = await page.locator('.column').all();
	const [one, other] = [await a.boundingBox(), await b.boundingBox()];

	check('columns side by side', Math.abs(one.y - other.y) < 1);
	check('the first is wider', one.width > 1.5 * other.width);
});

await browser.close();
finish();
