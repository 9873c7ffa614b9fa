/*
 * The filters of the alignment report.  The findings of a language are in a
 * script of their own, which is loaded when they are asked for; so it works
 * from a file share, and a hundred languages need not be loaded at once.
 */
'use strict';

(function () {
	/* Rows at a time, findings to load unasked, and at most. */
	const ROWS = 100, UNASKED = 50000, MOST = 400000;
	const filters = document.getElementById('filters');
	const fields = Array.from(filters.querySelectorAll('select, input'));
	const locales = filters.querySelector('[name=locale]');
	const rows = document.getElementById('rows');
	const more = document.getElementById('more');
	const status = document.getElementById('status');
	const names = ['info', 'warning', 'error'];
	const by = ['u', 'm', 'h'];
	/* of a finding: rule and severity, line, message, target */
	const ITEMS = 4;
	const loaded = new Map(); /* locale -> {rules, pages}, or null: on its way */
	let hits = [], shown = 0;

	/* Each locale's script calls this. */
	window.glose = function (locale, rules, pages) {
		loaded.set(locale, {rules, pages});
		update();
	};

	const policy = window.trustedTypes && trustedTypes.createPolicy(
		'glose-report', {createScriptURL: url => url});

	function load(option) {
		const script = document.createElement('script');
		const url = option.dataset.src;

		loaded.set(option.value, null);
		script.onerror = function () {
			status.textContent = 'Could not load ' + url;
		};
		script.src = policy ? policy.createScriptURL(url) : url;
		document.head.append(script);
	}

	function options() {
		const one = locales.value;

		return Array.from(locales.options).filter(
			o => o.value && (!one || o.value === one));
	}

	function count(list) {
		return list.reduce((n, o) => n + Number(o.dataset.n), 0);
	}

	function contains(page, i, text) {
		return page[i + 2].toLowerCase().includes(text)
			|| page[i + 3].toLowerCase().includes(text);
	}

	/* The findings of OPTION's locale that WANTED lets through, into FOUND
	 * by severity. */
	function search(option, wanted, found) {
		const {rules, pages} = loaded.get(option.value);
		const rule = wanted.rule ? rules.indexOf(wanted.rule) : -1;

		if (wanted.rule && rule < 0)
			return;
		for (const page of pages) {
			const inPage = !wanted.text
				|| page[0].toLowerCase().includes(wanted.text);

			if (wanted.by && by[page[1]] !== wanted.by)
				continue;
			for (let i = 2; i < page.length; i += ITEMS) {
				if (rule >= 0 && page[i] >> 2 !== rule)
					continue;
				if (wanted.severity && (page[i] & 3) != wanted.severity)
					continue;
				if (!inPage && !contains(page, i, wanted.text))
					continue;
				found[page[i] & 3].push({option, rules, page, i});
			}
		}
	}

	function cell(row, content) {
		const td = document.createElement('td');

		td.append(content);
		row.append(td);
	}

	function link(hit) {
		const a = document.createElement('a');
		const path = hit.page[0].split('/').map(encodeURIComponent);

		a.href = hit.option.dataset.folder + path.join('/') + '.html#f'
			+ ((hit.i - 2) / ITEMS + 1);
		a.append(hit.option.value + ' ');
		const name = document.createElement('bdi');

		name.append(hit.page[0]);
		a.append(name);
		return a;
	}

	function rule(hit) {
		const b = document.createElement('b');

		b.className = names[hit.page[hit.i] & 3];
		b.append(hit.rules[hit.page[hit.i] >> 2]);
		return b;
	}

	/* The beginning of the target, in its own direction. */
	function target(hit) {
		const span = document.createElement('span');

		span.lang = hit.option.value;
		span.dir = hit.option.dataset.dir;
		span.append(hit.page[hit.i + 3]);
		return span;
	}

	function show() {
		const part = document.createDocumentFragment();

		for (const hit of hits.slice(shown, shown + ROWS)) {
			const tr = document.createElement('tr');

			cell(tr, link(hit));
			cell(tr, hit.page[hit.i + 1] || '');
			cell(tr, rule(hit));
			cell(tr, hit.page[hit.i + 2]);
			cell(tr, target(hit));
			part.append(tr);
		}
		rows.append(part);
		shown = Math.min(shown + ROWS, hits.length);
		more.hidden = shown === hits.length;
	}

	function say(list) {
		const pages = new Set(hits.map(h => h.page)).size;
		const waiting = list.some(o => !loaded.get(o.value));

		status.textContent = waiting ? 'Loading\u2026'
			: hits.length.toLocaleString('en') + ' findings on '
			+ pages.toLocaleString('en') + ' pages';
	}

	function update() {
		const wanted = Object.fromEntries(
			fields.map(f => [f.name, f.value]));
		const list = options();
		const found = [[], [], []];

		wanted.text = wanted.text.trim().toLowerCase();
		hits = [];
		shown = 0;
		rows.replaceChildren();
		document.getElementById('results').hidden = false;
		if (count(list) > MOST) {
			status.textContent = 'Too many to list at once: '
				+ 'choose a language.';
			more.hidden = true;
			return;
		}
		for (const o of list) {
			if (!loaded.has(o.value))
				load(o);
			else if (loaded.get(o.value))
				search(o, wanted, found);
		}
		/* The gravest first. */
		hits = found[2].concat(found[1], found[0]);
		say(list);
		show();
	}

	/* The choice is in the address, to be kept and sent. */
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

	function recall() {
		const chosen = new URLSearchParams(location.hash.slice(1));
		const any = fields.some(f => chosen.has(f.name));

		for (const f of any ? fields : [])
			f.value = chosen.get(f.name) || '';
		return any;
	}

	let timer = 0;

	function changed() {
		clearTimeout(timer);
		timer = setTimeout(function () {
			remember();
			update();
		}, 80);
	}

	/* Numbers lead to the findings that they count. */
	for (const td of document.querySelectorAll('[data-filter]')) {
		const a = document.createElement('a');

		if (td.textContent === '0')
			continue;
		a.href = '#' + td.dataset.filter;
		a.append(...td.childNodes);
		td.append(a);
	}

	/* An address with a choice in it, or the way back to one. */
	function follow() {
		if (recall()) {
			update();
			document.getElementById('findings').scrollIntoView();
		}
	}

	filters.hidden = false;
	filters.addEventListener('input', changed);
	more.addEventListener('click', show);
	addEventListener('hashchange', follow);
	if (count(options()) <= UNASKED)
		update();
	follow();
}());
