// vnu.mjs -- the HTML checker on every page.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check, finish, out, pages } from './drive.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const all = pages();
const run = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json',
	'--stdout', ...all.map((p) => join(out, p))],
	{ encoding: 'utf8', maxBuffer: 1 << 28 });
const { messages } = JSON.parse(run.stdout);

for (const p of all) {
	const said = messages.filter((m) => m.url.endsWith(`/${p}`) &&
		m.type === 'error');

	check(said.length === 0, `${p}:${said[0]?.lastLine}: ${said[0]?.message}`);
}
finish();
