/**
 * Builds `dist/`, which npx, pre-commit hooks and Actions run as it is in a git reference.
 *
 *     npm run bundle                            writes dist/
 *     node scripts/bundle.mjs --outdir FOLDER   writes FOLDER; a test compares it with the committed one
 *
 * What a plain `proxylint check` executes is one file, `chunks/core.mjs`; what only some command lines need lies beside it
 * and is not even read before it is asked for: a start is most of the time of a run. The same sources and lock file give
 * the same bytes on every machine: no times, no absolute paths, LF. White space goes, since all of a file is read at every
 * start; names stay, or a stack trace in a bug report would be worthless.
 */
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { declarations } from './declarations.mjs';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What can be run or imported: the name of its file, and the module that it is made from. */
const ENTRIES = {
  proxylint: 'src/cli/bin.ts',
  index: 'src/api/index.ts',
  action: 'src/action/bin.ts',
  worker: 'src/cli/jobs/worker.ts',
};

/**
 * What nearly every run executes, with all that these modules import without `await`. Not an entry itself: it waits for
 * the command, which could not be loaded before the file that it shares with the entry has run.
 */
const CORE = [
  'src/cli/main.ts',
  'src/cli/settings/configuration-file.ts',
  'src/cli/commands/check.ts',
  'src/report/pretty.ts',
  'src/workspace/discovery/walk.ts',
];

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
 * Where there is no process, as in a browser, they are empty: what works on texts needs none of them.
 */
const builtinsOnDemand = {
  name: 'builtins-on-demand',
  resolveId: (id, importer) =>
    isBuiltin(id) && !importer?.startsWith('\0rolldown')
      ? `\0builtin:${id.replace(/^(?!node:)/, 'node:')}`
      : null,
  load: (id) =>
    id.startsWith('\0builtin:')
      ? `module.exports = globalThis.process ? process.getBuiltinModule('${id.slice('\0builtin:'.length)}') : {};`
      : null,
};

/** Bundles the entries and all that they import; returns the texts of the files by their path in the folder. */
export async function bundle() {
  const modules = await moduleGraph();
  const core = reachableFrom(CORE, modules);
  const build = await rolldown(inputOptions());
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name].mjs',
    comments: false,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: { groups: [{ name: 'core', test: (id) => core.has(id) }] },
  });
  await build.close();
  const files = new Map();
  for (const { fileName, code } of output) {
    if (code.includes('Dynamic require of'))
      throw new Error(`${fileName} would call require(), which it has not`);
    files.set(fileName, code);
  }
  for (const [name, text] of await declarations(PROJECT)) files.set(name, text);
  files.set('LICENSES.txt', await notices([...modules.keys()]));
  return files;
}

function inputOptions(plugin = null) {
  return {
    cwd: PROJECT,
    input: ENTRIES,
    platform: 'node',
    plugins: [builtinsOnDemand, plugin],
    resolve: { alias: { ...STAND_INS, 'jsonc-parser': JSON_PARSER } },
    moduleTypes: { '.md': 'text', '.mustache': 'text' },
    transform: { target: 'node20.19' },
    // What many need is imported at once by some, and later by others who may do without.
    checks: { ineffectiveDynamicImport: false },
  };
}

/** Which modules each module imports at once, by absolute path. */
async function moduleGraph() {
  const modules = new Map();
  const note = {
    name: 'note-modules',
    moduleParsed: ({ id, importedIds }) => void modules.set(id, importedIds),
  };
  const build = await rolldown(inputOptions(note));
  await build.generate({ format: 'esm' });
  await build.close();
  return modules;
}

function reachableFrom(paths, modules) {
  const reached = new Set();
  const pending = paths.map((path) => join(PROJECT, path));
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    pending.push(...(modules.get(id) ?? []));
  }
  return reached;
}

/** The licences of the bundled packages, which ask to be kept with their code. */
async function notices(ids) {
  const packages = new Set(ids.map(packageFolder).filter((folder) => folder !== null));
  const texts = await Promise.all([...packages].sort().map(noticeOf));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** `…/node_modules/a/lib/x.js` → `node_modules/a`; null for our own files. */
function packageFolder(id) {
  return /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(relative(PROJECT, id))?.[0] ?? null;
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(PROJECT, folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(join(PROJECT, folder))).sort().find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(PROJECT, folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}

async function main() {
  const { values } = parseArgs({ options: { outdir: { type: 'string' } } });
  const outdir = resolve(values.outdir ?? join(PROJECT, 'dist'));
  const files = await bundle();
  await rm(outdir, { recursive: true, force: true });
  for (const [name, text] of files) {
    await mkdir(dirname(join(outdir, name)), { recursive: true });
    await writeFile(join(outdir, name), text);
  }
  await chmod(join(outdir, 'proxylint.mjs'), 0o755);
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(
    `${relative(process.cwd(), outdir)}: ${files.size} files, ${kibibytes(size)}; a plain check executes ${kibibytes(files.get('chunks/core.mjs').length)}`,
  );
}

const kibibytes = (size) => `${Math.round(size / 1024)} KiB`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
