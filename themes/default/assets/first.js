/*
 * What must be done before the text is drawn: the choice of view is kept from
 * page to page, and the reader's place while it changes; lists are open where
 * there is room.  The script stands between the choice and the text.
 */
'use strict';

(function () {
	const VIEW = 'glose-view';

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
			const open = document.querySelector('.q:popover-open');

			remember(VIEW, event.target.value);
			if (open)
				open.hidePopover();
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

	/* Lists are open where there is room beside the text. */
	function fold() {
		for (const e of document.querySelectorAll('.menu > details, ' +
			'.toc > details, .languages > :not(.many)'))
			e.open = wide.matches;
	}

	const wide = matchMedia('(min-width: 64rem)');
	const choice = document.querySelector('.views');

	fold();
	document.documentElement.classList.add('folded');
	wide.addEventListener('change', fold);
	if (choice)
		views(choice);
})();
