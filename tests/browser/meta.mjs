// meta.mjs -- what programs read of a page: language, title, headings, canonical
// address, alternates, Open Graph, JSON-LD, the menu of languages, the sitemap;
// that each holds what it should, and that all of them agree; that every link and
// every anchor is there; that nothing is in the page that a policy forbids.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { browser, check, finish, out, pages, visit } from './drive.mjs';

const RTL = /^(ar|fa|he|ur)\b/;
const LOADED = ['[src]', 'link[rel=stylesheet]', 'link[rel=icon]',
	'link[rel=preload]'];
// Addresses that the pages have no use for, and what "default-src 'self'" forbids.
const STRANGE = '[srcset], [poster], object, embed, base';
const INLINE = 'style, [style], script:not([src], [type="application/ld+json"])';
// Pages that are not for search engines; the others that are not stand for one
// in another language.
const UNLISTED = /(^|\/)(404|contents|search)\.html$/;
const all = pages();
const known = new Map();

// In the browser: what there is in HTML, read but not run.
function read({ html, loaded, bad }) {
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
		menu: list('.languages li > *', (e) => ({ tag: e.hreflang, lang: e.lang,
			dir: e.dir, current: e.ariaCurrent, rel: e.rel,
			href: e.getAttribute('href'), name: e.textContent.trim() })),
		foreign: doc.querySelector('article')?.lang ?? '',
		inline: [...list(bad, (e) => e.outerHTML.slice(0, 80)),
			...list('*', (e) => Array.from(e.attributes, (a) => a.name))
				.flat().filter((name) => name.startsWith('on'))],
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
	check(alternates.some(([l, href]) => l === 'x-default' &&
		href === `${base}index.html`), `${p}: no x-default that is the chooser`);
	check(p === 'index.html' || alternates.some(([l, href]) => l === lang &&
		href === own), `${p}: is not among its alternates`);
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
	check(facts.title.startsWith(property('og:title')[0] ?? '?'),
		`${p}: og:title`);
	check((property('og:description')[0] ?? '') === (facts.meta.description ?? ''),
		`${p}: og:description`);
}

// Every language of the page, each in its own name and direction.
function menu(p, { alternates, lang, menu: list }) {
	const tags = alternates.map(([l]) => l).filter((l) => l !== 'x-default');
	const links = list.filter((e) => e.tag);

	if (p === 'index.html')
		return;
	check(tags.sort().join() === [...links.map((e) => e.tag), lang].sort().join(),
		`${p}: languages ${links.map((e) => e.tag)}, alternates ${tags}`);
	check(links.every((e) => e.tag === e.lang && e.rel === 'alternate'),
		`${p}: a language that is not told`);
	check(list.every((e) => e.name && e.lang &&
		e.dir === (RTL.test(e.lang) ? 'rtl' : 'ltr')),
	`${p}: a language whose name is not marked as such`);
	check(list.filter((e) => e.current === 'true' && e.lang === lang &&
		e.href == null).length === 1, `${p}: which language is it?`);
}

// What JSON there is, or none.
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return {};
	}
}

// The way to the page, those parts of it that are pages, and the page itself.
function breadcrumbs(p, { json, crumbs, og }, base) {
	const [, title] = og.find(([n]) => n === 'og:title') ?? [];

	if (crumbs.length === 0)
		return;
	check(json.length === 1, `${p}: ${json.length} pieces of JSON-LD`);
	const data = parse(json[0]);
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
	check(facts.inline.length === 0, `${p}: in the page: ${facts.inline[0]}`);
	check(facts.meta.referrer === 'no-referrer', `${p}: says where one comes from`);
}

const b = await browser();

await visit(b, {}, async (page) => {
	for (const p of all)
		known.set(p, await page.evaluate(read, {
			html: readFileSync(join(out, p), 'utf8'), loaded: LOADED,
			bad: `${STRANGE}, ${INLINE}` }));
});
await b.close();

const [first, { canonical: [at] }] = Array.from(known).find(([, f]) =>
	f.canonical.length > 0);
const base = at.slice(0, -first.length);
const titles = new Map();
const listed = new Map();

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
	check((facts.meta.robots === 'noindex') === (UNLISTED.test(p) ||
		facts.foreign !== ''), `${p}: robots: ${facts.meta.robots}`);
	if (facts.meta.robots === 'noindex')
		continue;
	const said = facts.meta.description ?? '';

	check(said !== '' && !/\n|  |^ | $/.test(said), `${p}: description "${said}"`);
	addresses(p, facts, base);
	menu(p, facts);
	breadcrumbs(p, facts, base);
	// The chooser has nothing to be found by.
	if (p === 'index.html')
		continue;
	listed.set(facts.canonical[0], facts.alternates.map((a) => a.join(' '))
		.filter((a) => !a.startsWith('x-default')).sort().join());
}

// The sitemap has the pages that are for search engines, and says of each what
// the page says itself.
const sitemap = readFileSync(join(out, 'sitemap.xml'), 'utf8');

for (const [, url] of sitemap.matchAll(/<url>(.*?)<\/url>/gs)) {
	const [, loc] = url.match(/<loc>(.*?)<\/loc>/);
	const said = Array.from(url.matchAll(/hreflang="(.*?)" href="(.*?)"/g),
		([, tag, href]) => `${tag} ${href}`);

	check(listed.get(loc) === said.sort().join(), `the sitemap's ${loc}`);
	listed.delete(loc);
}
check(listed.size === 0, `not in the sitemap: ${Array.from(listed.keys())[0]}`);
finish();
