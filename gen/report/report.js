/*
 * The filters of the alignment report.  The findings of each language come in a
 * script of their own, which the page names, and which calls glose(); so they
 * can be read from a file share and under any policy.
 */
'use strict';

(function () {
	const ROWS = 100; /* at a time */
	/* of a finding: rule, who suppresses it, severity; line, message, target */
	const ITEMS = 4;
	const severities = ['info', 'warning', 'error'];
	const suppressors = ['', 'a comment', 'the settings', 'the baseline'];
	const filters = document.getElementById('filters');
	const fields = Array.from(filters.querySelectorAll('select, input'));
	const rows = document.getElementById('rows');
	const more = document.getElementById('more');
	const languages = [];
	let hits = [], shown = 0;

	window.glose = function (locale, rules, pages) {
		const {folder, dir} = document.currentScript.dataset;

		languages.push({locale, rules, pages, folder, dir});
	};

	/* ---- the list ---- */

	/* Is what SUPPRESSOR (0: nobody) suppresses wanted in STATE? */
	function is_in_state(suppressor, state) {
		return state === 'all' || (!state && !suppressor)
			|| (state === 'any' && suppressor > 0)
			|| state == suppressor;
	}

	function contains(page, i, text) {
		return page[i + 2].toLowerCase().includes(text)
			|| page[i + 3].toLowerCase().includes(text);
	}

	/* The findings of LANGUAGE that WANTED lets through, into FOUND by
	 * severity. */
	function search(language, wanted, found) {
		const rule = wanted.rule ? language.rules.indexOf(wanted.rule) : -1;

		if (wanted.rule && rule < 0)
			return;
		for (const page of language.pages) {
			const named = !wanted.text
				|| page[0].toLowerCase().includes(wanted.text);

			if (wanted.by && page[1] != wanted.by)
				continue;
			for (let i = 2; i < page.length; i += ITEMS) {
				if (rule >= 0 && page[i] >> 4 !== rule)
					continue;
				if (!is_in_state(page[i] >> 2 & 3, wanted.state))
					continue;
				if (wanted.severity && (page[i] & 3) != wanted.severity)
					continue;
				if (named || contains(page, i, wanted.text))
					found[page[i] & 3].push({language, page, i});
			}
		}
	}

	function element(name, text) {
		const e = document.createElement(name);

		e.append(text);
		return e;
	}

	function link(hit) {
		const a = element('a', hit.language.locale + ' ');
		const path = hit.page[0].split('/').map(encodeURIComponent);

		a.href = hit.language.folder + path.join('/') + '.html#f'
			+ ((hit.i - 2) / ITEMS + 1);
		a.append(element('bdi', hit.page[0]));
		return a;
	}

	function rule(hit) {
		const said = hit.page[hit.i], suppressor = said >> 2 & 3;
		const part = document.createDocumentFragment();
		const b = element('b', hit.language.rules[said >> 4]);

		b.className = severities[said & 3];
		part.append(b);
		if (suppressor) {
			const i = element('i', 'suppressed by '
				+ suppressors[suppressor]);

			i.className = 'by';
			part.append(' ', i);
		}
		return part;
	}

	/* The beginning of the target, in its own direction. */
	function target(hit) {
		const span = element('span', hit.page[hit.i + 3]);

		span.lang = hit.language.locale;
		span.dir = hit.language.dir;
		return span;
	}

	function show() {
		const part = document.createDocumentFragment();

		for (const hit of hits.slice(shown, shown + ROWS)) {
			const tr = document.createElement('tr');

			tr.append(element('td', link(hit)),
				element('td', hit.page[hit.i + 1] || ''),
				element('td', rule(hit)),
				element('td', hit.page[hit.i + 2]),
				element('td', target(hit)));
			part.append(tr);
		}
		rows.append(part);
		shown = Math.min(shown + ROWS, hits.length);
		more.hidden = shown === hits.length;
	}

	function update() {
		const wanted = Object.fromEntries(
			fields.map(f => [f.name, f.value]));
		const found = [[], [], []];

		wanted.text = wanted.text.trim().toLowerCase();
		for (const l of languages)
			if (!wanted.locale || wanted.locale === l.locale)
				search(l, wanted, found);
		/* The gravest first. */
		hits = found[2].concat(found[1], found[0]);
		shown = 0;
		rows.replaceChildren();
		show();
		document.getElementById('status').textContent =
			hits.length.toLocaleString('en') + ' findings on '
			+ new Set(hits.map(h => h.page)).size.toLocaleString('en')
			+ ' pages';
	}

	/* ---- the choice is in the address, to be kept and sent ---- */

	function remember() {
		const chosen = new URLSearchParams();

		for (const f of fields)
			if (f.value)
				chosen.set(f.name, f.value);
		try {
			history.replaceState(null, '', '#' + chosen);
		} catch (e) {
			/* then it is not */
		}
	}

	/* The choice that the address holds; false: none. */
	function recall() {
		const chosen = new URLSearchParams(location.hash.slice(1));
		const any = fields.some(f => chosen.has(f.name));

		for (const f of any ? fields : [])
			f.value = chosen.get(f.name) || '';
		return any;
	}

	function follow() {
		if (recall()) {
			update();
			document.getElementById('findings').scrollIntoView();
		}
	}

	/* ---- begin ---- */

	/* Numbers lead to the findings that they count. */
	function link_numbers() {
		for (const td of document.querySelectorAll('[data-filter]')) {
			const a = document.createElement('a');

			a.href = '#' + td.dataset.filter;
			a.append(...td.childNodes);
			td.append(a);
		}
	}

	let timer = 0;

	function changed() {
		clearTimeout(timer);
		timer = setTimeout(function () {
			remember();
			update();
		}, 80);
	}

	/* After the scripts with the findings. */
	addEventListener('DOMContentLoaded', function () {
		link_numbers();
		filters.hidden = false;
		document.getElementById('results').hidden = false;
		filters.addEventListener('input', changed);
		more.addEventListener('click', show);
		addEventListener('hashchange', follow);
		if (!recall())
			update();
		follow();
	});
}());
