/*
 * What the pages can do without, but do better with: the choice of view is kept
 * from page to page, and the reader's place while it changes.
 *
 * The script stands right after the choice of views and before the text, so
 * that the text is never seen in the wrong view.
 */
'use strict';

(function () {
	const VIEW = 'glose-view', LANGUAGE = 'glose-language', TAB = 'glose-tab';

	/* Storage may be denied, as for some file: pages. */
	function recall(key) {
		try {
			return localStorage.getItem(key);
		} catch (e) {
			return null;
		}
	}

	function remember(key, value) {
		try {
			localStorage.setItem(key, value);
		} catch (e) {
			/* then it holds for this page only */
		}
	}

	/* The first unit that is in sight, and how far down. */
	function place() {
		for (const e of document.querySelectorAll('article .u')) {
			const top = e.getBoundingClientRect().top;

			if (top >= 0)
				return {e, top};
		}
		return null;
	}

	function views(choice) {
		const radios = Array.from(choice.querySelectorAll('input'));
		let at = null;

		function mark() {
			at = scrollY > 0 ? place() : null;
		}

		function restore() {
			const kept = recall(VIEW);

			for (const r of radios)
				if (r.value === kept)
					r.checked = true;
		}

		function changed(event) {
			remember(VIEW, event.target.value);
			if (at)
				scrollBy({
					top: at.e.getBoundingClientRect().top - at.top,
					behavior: 'instant'
				});
		}

		choice.addEventListener('pointerdown', mark);
		choice.addEventListener('keydown', mark);
		choice.addEventListener('change', changed);
		/* Going back, the browser brings back the page's old choice. */
		addEventListener('pageshow', restore);
		restore();
	}

	/* Where it cannot be placed beside its text, the source is a sheet at the
	 * bottom: at the top instead, if the text is what it would hide. */
	function opened(event) {
		const q = event.target;

		if (!q.matches('.q') || event.newState !== 'open')
			return;
		q.classList.toggle('top', q.parentElement
			.getBoundingClientRect().bottom > innerHeight / 2);
	}

	/* Some browsers let the keyboard scroll only what can have the focus. */
	function scrollers() {
		for (const e of document.querySelectorAll('pre, .table'))
			if (e.scrollWidth > e.clientWidth)
				e.tabIndex = 0;
	}

	/* The sections of a group as tabs; titles in both languages stay as they
	 * are read: the button has the translation's text. */
	function tabs(group, number) {
		const list = document.createElement('div');

		list.setAttribute('role', 'tablist');
		for (const panel of Array.from(group.children)) {
			const title = panel.firstElementChild;
			const tab = document.createElement('button');
			const id = 'tab-' + number + '-' + list.children.length;
			const text = title.querySelector('.t') || title;

			tab.type = 'button';
			tab.id = id;
			tab.textContent = text.textContent;
			Object.assign(tab.dataset, panel.dataset);
			tab.setAttribute('role', 'tab');
			tab.setAttribute('aria-controls', panel.id = id + '-panel');
			panel.setAttribute('role', 'tabpanel');
			panel.setAttribute('aria-labelledby', id);
			title.classList.add('tab-title');
			list.append(tab);
		}
		group.prepend(list);
	}

	/* The ids of tabs that the reader has chosen, the last one first. */
	let choices = [];

	/* Of TABS, that which the reader has chosen last. */
	function best(tabs) {
		for (const id of choices)
			for (const t of tabs)
				if (t.dataset.tab === id)
					return t;
		return tabs[0];
	}

	/* Show one tab of GROUP.  Those for readers who have chosen something else
	 * in another group, where SHOWN is what they see, are left out. */
	function show(group, shown) {
		const all = Array.from(group.querySelectorAll(
			':scope > [role=tablist] > [role=tab]'));
		const meant = all.filter((t) =>
			!t.dataset.when || shown.has(t.dataset.when));
		const tabs = meant.length > 0 ? meant : all;
		const chosen = best(tabs);

		for (const t of all) {
			t.hidden = !tabs.includes(t);
			t.setAttribute('aria-selected', t === chosen);
			t.tabIndex = t === chosen ? 0 : -1;
			document.getElementById(t.getAttribute('aria-controls'))
				.classList.toggle('chosen', t === chosen);
		}
		return chosen.dataset.tab;
	}

	/* Twice: a group may depend on one that comes after it. */
	function showAll() {
		const groups = Array.from(document.querySelectorAll('.tabs'));
		let shown = new Set(choices);

		for (let i = 0; i < 2; i++)
			shown = new Set(groups.map((g) => show(g, shown)));
	}

	function pick(id) {
		choices = [id, ...choices.filter((c) => c !== id)].slice(0, 20);
		showAll();
	}

	/* A press keeps the row of tabs where it is: groups above may grow. */
	function chosen(tab) {
		const top = tab.getBoundingClientRect().top;

		pick(tab.dataset.tab);
		remember(TAB, JSON.stringify(choices));
		scrollBy({
			top: tab.getBoundingClientRect().top - top,
			behavior: 'instant'
		});
	}

	/* Arrows go from tab to tab, as they are seen. */
	function arrows(event) {
		const tab = event.target.closest('[role=tab]');

		if (!tab || event.altKey || event.ctrlKey || event.metaKey)
			return;
		const all = Array.from(tab.parentElement.children)
			.filter((t) => !t.hidden);
		const ltr = getComputedStyle(tab).direction === 'ltr';
		const at = all.indexOf(tab), last = all.length - 1;
		const to = {
			ArrowRight: at + (ltr ? 1 : -1),
			ArrowLeft: at + (ltr ? -1 : 1),
			Home: 0,
			End: last
		}[event.key];

		if (to === undefined)
			return;
		const next = all[to < 0 ? last : to > last ? 0 : to];

		event.preventDefault();
		next.focus();
		chosen(next);
	}

	function fragment() {
		try {
			return decodeURIComponent(location.hash.slice(1));
		} catch (e) {
			return '';
		}
	}

	/* The address may be that of a tab, "#tab/id", or of something in one. */
	function linked() {
		const id = fragment();
		const tab = /^tab\/([^/]+)/.exec(id);
		let place = document.getElementById(id);

		if (tab) {
			pick(tab[1]);
			place = document.querySelector('[role=tab][data-tab="' +
				CSS.escape(tab[1]) + '"]:not([hidden])');
		}
		for (let e = place; e; e = e.parentElement)
			if (e.matches('[role=tabpanel]'))
				pick(e.dataset.tab);
		if (place && place.closest('.tabs'))
			place.scrollIntoView();
	}

	/* What was chosen on other pages. */
	function chosenBefore() {
		try {
			const kept = JSON.parse(recall(TAB));

			return Array.isArray(kept) ? kept.map(String) : [];
		} catch (e) {
			return [];
		}
	}

	function allTabs() {
		const groups = document.querySelectorAll('.tabs');

		if (groups.length === 0)
			return;
		groups.forEach(tabs);
		choices = chosenBefore();
		showAll();
		document.addEventListener('click', (event) => {
			const tab = event.target.closest('[role=tab]');

			if (tab)
				chosen(tab);
		});
		document.addEventListener('keydown', arrows);
		addEventListener('hashchange', linked);
		linked();
	}

	function spoken(tag) {
		const l = new Intl.Locale(tag.replace(/^no\b/, 'nb')).maximize();

		return l.language + '-' + l.script;
	}

	/* The link to the first of the reader's languages that there is. */
	function wanted(links) {
		const tags = [recall(LANGUAGE), ...navigator.languages];

		for (const tag of tags.filter(Boolean)) {
			const same = links.find((a) => a.hreflang === tag) ||
				links.find((a) => spoken(a.hreflang) === spoken(tag));

			if (same)
				return same;
		}
		return null;
	}

	/* Leave the list of languages, unless one came for it: "index.html#". */
	function choose() {
		const links = document.querySelectorAll('.chooser a');
		const link = wanted(Array.from(links));

		if (link && !location.href.includes('#'))
			location.replace(link.href);
	}

	const choice = document.querySelector('.views');

	if (choice)
		views(choice);
	for (const e of document.querySelectorAll('.menu > details, .toc > details'))
		e.open = matchMedia('(min-width: 64rem)').matches;
	if (!CSS.supports('position-area', 'block-end'))
		document.addEventListener('toggle', opened, true);
	document.addEventListener('click', (event) => {
		const a = event.target.closest('.languages a, .chooser a');

		if (a)
			remember(LANGUAGE, a.hreflang);
	});
	document.addEventListener('DOMContentLoaded', () => {
		allTabs();
		scrollers();
		choose();
	});
})();
