/**
 * Writes `src/settings/validate.generated.ts`: the schema of the configuration file as a function, compiled by ajv now so
 * that no start has to. It needs nothing at run time.
 *
 *     node scripts/generate-settings-validator.mjs
 *     node scripts/generate-settings-validator.mjs --outfile FILE   a test compares it with the committed one
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SCHEMA = join(PROJECT, 'src/settings/schema/settings.schema.json');
const VALIDATOR = join(PROJECT, 'src/settings/validate.generated.ts');

/** For people and editors only. */
const ANNOTATIONS = new Set(['title', 'description', 'default', 'examples', '$schema']);

const HEAD = `// @ts-nocheck: compiled code.
/** Made by \`scripts/generate-settings-validator.mjs\` from \`schema/settings.schema.json\`; do not edit. */
`;

/** The module's text for a schema's text. */
function validatorFor(schemaText) {
  const ajv = new Ajv({
    allErrors: true,
    // Errors then carry the schema that was broken, and with it our words for it.
    verbose: true,
    allowUnionTypes: true,
    strict: true,
    strictTypes: false,
    // One function for each definition, however often it is used.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(['errorMessage']);
  const code = standalone.default(ajv, ajv.compile(forCompilation(withRulesGrouped(JSON.parse(schemaText)))));
  if (/\brequire\(/.test(code)) throw new Error('the validator would need ajv at run time');
  const body = code.replace('"use strict";', '').replace(/;?export default validate\d*;/, ';');
  return `${HEAD}${body}\n`;
}

/** Rules whose settings have one shape become one pattern: the code of each would be the same. */
function withRulesGrouped(schema) {
  const { rules } = schema.definitions;
  const idsByShape = new Map();
  for (const [id, shape] of Object.entries(rules.properties)) {
    const text = JSON.stringify(forCompilation(shape));
    idsByShape.set(text, [...(idsByShape.get(text) ?? []), id]);
  }
  const patterns = [...idsByShape].map(([text, ids]) => [`^(?:${ids.join('|')})$`, JSON.parse(text)]);
  const grouped = {
    ...rules,
    properties: {},
    patternProperties: { ...rules.patternProperties, ...Object.fromEntries(patterns) },
  };
  return { ...schema, definitions: { ...schema.definitions, rules: grouped } };
}

/**
 * The schema without annotations, and without what would need ajv at run time: `minLength: 1` is a pattern, and lists that
 * name something twice are noticed by `twice.ts`.
 */
function forCompilation(node) {
  if (Array.isArray(node)) return node.map(forCompilation);
  if (typeof node !== 'object' || node === null) return node;
  const kept = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties' || key === 'patternProperties' || key === 'definitions') {
      kept[key] = Object.fromEntries(
        Object.entries(value).map(([name, schema]) => [name, forCompilation(schema)]),
      );
    } else if (key === 'minLength') kept.pattern ??= '[^]';
    else if (key === 'pattern') kept.pattern = value;
    else if (key !== 'uniqueItems' && !ANNOTATIONS.has(key)) kept[key] = forCompilation(value);
  }
  return kept;
}

const { values } = parseArgs({ options: { outfile: { type: 'string', default: VALIDATOR } } });
await writeFile(values.outfile, validatorFor(await readFile(SCHEMA, 'utf8')));
