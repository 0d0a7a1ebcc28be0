/** Every example of `docs/configuration.md` is a configuration file that works, and its table is what the schema says. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { directoryWith, run, SOUND_NGINX } from '../../cli/command-line.ts';
import { withKeysTable } from './keys-table.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const PATH = join(PROJECT, 'docs/configuration.md');
const page = readFileSync(PATH, 'utf8');
const schema: object = JSON.parse(
  readFileSync(join(PROJECT, 'src/settings/schema/settings.schema.json'), 'utf8'),
);
const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false });
ajv.addVocabulary(['errorMessage']);
const validate = ajv.compile(schema);

/** What the examples name. */
const PROJECT_FILES = {
  '.git/HEAD': '',
  '.proxylint-baseline.json': '{"tool": "proxylint", "version": 1, "findings": []}\n',
  'nginx.conf': SOUND_NGINX,
  'deploy/nginx.conf': SOUND_NGINX,
  'sites/a/nginx.conf': SOUND_NGINX,
  'shared/snippets/proxy.conf': '',
  'shared/proxylint.yml': 'failOn: warning\n',
  'node_modules/proxylint-config-acme/proxylint.yml': 'assume: all\n',
  'rules/acme.mjs': `export default {
    id: 'acme/no-lua', summary: 'Lua', severity: 'error', fix: 'none', dialects: ['nginx'], checkNginx: () => [],
  };\n`,
};

const blocks = [...page.matchAll(/^```(yaml|json)\n([\s\S]*?)^```/gm)].map(
  ([, language = '', text = '']) => ({
    language,
    text,
    line: page.slice(0, page.indexOf(text)).split('\n').length,
  }),
);

describe('docs/configuration.md', () => {
  it.each(blocks)('shows a configuration file that works on line $line', async ({ language, text }) => {
    const document = Object(language === 'yaml' ? load(text) : JSON.parse(text));
    const value: unknown = language === 'yaml' ? document : document.proxylint;
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    const directory = directoryWith(PROJECT_FILES);
    write(join(directory, language === 'yaml' ? '.proxylint.yml' : 'package.json'), text);
    const { status, stdout, stderr } = await run(directory, ['nginx.conf', 'deploy/nginx.conf']);
    // What it declares may well be found to be missing.
    expect({ stdout, stderr, failed: status === 2 }).toMatchObject({ failed: false });
  });

  it('shows every key', () => {
    const shown = blocks.flatMap(({ language, text }) =>
      Object.keys(language === 'yaml' ? Object(load(text)) : JSON.parse(text).proxylint),
    );
    const keys = Object.keys(Object(schema).properties).filter((key) => key !== '$schema');
    expect(keys.filter((key) => !shown.includes(key))).toEqual([]);
  });

  it('has the table of keys that the schema gives', () => {
    const updated = withKeysTable(page, schema);
    if (process.env.UPDATE_DOCS === '1' && updated !== null) writeFileSync(PATH, updated);
    expect(readFileSync(PATH, 'utf8')).toBe(updated);
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
