/**
 * Builds `dist/proxylint.mjs`, the one file that npx, pre-commit hooks and Actions run.
 *
 *     npm run bundle                              writes dist/proxylint.mjs
 *     node scripts/bundle.mjs --outfile FILE      writes FILE; a test compares it with the committed one
 *
 * The same sources and lock file give the same bytes on every machine: no times, no absolute paths, LF. What is
 * imported with `import()` stays lazy inside the file: its code is there, and runs when it is asked for. White space goes,
 * since all of it is read at every start; names stay, or a stack trace in a bug report would be worthless.
 */
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SHEBANG = '#!/usr/bin/env node\n';

/** Its module for Node finds its parts in a way that no bundler follows. */
const JSON_PARSER = join(PROJECT, 'node_modules/jsonc-parser/lib/esm/main.js');

/** What yargs loads at every start for its help text and translations; see the modules for what each costs. */
const STAND_INS = {
  'string-width': join(PROJECT, 'scripts/yargs-shims/string-width.mjs'),
  y18n: join(PROJECT, 'scripts/yargs-shims/y18n.mjs'),
  cliui: join(PROJECT, 'scripts/yargs-shims/cliui.mjs'),
};

/**
 * Takes Node's own modules with `process.getBuiltinModule`, when the module that wants them is run. An `import` would
 * load them for every command, and through an ES facade that reads each export: the streams behind `fs.ReadStream` too.
 */
const builtinsOnDemand = {
  name: 'builtins-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?[a-z_/]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^(?!node:)/, 'node:'), namespace: 'builtin' } : null,
    );
    onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
  },
};

/** Bundles an entry module and all that it imports; returns the text of the one file. */
export async function bundle(entry) {
  const result = await build({
    absWorkingDir: PROJECT,
    entryPoints: [entry],
    outfile: 'dist/proxylint.mjs',
    write: false,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    loader: { '.md': 'text' },
    alias: { ...STAND_INS, 'jsonc-parser': JSON_PARSER },
    plugins: [builtinsOnDemand],
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  const code = result.outputFiles[0].text;
  if (code.includes('Dynamic require of'))
    throw new Error('the bundle would call require(), which it has not');
  const script = code.startsWith('#!') ? code : SHEBANG + code;
  return script + (await notices(Object.keys(result.metafile.inputs)));
}

/** The licences of the bundled packages, which ask to be kept with their code; at the end, where reading costs nothing. */
async function notices(inputs) {
  const packages = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
  const texts = await Promise.all([...packages].sort().map(noticeOf));
  return texts.map((text) => `\n/*!\n${text.replaceAll('*/', '* /')}\n*/\n`).join('');
}

/** `node_modules/a/lib/x.js` → `node_modules/a`; null for our own files. */
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? null;
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(PROJECT, folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(join(PROJECT, folder))).sort().find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(PROJECT, folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}`;
}

async function main() {
  const { values } = parseArgs({ options: { outfile: { type: 'string' } } });
  const outfile = resolve(values.outfile ?? join(PROJECT, 'dist/proxylint.mjs'));
  const text = await bundle('src/cli/bin.ts');
  await writeFile(outfile, text);
  await chmod(outfile, 0o755);
  console.log(`${relative(process.cwd(), outfile)}: ${Math.round(text.length / 1024)} KiB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
