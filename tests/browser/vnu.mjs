// vnu.mjs -- the HTML checker on every page.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, finish, pages, sites } from './drive.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const all = sites.flatMap((site) => pages(site).map((p) => join(site, p)));
const run = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json',
	'--stdout', ...all], { encoding: 'utf8', maxBuffer: 1 << 28 });
const messages = run.stdout ? JSON.parse(run.stdout).messages : [];

check(run.stdout, `the checker says nothing: ${run.error ?? run.stderr}`);
for (const p of all) {
	const said = messages.filter((m) => m.type === 'error' &&
		fileURLToPath(m.url) === p);

	check(said.length === 0, `${p}:${said[0]?.lastLine}: ${said[0]?.message}`);
}
check(!messages.some((m) => m.type === 'non-document-error'),
	`not all could be read: ${JSON.stringify(messages[0])}`);
finish();
