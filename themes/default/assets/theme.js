/*
 * What the pages can do without, but do better with.  It waits until the page
 * is read; what cannot wait is in first.js.
 */
'use strict';

(function () {
	const LANGUAGE = 'glose-language', TAB = 'glose-tab';

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

	/* The source is placed under its text or above it; where the screen is too
	 * low for both, move the page until the text is free.  A browser that cannot
	 * place it shows a sheet at the bottom: at the top instead, if the text is
	 * what it would hide. */
	function opened(event) {
		const q = event.target;

		if (!q.matches('.q') || event.newState !== 'open')
			return;
		const text = q.parentElement.getBoundingClientRect();

		if (!CSS.supports('justify-self', 'anchor-center')) {
			q.classList.toggle('top', text.bottom > innerHeight / 2);
			return;
		}
		const box = q.getBoundingClientRect();

		if (box.top < text.bottom && box.bottom > text.top)
			scrollBy(0, text.bottom - box.top + 8);
	}

	/* What does not scroll needs no stop for the keyboard, and what does needs
	 * one in some browsers: also once the window or the text has another size. */
	function scrollers() {
		const watch = new ResizeObserver((changed) => {
			for (const {target: e} of changed)
				if (e.scrollWidth > e.clientWidth)
					e.tabIndex = 0;
				else
					e.removeAttribute('tabindex');
		});

		document.querySelectorAll('pre, .table').forEach((e) =>
			watch.observe(e));
	}

	/* The link to the section that is being read: the last whose heading has
	 * come to the top of the window.  At the end of the page more than one may
	 * be in sight: the one that was gone to, else the last. */
	function follow(toc) {
		const links = Array.from(toc.querySelectorAll('a'));
		const heads = links.map((a) => document.getElementById(
			decodeURIComponent(a.hash.slice(1))));
		const tools = toc.closest('.tools');
		let now = null;

		function place() {
			const at = heads.findLastIndex((h) => h &&
				h.getBoundingClientRect().top < innerHeight / 10);
			const end = document.documentElement.scrollHeight - 2;

			if (scrollY === 0 || scrollY + innerHeight < end)
				return at;
			const aim = links.findIndex((a) => a.hash === location.hash);

			return aim > at ? aim : links.length - 1;
		}

		function moved() {
			const link = links[place()] || null;

			if (link === now)
				return;
			if (now)
				now.removeAttribute('aria-current');
			now = link;
			if (!link)
				return;
			link.setAttribute('aria-current', 'true');
			const box = link.getBoundingClientRect();

			if (box.bottom > innerHeight || box.top < 0)
				tools.scrollTop += box.top - innerHeight / 2;
		}

		const watch = new IntersectionObserver(moved,
			{rootMargin: '0px 0px -90%'});

		heads.filter(Boolean).forEach((h) => watch.observe(h));
		addEventListener('scrollend', moved);
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

	const toc = document.querySelector('.toc');

	document.addEventListener('toggle', opened, true);
	document.addEventListener('click', (event) => {
		const a = event.target.closest('.languages a, .chooser a');

		if (!a)
			return;
		remember(LANGUAGE, a.lang);
		/* Ids are the same in all languages: stay at the place. */
		if (a.closest('.languages'))
			a.hash = location.hash;
	});
	allTabs();
	scrollers();
	if (toc)
		follow(toc);
	choose();
})();
