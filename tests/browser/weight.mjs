// weight.mjs -- what a reader waits for before the page is drawn: the page and
// the sheets and scripts that it waits for, compressed, fit into the first ten
// packets that a server sends unasked.  No browser is needed for that.
//
// weight.json has the pages that do not fit yet, and what they may weigh: it can
// only become shorter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check, finish, out, pages } from './drive.mjs';

const FIRST_FLIGHT = 14600;
const MOST = 100_000;
const allowed = JSON.parse(readFileSync(new URL('weight.json',
	import.meta.url)));

function gzipped(path) {
	return gzipSync(readFileSync(path), { level: 9 }).length;
}

// The files that P has with one of the given TAGS, whose file is in a group.
function files(p, tags) {
	const folder = p.endsWith('404.html') ? out : join(out, p, '..');

	return Array.from(readFileSync(join(out, p), 'utf8').matchAll(tags),
		([, href]) => join(folder, href));
}

const BLOCKING = /<(?:link rel="stylesheet" href|script src)="([^"]+)">/g;
const ANY = /<(?:link rel="(?:stylesheet|icon)" href|(?:script|img)[^>]* src)="([^"]+)"/g;
const all = pages();
let heaviest = ['', 0];

for (const p of all) {
	const own = gzipped(join(out, p));
	const add = (sum, file) => sum + gzipped(file);
	const first = files(p, BLOCKING).reduce(add, own);
	const whole = files(p, ANY).reduce(add, own);
	const most = allowed[p] ?? FIRST_FLIGHT;

	check(first <= most, `${p}: ${first} bytes, not ${most}, before it is drawn`);
	check(whole <= MOST, `${p}: ${whole} bytes with all that it loads`);
	check(!(p in allowed) || first > FIRST_FLIGHT,
		`${p}: ${first} bytes now: take it out of weight.json`);
	if (first > heaviest[1])
		heaviest = [p, first];
}
for (const p of Object.keys(allowed))
	check(all.includes(p), `weight.json has ${p}, which is no page`);
console.log(`  weight: the heaviest page is ${heaviest[0]}: ${heaviest[1]} bytes`);
finish();
