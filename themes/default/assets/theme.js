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
	 * one in some browsers. */
	function scrollers() {
		for (const e of document.querySelectorAll('pre, .table')) {
			const wider = e.scrollWidth > e.clientWidth;

			if (wider)
				e.tabIndex = 0;
			else
				e.removeAttribute('tabindex');
		}
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
			tab.dataset.tab = panel.dataset.tab;
			tab.setAttribute('role', 'tab');
			tab.setAttribute('aria-controls', panel.id = id + '-panel');
			panel.setAttribute('role', 'tabpanel');
			panel.setAttribute('aria-labelledby', id);
			title.classList.add('tab-title');
			list.append(tab);
		}
		group.prepend(list);
	}

	/* Choose the tab ID in every group that has it. */
	function select(id) {
		for (const group of document.querySelectorAll('.tabs')) {
			const all = Array.from(group.querySelectorAll(
				':scope > * > [role=tab]'));

			if (!all.some((t) => t.dataset.tab === id))
				continue;
			for (const t of all) {
				const on = t.dataset.tab === id;

				t.setAttribute('aria-selected', on);
				t.tabIndex = on ? 0 : -1;
			}
			for (const p of group.querySelectorAll(
				':scope > [role=tabpanel]'))
				p.classList.toggle('chosen', p.dataset.tab === id);
		}
	}

	/* A press keeps the row of tabs where it is: groups above may grow. */
	function chosen(tab) {
		const top = tab.getBoundingClientRect().top;

		select(tab.dataset.tab);
		remember(TAB, tab.dataset.tab);
		scrollBy({
			top: tab.getBoundingClientRect().top - top,
			behavior: 'instant'
		});
	}

	/* Arrows go from tab to tab, as they are seen. */
	function arrows(event) {
		const tab = event.target.closest('[role=tab]');
		const ltr = getComputedStyle(tab || document.body).direction === 'ltr';
		const step = {ArrowRight: ltr ? 1 : -1, ArrowLeft: ltr ? -1 : 1};
		const by = step[event.key];

		if (!tab || !by)
			return;
		const all = tab.parentElement.children;
		const at = Array.prototype.indexOf.call(all, tab) + by;
		const next = all[(at + all.length) % all.length];

		event.preventDefault();
		next.focus();
		chosen(next);
	}

	/* "#tab/id" shows that tab. */
	function linked() {
		const found = /^#tab\/([^/]+)/.exec(decodeURIComponent(location.hash));

		if (!found)
			return;
		select(found[1]);
		for (const t of document.querySelectorAll('[role=tab]'))
			if (t.dataset.tab === found[1])
				return t.scrollIntoView();
	}

	function allTabs() {
		const groups = document.querySelectorAll('.tabs');

		if (groups.length === 0)
			return;
		groups.forEach(tabs);
		for (const group of groups)
			select(group.querySelector('[role=tab]').dataset.tab);
		select(recall(TAB));
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

		if (a)
			remember(LANGUAGE, a.hreflang);
	});
	allTabs();
	scrollers();
	if (toc)
		follow(toc);
	choose();
})();
