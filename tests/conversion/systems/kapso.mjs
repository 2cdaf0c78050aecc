// What @kapso/whatsapp-cloud-api says of requests to make message templates: an array of them in, an array of faults out
// ("" for none). node kapso.mjs <node_modules>
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';

const load = createRequire(path.join(process.argv[2], '..', 'package.json'));
const { TemplateDefinition } = load('@kapso/whatsapp-cloud-api');

// It wants the names of keys in its own style, bodyText for body_text.
const camel = (value) => Array.isArray(value) ? value.map(camel)
  : value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) =>
      [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), camel(inner)]))
    : value;

const said = JSON.parse(readFileSync(0, 'utf8')).map((request) => {
  try {
    TemplateDefinition.buildTemplateDefinition(camel(request));
    return '';
  } catch (fault) {
    return String(fault.message);
  }
});
console.log(JSON.stringify(said));
