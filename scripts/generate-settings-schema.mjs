/**
 * Brings the generated parts of `src/settings/schema/settings.schema.json` up to date: the rules, each with what it is
 * about and its options, from the rules' own declarations. The rest of the file is written by hand, and stays.
 *
 *     node scripts/generate-settings-schema.mjs
 *     node scripts/generate-settings-schema.mjs --outfile FILE   a test compares it with the committed one
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SCHEMA = join(PROJECT, 'src/settings/schema/settings.schema.json');

const SEVERITY = { $ref: '#/definitions/severity' };

/** The text of the schema as it ought to be, from the text as it is. */
async function schemaWithRules(text) {
  const schema = JSON.parse(text);
  const rules = await declaredRules();
  schema.definitions.rules.properties = Object.fromEntries(rules.map((rule) => [rule.id, schemaOf(rule)]));
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function schemaOf({ summary, severity, options }) {
  const properties = Object.entries(options?.schema.properties ?? {});
  const withOptions = {
    type: 'object',
    additionalProperties: false,
    properties: {
      severity: SEVERITY,
      ...Object.fromEntries(properties.map(([name, option]) => [name, optionSchema(option)])),
    },
  };
  const names = ['severity', ...properties.map(([name]) => name)];
  return {
    description: summary,
    anyOf: [SEVERITY, withOptions],
    default: severity,
    errorMessage: `must be off, info, warning or error, or a mapping with ${names.join(', ')}`,
  };
}

/** An option, with what to say of a value that does not fit. */
function optionSchema(option) {
  switch (option.type) {
    case 'array': {
      const items = { ...option.items, errorMessage: expectedItem(option.items) };
      return { ...option, items, errorMessage: 'must be a list of texts' };
    }
    case 'integer':
      return { ...option, errorMessage: `must be a whole number, ${option.minimum} or more` };
    case 'boolean':
      return { ...option, errorMessage: 'must be true or false' };
    case 'string':
      return { ...option, errorMessage: 'must be a duration with a unit, such as 90s, 5m or 1h' };
    default:
      throw new Error(`no words for an option of type ${option.type}`);
  }
}

function expectedItem({ pattern }) {
  if (pattern === undefined) return 'must be a text that is not empty';
  return pattern === '^\\S+$' ? 'must be a text without spaces' : `must be a text that matches ${pattern}`;
}

/** The rules as the program knows them. */
async function declaredRules() {
  const build = await rolldown({
    cwd: PROJECT,
    input: 'rules/index.ts',
    platform: 'node',
    moduleTypes: { '.md': 'text' },
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  const code = Buffer.from(output[0].code).toString('base64');
  const { rules } = await import(`data:text/javascript;base64,${code}`);
  return rules;
}

const { values } = parseArgs({ options: { outfile: { type: 'string', default: SCHEMA } } });
await writeFile(values.outfile, await schemaWithRules(await readFile(SCHEMA, 'utf8')));
