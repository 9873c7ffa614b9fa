// schema.mjs SCHEMA FILE... -- hold each FILE to the JSON Schema, with ajv.
import {readFileSync} from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({allErrors: true, strictRequired: false})
	.compile(JSON.parse(readFileSync(schema, 'utf8')));
let failed = 0;

for (const file of files) {
	if (validate(JSON.parse(readFileSync(file, 'utf8'))))
		continue;
	failed++;
	for (const e of validate.errors)
		console.log(`${file}: ${e.instancePath} ${e.message}`);
}
console.log(`schema: ${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed || !files.length ? 1 : 0;
