// cut.mjs CUT FOLDER... -- the program (CUT) and the theme's script must cut any
// text into the same terms: each character there is, alone and among others;
// mixtures of scripts; each line of the Markdown files below the folders.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const [, , program, ...folders] = process.argv;
const FILES_MOST = 400;

// The script, in a page without a form.
const window = {};
vm.runInNewContext(readFileSync('themes/default/assets/search.js', 'utf8'),
	{ window, document: { querySelectorAll: () => [] } });

function terms(line) {
	return window.gloseSearch.cut(line).map((t) => t.term + ' ').join('');
}

function ask(args, input) {
	return execFileSync(program, args, { input, maxBuffer: 1 << 30 })
		.toString('utf8');
}

function characters() {
	const lines = [];

	// What this node does not know yet, or ICU does not, may differ.
	for (const c of ask(['known'], '').trim().split('\n').map(Number)) {
		const s = String.fromCodePoint(c);

		if (/\p{Cn}|\p{Cs}|[\0\n]/u.test(s))
			continue;
		lines.push(s, `a${s}b ${s}か${s} ${s}${s}x`);
	}
	return lines;
}

// A generator of its own, so that each run is the same.
let seed = 12345;

function random(n) {
	seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
	return (seed >>> 8) % n;
}

const PARTS = ['Å', 'å', 'a\u030a', 'Ø', 'ß', 'ẞ', 'ﬁ', 'İ', 'ı', 'Σ', 'ς', 'é',
	'e\u0301', 'й', 'Ё', 'ї', 'か', 'が', 'か\u3099', 'ｶ', 'ﾞ', 'ﾟ', 'ー', 'ハ',
	'漢', '々', '한', '국', 'ก', 'ำ', '่', 'ກ', 'ក', '្', 'မ', '္', 'ك', 'أ', 'إ', 'ة',
	'ى', 'ـ', 'َ', '٣', '۵', 'ی', 'א', 'ָ', '\u200d', '\u200b', '\u00ad', ' ', '-',
	'.', "'", '’', '_', '7', 'x', 'Word', 'ÆØÅ', '½', '㎏', 'ﷺ', '…', '𝐀', '😀',
	'\ufeff', '𠀋', 'longlonglonglonglonglong', '\u00a0', '①', 'ʼ', 'क', '्', 'ष', '\u3000'];

function mixtures() {
	const lines = [];

	for (let i = 0; i < 20000; i++) {
		let line = '';

		for (let n = random(12) + 1; n > 0; n--)
			line += PARTS[random(PARTS.length)];
		lines.push(line);
	}
	return lines;
}

function texts(folder) {
	const lines = [];
	const files = readdirSync(folder, { recursive: true })
		.filter((f) => f.endsWith('.md')).sort().slice(0, FILES_MOST);

	for (const file of files)
		lines.push(...readFileSync(join(folder, file), 'utf8').split('\n'));
	return lines;
}

const lines = [...characters(), ...mixtures(), ...folders.flatMap(texts)]
	.map((l) => l.replace(/[\n\r\0]/g, ' '));
const answer = ask([], lines.join('\n') + '\n').split('\n');
let failed = 0;

lines.forEach((line, i) => {
	const ours = terms(line);

	if (ours === answer[i])
		return;
	if (failed++ < 20)
		console.log(`search: ${JSON.stringify(line)}: the program says ` +
			`${JSON.stringify(answer[i])}, the script ` +
			JSON.stringify(ours));
});
console.log(`search: ${lines.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
