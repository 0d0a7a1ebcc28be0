/** The published schema: up to date, and of one mind with what reads configuration files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { readDocument } from '../../src/settings/document.ts';
import { PROJECT, run, temporaryFolder } from '../packaging/commands.ts';

const SCHEMA = 'src/settings/schema/settings.schema.json';
const VALIDATOR = 'src/settings/validate.generated.ts';
const committed = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const schema: object = JSON.parse(committed(SCHEMA));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false });
ajv.addVocabulary(['errorMessage']);
const validate = ajv.compile(schema);

describe('the schema', () => {
  /** What a script would write. */
  function made(script: string): string {
    const outfile = join(temporaryFolder(), 'made');
    const { status, stderr } = run(
      process.execPath,
      [`scripts/${script}.mjs`, '--outfile', outfile],
      PROJECT,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return readFileSync(outfile, 'utf8');
  }

  it('is what the rules give; `node scripts/generate-settings-schema.mjs` makes it anew', () => {
    expect(committed(SCHEMA)).toBe(made('generate-settings-schema'));
  });

  it('is compiled; `node scripts/generate-validators.mjs` makes the validator anew', () => {
    const outdir = temporaryFolder();
    const { status, stderr } = run(
      process.execPath,
      ['scripts/generate-validators.mjs', '--outdir', outdir],
      PROJECT,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(committed(VALIDATOR)).toBe(readFileSync(join(outdir, VALIDATOR), 'utf8'));
  });

  it('is a schema of draft 07', () => {
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('knows every rule and its options', () => {
    for (const { id, options } of rules) {
      expect(validate({ rules: { [id]: 'off' } }), id).toBe(true);
      expect(validate({ rules: { [id]: { severity: 'info' } } }), id).toBe(true);
      for (const [name, option] of Object.entries(options?.schema.properties ?? {})) {
        if (option.default === undefined) continue;
        expect(validate({ rules: { [id]: { [name]: option.default } } }), `${id}.${name}`).toBe(true);
      }
    }
  });

  it('has words for every value that does not fit, a title or description for every key, and examples that fit', () => {
    const silent: string[] = [];
    for (const { pointer, node } of schemasIn(schema)) {
      const decides = ['type', 'enum', 'pattern', 'anyOf'].some((keyword) => keyword in node);
      const isBranch = /\/anyOf\/\d+$/.test(pointer);
      if (decides && !isBranch && !('errorMessage' in node)) silent.push(pointer);
      if (/\/properties\/[^/]+$/.test(pointer) && !('$ref' in node) && !('description' in node))
        silent.push(pointer);
      for (const example of Array.isArray(node.examples) ? node.examples : []) {
        const fits = ajv.validate({ ...node, definitions: Object(schema).definitions }, example);
        expect({ pointer, example, fits }).toEqual({ pointer, example, fits: true });
      }
    }
    expect(silent).toEqual([]);
  });
});

interface Found {
  readonly pointer: string;
  readonly node: Readonly<Record<string, unknown>>;
}

/** Every schema in a schema. */
function schemasIn(node: unknown, pointer = ''): readonly Found[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  const entries = Object.entries(node);
  const below = entries.flatMap(([keyword, value]) => {
    if (['properties', 'patternProperties', 'definitions'].includes(keyword)) {
      return Object.entries(Object(value)).flatMap(([name, child]) =>
        schemasIn(child, `${pointer}/${keyword}/${name.replaceAll('/', '~1')}`),
      );
    }
    if (keyword === 'anyOf' && Array.isArray(value)) {
      return value.flatMap((child, at) => schemasIn(child, `${pointer}/anyOf/${at}`));
    }
    return keyword === 'items' ? schemasIn(value, `${pointer}/items`) : [];
  });
  return [{ pointer, node: Object.fromEntries(entries) }, ...below];
}

/** Documents that are nearly configuration files: known keys with values that may belong to others. */
const word = fc.constantFrom(
  'off',
  'error',
  'warning',
  'warn',
  'inferred',
  'all',
  '5m',
  '90',
  '1h 30m',
  '30m 1h',
  '1.30.4',
  'openresty/1.29.2.3',
  'x/1',
  './a',
  '/live',
  'app.test',
  '*.app.test:80',
  '',
  ' ',
  '!a',
  '[',
  'deprecated',
);
const key = fc.constantFrom(
  '$schema',
  'extends',
  'targets',
  'nginx',
  'caddy',
  'roots',
  'paths',
  '/etc/nginx',
  'ignore',
  'assume',
  'websockets',
  'path',
  'host',
  'minimumIdle',
  'failOn',
  'baseline',
  'rules',
  'deprecated',
  'websocket-handshake',
  'acme/rule',
  'severity',
  'overrides',
  'files',
  'plugins',
  'toString',
  '__proto__',
  'x',
);
const { value: DOCUMENT } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.constantFrom<unknown>(1, 0, true, false, null, 1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
const NEARLY = fc
  .array(fc.tuple(key, DOCUMENT), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));

describe('what reads configuration files', () => {
  it('takes nothing that the schema refuses, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(DOCUMENT, NEARLY), async (document) => {
        const { mistakes } = await readDocument('/p/.proxylint.json', JSON.stringify(document), 'json');
        if (!validate(document)) expect({ document, mistakes }).not.toEqual({ document, mistakes: [] });
        for (const { message, help, meant } of mistakes)
          expect(`${message}${help}${meant}`).not.toMatch(/undefined|\n/);
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses only what the schema refuses or cannot know', async () => {
    await fc.assert(
      fc.asyncProperty(NEARLY, async (document) => {
        if (!validate(document)) return;
        const { mistakes } = await readDocument('/p/.proxylint.json', JSON.stringify(document), 'json');
        const unexplained = mistakes.filter(
          ({ message }) => !/^the pattern|^minimumIdle|^targets\.nginx|stands twice/.test(message),
        );
        expect({ document, unexplained }).toEqual({ document, unexplained: [] });
      }),
      { numRuns: 3000 },
    );
  });
});
