// meta.mjs -- what programs read of a page: language, title, headings, canonical
// address, alternates, Open Graph, JSON-LD; that each holds what it should, and
// that all of them agree; that every link and every anchor is there.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { browser, check, finish, out, pages, visit } from './drive.mjs';

const RTL = /^(ar|fa|he|ur)\b/;
const LOADED = ['script[src]', 'link[rel=stylesheet]', 'link[rel=icon]', 'img'];
const all = pages();
const known = new Map();

// In the browser: what there is in HTML, read but not run.
function read({ html, loaded }) {
	const doc = new DOMParser().parseFromString(html, 'text/html');
	const list = (selector, of) => Array.from(doc.querySelectorAll(selector), of);
	const meta = (attribute) => list(`meta[${attribute}]`, (m) =>
		[m.getAttribute(attribute), m.content]);

	return {
		lang: doc.documentElement.lang,
		dir: doc.documentElement.dir,
		title: doc.title,
		refresh: doc.querySelector('meta[http-equiv=refresh]') !== null,
		meta: Object.fromEntries(meta('name')),
		og: meta('property'),
		canonical: list('link[rel=canonical]', (l) => l.getAttribute('href')),
		alternates: list('head link[rel=alternate]', (l) =>
			[l.hreflang, l.getAttribute('href')]),
		json: list('script[type="application/ld+json"]', (s) => s.textContent),
		crumbs: list('.crumbs li a', (l) => l.textContent.trim()),
		headings: list('h1, h2, h3, h4, h5, h6', (h) =>
			[Number(h.localName[1]), h.textContent.trim()]),
		landmarks: list('main', () => 1).length,
		sources: list('.q', (q) => [q.lang, q.dir]),
		links: list('a[href]', (a) => a.getAttribute('href')),
		blank: list('a[target]:not([rel~=noopener])', (a) => a.outerHTML),
		loaded: list(loaded.join(), (e) =>
			e.getAttribute('src') ?? e.getAttribute('href')),
		unnamed: list('img:not([alt])', (e) => e.outerHTML),
		ids: list('[id]', (e) => e.id),
	};
}

function headings(p, { headings: list, landmarks }) {
	check(list.filter(([level]) => level === 1).length === 1,
		`${p}: not one h1 but ${list.filter(([level]) => level === 1).length}`);
	check(list.every(([, text]) => text !== ''), `${p}: a heading without text`);
	check(list.every(([level], i) => level <= (list[i - 1]?.[0] ?? 0) + 1),
		`${p}: headings skip a level: ${list.map(([level]) => level)}`);
	check(landmarks === 1, `${p}: ${landmarks} main parts`);
}

function language(p, { lang, dir, sources }) {
	check(Intl.getCanonicalLocales(lang)[0] === lang, `${p}: language ${lang}`);
	check(!p.includes('/') || p.split('/')[0] === lang.toLowerCase(),
		`${p}: is in ${lang}`);
	check(dir === (RTL.test(lang) ? 'rtl' : 'ltr'), `${p}: direction ${dir}`);
	check(sources.every(([l, d]) => l && d && l !== lang),
		`${p}: a source without its language`);
}

// The file below OUT that an address of the site is.
function fileOf(url, base) {
	return decodeURIComponent(url.slice(base.length));
}

function addresses(p, facts, base) {
	const { canonical: [own], alternates, og, lang } = facts;
	const property = (name) => og.filter(([n]) => n === name).map(([, v]) => v);
	const ogLocale = (tag) => tag.replace('-', '_');

	check(facts.canonical.length === 1 && own.startsWith(base) &&
		existsSync(join(out, fileOf(own, base))), `${p}: canonical ${own}`);
	check(alternates.some(([l]) => l === 'x-default'), `${p}: no x-default`);
	check(new Set(alternates.map(([l]) => l)).size === alternates.length,
		`${p}: a language twice: ${alternates}`);
	for (const [tag, href] of alternates) {
		const target = known.get(fileOf(href, base));

		check(href.startsWith(base) && target, `${p}: alternate ${href}`);
		check(tag === 'x-default' || target?.lang === tag,
			`${p}: ${href} is in ${target?.lang}, not ${tag}`);
		check(tag === 'x-default' ||
			target?.alternates.some(([, back]) => back === own),
			`${p}: ${href} does not lead back`);
	}
	for (const name of ['og:title', 'og:type', 'og:locale', 'og:site_name'])
		check(property(name).length === 1 && property(name)[0] !== '',
			`${p}: ${name} is ${property(name)}`);
	check(property('og:url').join() === own, `${p}: og:url`);
	check(property('og:locale').join() === ogLocale(lang), `${p}: og:locale`);
	check(property('og:locale:alternate').sort().join() === alternates
		.map(([l]) => l).filter((l) => l !== 'x-default' && l !== lang)
		.map(ogLocale).sort().join(), `${p}: og:locale:alternate`);
	check(facts.title.startsWith(property('og:title')[0]), `${p}: og:title`);
	check((property('og:description')[0] ?? '') === (facts.meta.description ?? ''),
		`${p}: og:description`);
}

// The way to the page, those parts of it that are pages, and the page itself.
function breadcrumbs(p, { json, crumbs, og }, base) {
	const [, title] = og.find(([n]) => n === 'og:title');

	if (crumbs.length === 0)
		return;
	check(json.length === 1, `${p}: ${json.length} pieces of JSON-LD`);
	const data = JSON.parse(json[0] ?? '{}');
	const items = data.itemListElement ?? [];

	check(data['@context'] === 'https://schema.org' &&
		data['@type'] === 'BreadcrumbList', `${p}: ${data['@type']}`);
	check(items.every((item, i) => item['@type'] === 'ListItem' &&
		item.position === i + 1 && item.name), `${p}: ${json}`);
	check(items.every(({ item }) => item?.startsWith(base) &&
		known.has(fileOf(item, base))), `${p}: ${items.map((o) => o.item)}`);
	check(items.map((o) => o.name).join() === [...crumbs, title].join(),
		`${p}: ${items.map((o) => o.name)} are not ${crumbs}`);
}

// All that a page leads to is there.
function links(p, facts) {
	const folder = p.endsWith('404.html') ? out : dirname(join(out, p));

	for (const href of facts.links) {
		if (/^[a-z-]+:/i.test(href))
			continue;
		const [path, hash] = href.split('#');
		const file = path === '' ? join(out, p) : join(folder,
			decodeURIComponent(path.split('?')[0]));
		const target = known.get(relative(out, file));
		const id = decodeURIComponent(hash ?? '');

		check(existsSync(file), `${p}: nothing at ${href}`);
		check(!id || !target || target.ids.includes(id), `${p}: no ${href}`);
	}
	for (const src of facts.loaded)
		check(!/^([a-z]+:|\/\/)/i.test(src) &&
			existsSync(resolve(folder, src.replace(/^\//, ''))) ||
			existsSync(join(out, src)), `${p}: ${src} is not the site's`);
	check(facts.blank.length === 0, `${p}: ${facts.blank[0]}`);
	check(facts.unnamed.length === 0, `${p}: ${facts.unnamed[0]}`);
}

const b = await browser();

await visit(b, {}, async (page) => {
	for (const p of all)
		known.set(p, await page.evaluate(read, {
			html: readFileSync(join(out, p), 'utf8'), loaded: LOADED }));
});
await b.close();

const [first, { canonical: [at] }] = Array.from(known).find(([, f]) =>
	f.canonical.length > 0);
const base = at.slice(0, -first.length);
const titles = new Map();

for (const [p, facts] of known) {
	links(p, facts);
	check(facts.title && !/[<>]/.test(facts.title), `${p}: title ${facts.title}`);
	if (facts.refresh)
		continue;
	headings(p, facts);
	language(p, facts);
	const key = `${facts.lang} ${facts.title}`;

	check(!titles.has(key), `${p}: has the title of ${titles.get(key)}`);
	titles.set(key, p);
	// A page that is not to be found stands for another, or for none.
	if (/(404|contents)\.html$/.test(p))
		check(facts.meta.robots === 'noindex', `${p}: may be found`);
	if (facts.meta.robots === 'noindex')
		continue;
	const said = facts.meta.description ?? '';

	check(said !== '' && !/\n|  |^ | $/.test(said), `${p}: description "${said}"`);
	addresses(p, facts, base);
	breadcrumbs(p, facts, base);
}
finish();
