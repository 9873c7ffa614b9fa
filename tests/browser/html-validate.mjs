// html-validate.mjs -- a second HTML checker on every page, stricter in what is
// good than vnu: how elements are closed, what WCAG asks of them.
import { HtmlValidate } from 'html-validate';
import { join } from 'node:path';
import { check, finish, pages, sites } from './drive.mjs';

const checker = new HtmlValidate({
	root: true,
	extends: ['html-validate:recommended'],
	rules: {
		// The words are the writer's: where a telephone number may be broken,
		// and how long a title is.
		'tel-non-breaking': 'off',
		'long-title': 'off',
		// So is the HTML that stands in a page; tables may lack a tbody.
		'prefer-tbody': 'off',
		// "#tab/phone" is the address of a tab.
		'valid-id': ['error', { relaxed: true }],
		// A box that scrolls is a div, with the role of a region.
		'prefer-native-element': 'off',
	},
});

for (const p of sites.flatMap((site) => pages(site).map((o) => join(site, o)))) {
	const { results } = await checker.validateFile(p);
	const said = results.flatMap((r) => r.messages)
		.map((m) => `${m.line}: ${m.message} (${m.ruleId})`);

	check(said.length === 0, `${p}: ${said.slice(0, 3).join('; ')}`);
}
finish();
