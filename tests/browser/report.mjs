// report.mjs -- the alignment report: the list of findings and its filters, and
// what is left of it without a script.
import { basename, join } from 'node:path';
import { address, browser, check, finish, visit } from './drive.mjs';

const OVERVIEW = 'report.html';

function status(page) {
	return page.locator('#status').textContent();
}

async function choose(page, field, value) {
	const before = page.url();

	await page.selectOption(`#filters [name=${field}]`, value);
	await page.waitForFunction((url) => location.href !== url, before);
}

// The rules of the rows that are shown.
function rules(page) {
	return page.locator('#rows tr td:nth-child(3)').allTextContents();
}

async function filters(page) {
	await page.goto(address(OVERVIEW));
	const all = await rules(page);

	check(all.length > 4, `only ${all.length} findings in the list`);
	check((await status(page)).startsWith(`${all.length} findings on `),
		`the list says '${await status(page)}', and has ${all.length}`);
	await choose(page, 'severity', '2');
	const errors = await page.locator('#rows b').evaluateAll(
		(list) => list.map((e) => e.className));

	check(errors.length > 0 && errors.length < all.length
		&& errors.every((c) => c === 'error'), `errors alone: ${errors}`);
	await choose(page, 'rule', 'link-target');
	check((await rules(page)).every((r) => r === 'link-target'),
		`link-target alone: ${await rules(page)}`);
	await choose(page, 'by', '2');
	check(await page.locator('#rows tr').count() === 1,
		'one of these is in a page that people translated');
	await page.reload();
	check(await page.locator('#rows tr').count() === 1,
		'the address keeps the choice');
	await choose(page, 'by', '');
	await page.fill('#filters [name=text]', 'no such words');
	await page.waitForFunction(() => !document.querySelector('#rows tr'));
	check(await status(page) === '0 findings on 0 pages', await status(page));
}

// From the number of a rule to its findings, and to one of them on its page.
async function links(page) {
	await page.goto(address(OVERVIEW));
	const row = page.locator('tr', { hasText: 'link-target' }).first();

	await row.locator('[data-filter] a').click();
	await page.waitForFunction(() => location.hash === '#rule=link-target');
	check((await rules(page)).every((r) => r === 'link-target'),
		'a number leads to what it counts');
	await page.locator('#rows a').first().click();
	await page.waitForSelector(':target');
	const pair = page.locator('tbody:has(:target)');

	check(await pair.locator('td[dir] mark').count() >= 2,
		'what was found is marked in both halves');
	check(await pair.locator(':target').textContent().then(
		(text) => text.includes('link-target')), 'the finding is named');
	await page.check('#only');
	check(await page.locator('.pairs tbody:not([class])').first().isHidden(),
		'pairs without findings can be hidden');
	check(await pair.isVisible(), 'those with findings stay');
}

// Every page with findings can be reached.
async function bare(page) {
	await page.goto(address(OVERVIEW));
	check(await page.locator('#filters').isHidden(), 'no filters that do nothing');
	for (const locale of ['nb-no', 'ar-sa']) {
		await page.goto(address(join('report-files', `${locale}.html`)));
		await page.locator('.pages a').first().click();
		check(basename(page.url()) === 'a.html'
			&& await page.locator('.found li').count() > 1,
		`${locale} leads to its findings`);
	}
}

const b = await browser();

await visit(b, {}, filters);
await visit(b, {}, links);
await visit(b, { javaScriptEnabled: false }, bare);
await b.close();
finish();
