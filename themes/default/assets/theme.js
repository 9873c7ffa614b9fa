/*
 * What the pages can do without, but do better with: the choice of view is kept
 * from page to page, and the reader's place while it changes.
 *
 * The script stands right after the choice of views and before the text, so
 * that the text is never seen in the wrong view.
 */
'use strict';

(function () {
	const VIEW = 'glose-view', LANGUAGE = 'glose-language';

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
		scrollers();
		choose();
	});
})();
