/**
 * Writes what is made from the application presets in `templates/apps/*.yml`: `src/generate/presets/built-in.generated.ts`
 * for `generate`, and `src/route/applications.generated.ts`, which is what the linter knows of applications. Neither reads
 * YAML then, and only this script needs the schema.
 *
 *     node scripts/generate-presets.mjs
 *     node scripts/generate-presets.mjs --outdir FOLDER   a test compares with the committed ones
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const APPS = join(PROJECT, 'templates/apps');

const HEAD = '/** Made by `scripts/generate-presets.mjs` from `templates/apps/`; do not edit. */\n';

/** The presets, in the order of their names; throws with all that is wrong with them. */
async function readPresets() {
  const schema = JSON.parse(await readFile(join(APPS, 'schema.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true });
  ajv.addVocabulary(['errorMessage']);
  const validate = ajv.compile(schema);
  const names = (await readdir(APPS)).filter((name) => name.endsWith('.yml')).sort();
  const mistakes = [];
  const presets = [];
  for (const name of names) {
    const facts = load(await readFile(join(APPS, name), 'utf8'));
    if (validate(facts)) presets.push({ id: basename(name, '.yml'), ...facts });
    else
      for (const { instancePath, message } of validate.errors)
        mistakes.push(`${name}: ${instancePath} ${message}`);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return presets;
}

/** The facts, without what vouches for them: nothing at run time asks. */
function builtIn(presets) {
  const facts = presets.map(({ sources: _, ...preset }) => preset);
  return `${HEAD}import type { Preset } from '../preset.ts';

export const BUILT_IN: readonly Preset[] = ${JSON.stringify(facts, null, 2)};
`;
}

/**
 * Of each application with something open: who, under which names, on which port, and on which path. One line each, since
 * the linter reads it at every start.
 */
function applications(presets) {
  const all = presets.map(({ name, port, upstreamNames = [], routes }) => ({
    name,
    port: port ?? null,
    upstreamNames,
    webSockets: pathsThatCarry(routes, 'websockets'),
    eventStreams: pathsThatCarry(routes, 'event-streams'),
  }));
  const lines = all.map((application) => `  ${JSON.stringify(application)},\n`).join('');
  return `${HEAD}import type { Application } from './application.ts';

export const APPLICATIONS: readonly Application[] = [
${lines}];
`;
}

function pathsThatCarry(routes, what) {
  return routes
    .filter(({ carries }) => carries.includes(what))
    .map(({ path, carries, endpoint, port }) => ({
      path,
      only: carries.length === 1,
      ...endpointOf(path, carries.includes('websockets') ? endpoint : undefined),
      ...(port === undefined ? {} : { port }),
    }));
}

/** The path of an example, without its query, where it says more than the prefix does. */
function endpointOf(path, endpoint) {
  const example = endpoint?.replace(/\?.*$/, '');
  return example === undefined || example === path ? {} : { endpoint: example };
}

const { values } = parseArgs({ options: { outdir: { type: 'string', default: PROJECT } } });
const presets = await readPresets();
for (const [path, text] of [
  ['src/generate/presets/built-in.generated.ts', builtIn(presets)],
  ['src/route/applications.generated.ts', applications(presets)],
]) {
  const file = join(values.outdir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
