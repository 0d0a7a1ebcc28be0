/**
 * Writes the schemas of files that users write as functions, compiled by ajv now so that no start has to: they need nothing at
 * run time.
 *
 *     node scripts/generate-validators.mjs
 *     node scripts/generate-validators.mjs --outdir FOLDER   a test compares with the committed ones
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** From which schema each validator is made. */
const VALIDATORS = {
  'src/settings/validate.generated.ts': 'src/settings/schema/settings.schema.json',
  'src/cli/generate/validate-preset.generated.ts': 'templates/apps/schema.json',
};

/** For people and editors only. */
const ANNOTATIONS = new Set(['title', 'description', 'default', 'examples', '$schema', '$id']);

const headFor = (schema) => `// @ts-nocheck: compiled code.
/** Made by \`scripts/generate-validators.mjs\` from \`${schema}\`; do not edit. */
`;

/** The module's text for a schema. */
function validatorFor(schema, schemaText) {
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
  return `${headFor(schema)}${body}\n`;
}

/** Rules whose settings have one shape become one pattern: the code of each would be the same. */
function withRulesGrouped(schema) {
  const { rules } = schema.definitions;
  if (rules === undefined) return schema;
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

const { values } = parseArgs({ options: { outdir: { type: 'string', default: PROJECT } } });
for (const [path, schema] of Object.entries(VALIDATORS)) {
  const file = join(values.outdir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, validatorFor(schema, await readFile(join(PROJECT, schema), 'utf8')));
}
