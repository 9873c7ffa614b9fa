/*
 * The search: in the browser alone, with an index that is loaded piece by piece
 * as scripts, so that it works from files and under a strict policy.  What the
 * index is like, and the rules for words, are told in docs/search.md; fold() and
 * cut() say the same as gen/search/fold.c and words.c.
 */
'use strict';

(function () {
	/* ---- characters, as the index has them ---- */

	const MARKED = /[\u00c0-\u052f\u0620-\u06ff\u1e00-\u1fff]/;
	const SILENT = new RegExp('[\\u00ad\\u0300-\\u036f\\u0591-\\u05bd\\u05bf' +
		'\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640' +
		'\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7' +
		'\\u06e8\\u06ea-\\u06ed\\u200b-\\u200f\\u202a-\\u202e\\u2060' +
		'\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff]');
	const BIGRAM = new RegExp('[\\u0e01-\\u0e3a\\u0e40-\\u0eff' +
		'\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17d3\\u17d7' +
		'\\u17dc-\\u17ff\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035' +
		'\\u3038-\\u303c\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa' +
		'\\u30fc-\\u318e\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf' +
		'\\u4e00-\\u9fff\\ua960-\\ua97c\\uac00-\\ud7fb\\uf900-\\ufad9' +
		'\\u{20000}-\\u{3fffd}]', 'u');
	const WORD = /[\p{L}\p{N}\p{M}]/u;
	const LETTERS = {ß: 'ss', æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h',
		ı: 'i', ĸ: 'k', ł: 'l', ŋ: 'n', œ: 'oe', ŧ: 't'};
	const SAME = {ς: 'σ', ة: 'ه', ى: 'ي', ک: 'ك', ہ: 'ه', ی: 'ي'};
	const WORD_MOST = 24, FOLD_MOST = 24;
	const folded = new Map();

	function kind(c) {
		if (c === '\u3099' || c === '\u309a')
			return 'sound';
		if (SILENT.test(c))
			return '';
		if (BIGRAM.test(c))
			return 'run';
		return WORD.test(c) ? 'word' : 'gap';
	}

	function digit(c) {
		const n = c.codePointAt(0);
		const arabic = (n >= 0x660 && n <= 0x669) ||
			(n >= 0x6f0 && n <= 0x6f9);

		return arabic ? String(n & 15) : c;
	}

	/* What C is in the index: a list of a character and what kind it is. */
	function fold(c) {
		let list = folded.get(c);

		if (list)
			return list;
		list = [];
		for (const low of c.normalize('NFKC').toLowerCase())
			for (const part of MARKED.test(low) && low !== 'й'
				? low.normalize('NFD') : low)
				for (const one of LETTERS[part] || digit(part)) {
					const to = SAME[one] || one, k = kind(to);

					if (k !== '' && list.length < FOLD_MOST)
						list.push([to, k]);
				}
		folded.set(c, list);
		return list;
	}

	/*
	 * TEXT as the index has it: words, and of runs without blanks each PAIR of
	 * characters, then the LAST alone; with their places in TEXT.
	 */
	function cut(text) {
		const terms = [];
		let word = null, run = [], at = 0;

		function endWord() {
			if (word)
				terms.push(word);
			word = null;
		}

		function endRun() {
			for (let i = 0; i + 1 < run.length; i++)
				terms.push({term: run[i].c + run[i + 1].c, kind: 'pair',
					from: run[i].from, to: run[i + 1].to});
			if (run.length > 0) {
				const {c, from, to} = run[run.length - 1];

				terms.push({term: c, kind: 'last', from, to,
					alone: run.length === 1});
			}
			run = [];
		}

		function add(c, k, to) {
			if (k === 'word') {
				endRun();
				word = word || {term: '', kind: 'word', from: at, n: 0};
				word.to = to;
				if (word.n++ < WORD_MOST)
					word.term += c;
			} else if (k === 'run') {
				endWord();
				run.push({c, from: at, to});
			} else if (k === 'sound' && run.length > 0) {
				const before = run[run.length - 1];
				const both = (before.c + c).normalize('NFC');

				before.to = to;
				if ([...both].length === 1)
					before.c = both;
			} else if (k === 'gap') {
				endWord();
				endRun();
			}
		}

		for (const c of text) {
			for (const [one, k] of fold(c))
				add(one, k, at + c.length);
			at += c.length;
		}
		endWord();
		endRun();
		return terms;
	}

	/* ---- the files of the index ---- */

	const DIGITS = '!#%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOP' +
		'QRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
	const BASE = 45, SOURCES = 4, FILES_MOST = 6;
	const values = new Uint8Array(128);
	const arrived = new Map();
	let policy = null, root = '', entry = null;

	for (let i = 0; i < DIGITS.length; i++)
		values[DIGITS.charCodeAt(i)] = i;

	/* Each file of the index calls this. */
	function gloseSearch(what, number, data) {
		const wanted = arrived.get(what + number);

		if (wanted)
			wanted.resolve(data);
	}

	/* Scripts of this site and no other. */
	function trusted(url) {
		if (!window.trustedTypes)
			return url;
		policy = policy || trustedTypes.createPolicy('glose-search', {
			createScriptURL(to) {
				const site = new URL(root, location.href).href;

				if (!new URL(to, location.href).href.startsWith(site))
					throw new TypeError('not of this site');
				return to;
			}
		});
		return policy.createScriptURL(url);
	}

	function load(what, number, url) {
		const key = what + number;
		const known = arrived.get(key);

		if (known)
			return known.promise;
		const wanted = {};

		wanted.promise = new Promise((resolve, reject) => {
			const script = document.createElement('script');

			Object.assign(wanted, {resolve, reject});
			script.onerror = () => {
				arrived.delete(key);
				reject(new Error(url));
			};
			try {
				script.src = trusted(url);
				document.head.append(script);
			} catch (e) {
				reject(e);
			}
		});
		arrived.set(key, wanted);
		return wanted.promise;
	}

	function piece(what, number) {
		return load(what, number, root + entry.folder + what + number + '.js');
	}

	/* The next number of TEXT at AT.I, which moves on. */
	function number(text, at) {
		for (let n = 0; ;) {
			const v = values[text.charCodeAt(at.i++)];

			if (v < BASE)
				return n * BASE + v;
			n = n * BASE + v - BASE;
		}
	}

	async function open(form) {
		if (entry)
			return;
		root = form.dataset.root;
		const e = await load('index', 1, form.dataset.index);
		const at = {i: 0}, first = [0];

		while (at.i < e.blocks.length)
			first.push(first[first.length - 1] + number(e.blocks, at));
		entry = Object.assign({}, e, {
			first,
			starts: e.words === '' ? [] : e.words.split(' '),
			common: new Set(e.common.split(' '))
		});
	}

	/* ---- terms ---- */

	const files = new Map();

	/* The terms of a file of words, with what is said of their pages. */
	async function terms(file) {
		let list = files.get(file);

		if (list)
			return list;
		const parts = (await piece('w', file)).split(' ');
		let term = '';

		list = [];
		for (let i = 0; i + 1 < parts.length; i += 2) {
			const keep = values[parts[i].charCodeAt(0)];

			term = term.slice(0, keep) + parts[i].slice(1);
			list.push({term, pages: parts[i + 1]});
		}
		files.set(file, list);
		return list;
	}

	/* How many of the sorted LIST come before what IS_AFTER holds of. */
	function before(list, isAfter) {
		let low = 0, high = list.length;

		while (low < high) {
			const middle = (low + high) >> 1;

			if (isAfter(list[middle]))
				high = middle;
			else
				low = middle + 1;
		}
		return low;
	}

	/* The terms that are WORD, or that begin so. */
	async function matching(word, prefix) {
		const from = before(entry.starts, (s) => s > word);
		const to = prefix ? before(entry.starts, (s) =>
			s > word && !s.startsWith(word)) : from;
		const numbers = [];

		for (let f = from; f <= to && numbers.length < FILES_MOST; f++)
			numbers.push(f);
		const found = [];

		for (const list of await Promise.all(numbers.map(terms))) {
			let i = before(list, (t) => t.term >= word);

			for (; i < list.length && list[i].term.startsWith(word) &&
				(prefix || list[i].term === word); i++)
				found.push(list[i]);
		}
		return found;
	}

	/* ---- what is asked for ---- */

	/* How readers write a letter that they have no key for, and what the index
	 * has then. */
	const TYPED = {
		de: [/[aou]e/g, (s) => s[0]],
		nb: [/aa|oe/g, (s) => s[0]],
		nn: [/aa|oe/g, (s) => s[0]],
		da: [/aa|oe/g, (s) => s[0]]
	};

	function spellings(term) {
		const rule = TYPED[entry.lang.split('-')[0]];
		const other = rule ? term.replace(rule[0], rule[1]) : term;

		return other === term ? [term] : [term, other];
	}

	/* The words of TEXT; the last one may be the beginning of one. */
	function ask(text) {
		const all = cut(text);
		const words = all.filter((t) => t.kind !== 'last' || t.alone);

		return words.map((t, i) => ({
			term: t.term,
			kind: t.kind,
			begins: t.kind === 'last' || (t.kind === 'word' &&
				[...t.term].length > 1 && i === words.length - 1 &&
				t.to === text.length)
		}));
	}

	/* Of each page what WORD is worth there; how many have it. */
	async function weigh(word) {
		const worth = new Float32Array(entry.pages);
		const forms = word.kind === 'word' ? spellings(word.term)
			: [word.term];
		let pages = 0;

		async function take(begins) {
			for (const form of forms)
				for (const t of await matching(form, begins)) {
					const whole = t.term === form;
					const part = (whole ? 1 : 0.5) *
						(form === forms[0] ? 1 : 0.8);
					const at = {i: 0};

					for (let page = 0; at.i < t.pages.length;) {
						page += number(t.pages, at);
						const w = part *
							number(t.pages, at);

						pages += worth[page] === 0 ? 1 : 0;
						if (w > worth[page])
							worth[page] = w;
					}
				}
		}

		await take(word.begins);
		word.begun = word.begins;
		/* Where no page has the word, some may have longer ones. */
		if (pages === 0 && !word.begins && word.kind === 'word' &&
			[...word.term].length > 2) {
			word.begun = true;
			await take(true);
		}
		return {worth, pages};
	}

	/* The words that a page must have: not those on half of all pages, where
	 * there are others. */
	function needed(words) {
		const rare = words.filter((w) => !entry.common.has(w.term));

		return new Set(rare.length > 0 ? rare : words);
	}

	/* The numbers of the pages that have all words, else most of them. */
	async function find(words) {
		const must = needed(words);
		const scores = new Float32Array(entry.pages);
		const had = new Uint16Array(entry.pages);
		const lists = await Promise.all(words.map(weigh));
		let most = 0;

		lists.forEach(({worth, pages}, i) => {
			const idf = Math.log(1 + (entry.pages - pages + 0.5) /
				(pages + 0.5));
			const one = must.has(words[i]) ? 1 : 0;

			for (let page = 0; page < worth.length; page++)
				if (worth[page] > 0) {
					scores[page] += worth[page] * (idf + 0.1);
					had[page] += one;
					most = Math.max(most, had[page]);
				}
		});
		/* Of many words some may be missing, but not half. */
		const least = most === must.size ? most
			: Math.max(1, Math.ceil(most * 0.6));
		const found = [];

		for (let i = 0; i < had.length; i++)
			if (had[i] >= least)
				found.push(i);
		return found.sort((a, b) => had[b] - had[a] ||
			scores[b] - scores[a] || a - b);
	}

	/* ---- passages ---- */

	/* Characters of scripts without blanks are as wide as two. */
	const ROOM = 170, LEAD = 50;

	function width(text) {
		return BIGRAM.test(text.slice(0, ROOM)) ? 2 : 1;
	}

	function isHit(t, w) {
		if (t.kind !== w.kind && !(w.kind === 'last' && t.kind === 'pair'))
			return false;
		if (w.kind === 'pair')
			return t.term === w.term;
		return spellings(w.term).some((s) =>
			w.begun || w.begins ? t.term.startsWith(s) : t.term === s);
	}

	/* Do the pairs of words I and I + 1 overlap? */
	function follows(words, i) {
		const a = words[i], b = words[i + 1];

		return b && a.kind === 'pair' && b.kind === 'pair' &&
			[...a.term][1] === [...b.term][0];
	}

	/* How many of WORDS, from number FROM on, are the terms from AT on. */
	function length(all, at, words, from) {
		let n = 1;

		while (follows(words, from + n - 1) && all[at + n] &&
			isHit(all[at + n], words[from + n]))
			n++;
		return n;
	}

	/* Places of WORDS in TEXT.  Pairs of characters are in many words: of them
	 * only those that follow each other nearly as long as any do. */
	function hits(text, words) {
		const all = cut(text);
		const list = [];
		let longest = 0;

		for (let i = 0; i < all.length; i++)
			for (let number = 0; number < words.length; number++) {
				if (!isHit(all[i], words[number]))
					continue;
				const pair = words[number].kind === 'pair';
				const n = pair ? length(all, i, words, number) : 1;
				const {from, to} = all[i];

				if (pair)
					longest = Math.max(longest, n);
				for (let k = 0; k < n; k++)
					list.push({number: number + k, from, pair: pair && n,
						to: words[number].kind === 'last'
							? from + [...text.slice(from)][0].length
							: all[i + n - 1].to});
				i += n - 1;
				break;
			}
		return list.filter((h) => !h.pair || h.pair * 2 >= longest);
	}

	/* The part of TEXT with most of the words, and the places in it. */
	function passage(text, words) {
		const list = hits(text, words);
		const room = (ROOM - LEAD) / width(text);
		let best = 0, at = 0;

		list.forEach((h, i) => {
			const near = new Set();

			for (let k = i; k < list.length &&
				list[k].to - h.from < room; k++)
				near.add(list[k].number);
			if (near.size > best) {
				best = near.size;
				at = h.from;
			}
		});
		return {list, best, at};
	}

	/* Characters before and after which a text may be cut. */
	function edge(text, from, to, step) {
		for (let i = from; i !== to; i += step)
			if (/[\s\u3001\u3002]/.test(text[i]))
				return i + 1;
		return from;
	}

	/* Blocks of text in one line. */
	function lines(text) {
		return text.replace(/\n+/g, ' · ');
	}

	/* TEXT with the places of LIST marked, from BEGIN to END. */
	function marked(text, list, begin, end) {
		const parts = document.createDocumentFragment();
		let at = begin;

		for (const h of list) {
			if (h.to <= at || h.from >= end)
				continue;
			const from = Math.max(h.from, at), to = Math.min(h.to, end);

			if (from > at || !parts.lastChild)
				parts.append(lines(text.slice(at, from)),
					document.createElement('mark'));
			parts.lastChild.append(text.slice(from, to));
			at = to;
		}
		parts.append(lines(text.slice(at, end)));
		return parts;
	}

	function excerpt(text, p) {
		const wide = width(text);
		let begin = Math.max(0, p.at - LEAD / wide);
		let end = Math.min(text.length, begin + ROOM / wide);

		if (begin > 0)
			begin = edge(text, begin, p.at, 1);
		if (end < text.length)
			end = edge(text, end, Math.max(p.at, end - 30), -1);
		while (end > begin && /\s/.test(text[end - 1]))
			end--;
		while (/\s/.test(text[begin]))
			begin++;
		const box = document.createElement('p');

		box.append(begin > 0 ? '… ' : '', marked(text, p.list, begin, end),
			end < text.length ? ' …' : '');
		return box;
	}

	/* ---- results ---- */

	function blockOf(page) {
		return before(entry.first, (f) => f > page) - 1;
	}

	/* The source of PAGE: its title and text, or nothing. */
	async function sourceOf(page) {
		const block = blockOf(page);
		const file = Math.floor(block / SOURCES);
		const list = await piece('s', file);

		return list[page - entry.first[file * SOURCES]] || null;
	}

	/* The title that was found, where it is not the one that is shown. */
	function sourceTitle(title, words) {
		const list = hits(title, words);
		const box = document.createElement('small');

		if (list.length === 0)
			return '';
		box.lang = entry.source;
		box.append(marked(title, list, 0, title.length));
		return box;
	}

	/* A result as an element. */
	async function result(page, words) {
		const block = blockOf(page);
		const list = await piece('b', block);
		const [url, title, text, lang] = list[page - entry.first[block]];
		const item = document.createElement('li');
		const link = document.createElement('a');
		const titled = hits(title, words);
		let p = passage(text, words), shown = text, of = lang, other = '';

		if (p.best === 0 && titled.length === 0) {
			const source = await sourceOf(page);
			const q = source ? passage(source[1], words) : p;

			if (q.best > 0)
				[p, shown, of] = [q, source[1], entry.source];
			if (source)
				other = sourceTitle(source[0], words);
		}
		link.href = root + entry.home + url;
		link.append(marked(title, titled, 0, title.length), other);
		if (lang)
			link.lang = lang;
		const box = excerpt(shown, p);

		if (of) {
			box.lang = of;
			box.dir = 'auto';
		}
		item.append(link, box);
		return item;
	}

	/* How many there are, in the reader's language: of samples that the page
	 * has the one whose number is of the same kind. */
	function counted(n) {
		const samples = [0, 1, 2, 3, 11, 100];
		const texts = entry.counts.split('|');
		const rules = new Intl.PluralRules(entry.lang);
		const same = samples.findIndex((s) => s === n);
		const like = same >= 0 ? same : samples.findIndex((s) =>
			s > 1 && rules.select(s) === rules.select(n));

		return texts[like < 0 ? texts.length - 1 : like].replace(
			/\p{Nd}[\p{Nd}.,\u066b\u066c\s]*\p{Nd}|\p{Nd}/u,
			new Intl.NumberFormat(entry.lang).format(n));
	}

	/* ---- the page ---- */

	/* The address says what was asked; that of a file may not be changed. */
	function remember(asked) {
		try {
			history.replaceState(null, '', asked === '' ? location.pathname
				: '?q=' + encodeURIComponent(asked));
		} catch (e) {
			/* then it stays as it is */
		}
	}

	const PANEL = 6, PAGE = 10;

	/* The look of results is not loaded with the page. */
	function dress() {
		for (const sheet of document.querySelectorAll('.results-sheet'))
			sheet.disabled = false;
	}

	function element(name, properties) {
		return Object.assign(document.createElement(name), properties);
	}

	function start(form) {
		const input = form.querySelector('input');
		const here = document.querySelector('.results');
		const box = here || element('div', {className: 'hits', hidden: true});
		const status = element('p', {className: 'count'});
		const list = element('ol');
		const more = element(here ? 'button' : 'a', {hidden: true});
		const titles = document.querySelector('.titles');
		let asked = '', found = [], words = [];
		let round = 0, shown = 0, timer = 0;

		status.setAttribute('role', 'status');
		box.append(status, list, more);
		if (!here) {
			form.append(box);
			more.href = form.getAttribute('action');
		}
		input.autocomplete = 'off';

		/* Whether the list is still to change.  The count is beside it: what
		 * is in a busy part may never be announced. */
		function busy() {
			list.setAttribute('aria-busy',
				String(timer !== 0 || shown !== round));
		}

		function show(on) {
			if (here)
				titles.hidden = asked !== '';
			else
				box.hidden = !on;
		}

		async function add(n) {
			const now = round;
			const from = list.children.length;
			const items = await Promise.all(found.slice(from, from + n)
				.map((page) => result(page, words)));

			if (now !== round)
				return [];
			list.append(...items);
			more.hidden = found.length <= list.children.length;
			return items;
		}

		async function search(now) {
			words = ask(asked);
			if (words.length === 0) {
				list.replaceChildren();
				status.textContent = '';
				more.hidden = true;
				show(false);
				return;
			}
			const pages = await find(words);

			if (now !== round)
				return;
			found = pages;
			const items = await Promise.all(found.slice(0, here ? PAGE : PANEL)
				.map((page) => result(page, words)));

			if (now !== round)
				return;
			list.replaceChildren(...items);
			more.hidden = found.length <= items.length;
			more.textContent = here ? entry.more : entry.all;
			if (!here)
				more.href = form.getAttribute('action') + '?q=' +
					encodeURIComponent(asked);
			status.textContent = found.length > 0
				? counted(found.length) : entry.none;
			show(true);
		}

		function fail() {
			list.replaceChildren();
			more.hidden = true;
			status.textContent = form.dataset.failed;
			show(true);
			asked = '';
		}

		async function changed() {
			const text = input.value.trim() === '' ? '' : input.value;

			if (text === asked)
				return;
			asked = text;
			if (here)
				remember(asked);
			const now = ++round;

			busy();
			try {
				await open(form);
				if (now === round)
					await search(now);
			} catch (e) {
				if (now === round)
					fail();
			}
			if (now === round)
				shown = now;
			busy();
		}

		function soon(event) {
			clearTimeout(timer);
			timer = event.isComposing ? 0 : setTimeout(() => {
				timer = 0;
				changed();
				busy();
			}, 80);
			busy();
		}

		/* From the field into the list and back. */
		function arrows(event) {
			const links = [input, ...box.querySelectorAll('a:not([hidden])')];
			const at = links.indexOf(document.activeElement);
			const to = {ArrowDown: at + 1, ArrowUp: at - 1,
				Home: at > 0 ? 1 : -1, End: at > 0 ? links.length - 1 : -1};

			if (event.isComposing || event.altKey || event.ctrlKey ||
				event.metaKey)
				return;
			if (event.key === 'Escape' && !here && !box.hidden) {
				event.preventDefault();
				box.hidden = true;
				input.focus();
				return;
			}
			if (at < 0 || !links[to[event.key]])
				return;
			event.preventDefault();
			if (event.key === 'ArrowDown' && !here && found.length > 0)
				box.hidden = false;
			links[to[event.key]].focus();
		}

		if (here) {
			more.type = 'button';
			more.addEventListener('click', async () => {
				const [first] = await add(PAGE);

				if (first)
					first.querySelector('a').focus();
			});
			form.addEventListener('submit', (event) => {
				event.preventDefault();
				changed();
			});
		}
		input.addEventListener('focus', () => {
			dress();
			open(form).catch(() => 0);
		}, {once: true});
		input.addEventListener('input', soon);
		input.addEventListener('compositionend', soon);
		input.addEventListener('focus', () => {
			if (asked !== '' && !here)
				box.hidden = false;
		});
		form.addEventListener('keydown', arrows);
		if (here)
			here.addEventListener('keydown', arrows);
		document.addEventListener('pointerdown', (event) => {
			if (!here && !form.contains(event.target))
				box.hidden = true;
		});
		form.addEventListener('focusout', (event) => {
			if (!here && event.relatedTarget &&
				!form.contains(event.relatedTarget))
				box.hidden = true;
		});
		if (here) {
			dress();
			input.value = input.value ||
				new URLSearchParams(location.search).get('q') || '';
			changed();
		}
	}

	window.gloseSearch = gloseSearch;
	gloseSearch.cut = cut;
	/* For measuring: the numbers of the pages for TEXT; the addresses of PAGES,
	 * whose texts are loaded. */
	gloseSearch.query = async (form, text) => {
		await open(form);
		const words = ask(text);

		return {words, pages: await find(words)};
	};
	gloseSearch.show = (pages, words) => Promise.all(pages.map(async (page) =>
		(await result(page, words)).querySelector('a').href));
	for (const form of document.querySelectorAll('form.search'))
		start(form);
})();
