/*
 * A troubleshooter shows one step at a time without this: the one that the
 * address names.  Here the way to it is kept with the address, so that the
 * browser's own "back" goes it too, and the focus follows the step.
 */
'use strict';

(function () {
	const steps = document.querySelector('.steps');
	const box = document.querySelector('.way');
	const parts = box.querySelector('template').content;
	const back = parts.querySelector('button');
	const past = parts.querySelector('section');
	/* What the address that is gone to next will have, and whether an answer
	 * leads there: then the step before it is the page before it. */
	let coming = null;
	let now = steps.firstElementChild;

	function fragment() {
		try {
			return decodeURIComponent(location.hash.slice(1));
		} catch (e) {
			return '';
		}
	}

	function head(step) {
		return step.querySelector('h2');
	}

	/* The text as it is read: of a pair the translation alone. */
	function text(e) {
		const copy = e.cloneNode(true);

		copy.querySelectorAll('.b, .q').forEach((part) => part.remove());
		return copy.textContent.trim();
	}

	function state() {
		const kept = history.state;

		return kept && Array.isArray(kept.way) ? kept :
			{way: [], answered: false};
	}

	function keep(kept) {
		try {
			history.replaceState(kept, '');
		} catch (e) {
			/* then the way is not listed */
		}
	}

	/* The steps of WAY that the page still has, with what was answered. */
	function list(way) {
		const rows = [];

		way.forEach(([id, answer], i) => {
			const step = document.getElementById(id);

			if (!step)
				return;
			const row = document.createElement('li');
			const link = document.createElement('a');

			link.href = '#' + id;
			link.textContent = text(step);
			link.addEventListener('click', () => {
				coming = {way: way.slice(0, i), answered: false};
			});
			row.append(link, ' ', Object.assign(
				document.createElement('b'), {textContent: answer}));
			rows.push(row);
		});
		past.lastElementChild.replaceChildren(...rows);
		past.hidden = back.hidden = rows.length === 0;
	}

	function show(step) {
		now.classList.remove('now');
		now = step;
		now.classList.add('now');
	}

	function focus() {
		const h = head(now);
		const top = h.getBoundingClientRect().top;

		h.tabIndex = -1;
		h.focus({preventScroll: true});
		if (top < 0 || top > innerHeight / 3)
			h.scrollIntoView();
	}

	/* Go where the address says; what is in no step leaves the step as it is. */
	function moved() {
		const place = document.getElementById(fragment());
		const step = place && place.closest('.step');
		const all = place === steps;

		if (coming)
			keep(coming);
		coming = null;
		if (!step && !all && location.hash !== '')
			return;
		steps.classList.toggle('all', all);
		show(step || steps.firstElementChild);
		list(state().way);
		if (!all && (!step || place === head(step)))
			focus();
	}

	function answered(event) {
		const link = event.target.closest('.answers a[href^="#"]');

		if (!link || steps.classList.contains('all'))
			return;
		coming = {
			way: [...state().way, [head(now).id, text(link)]],
			answered: true
		};
	}

	function goBack() {
		const {way, answered: before} = state();

		if (before) {
			history.back();
			return;
		}
		coming = {way: way.slice(0, -1), answered: false};
		location.hash = way[way.length - 1][0];
	}

	box.prepend(back);
	box.append(past);
	back.addEventListener('click', goBack);
	steps.addEventListener('click', answered);
	addEventListener('hashchange', moved);
	steps.classList.add('live');
	const place = document.getElementById(fragment());
	const step = place && place.closest('.step');

	steps.classList.toggle('all', place === steps);
	show(step || now);
	list(state().way);
	if (step)
		place.scrollIntoView();
})();
