/**
 * The type declarations of the API: those of `src/api/index.ts` and of what its types name, one file for each module, as
 * the compiler makes them. Bundlers of declarations need a compiler that can be called as a library, which TypeScript 7 is
 * not; and files that mirror the sources keep their documentation, and need no names that are made up.
 *
 * The compiler leaves `./x.ts` in them; `./x.js` is what every version from 5.0 on, and every way to resolve modules, finds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ENTRY = 'src/api/index.ts';

/** Beside those of `tsconfig.json`, which the command line leaves aside as soon as it names a file. */
const OPTIONS = [
  '--ignoreConfig',
  '--declaration',
  '--emitDeclarationOnly',
  '--rootDir',
  '.',
  '--target',
  'es2023',
  '--lib',
  'es2023',
  '--types',
  'node',
  '--module',
  'nodenext',
  '--moduleResolution',
  'nodenext',
  '--strict',
  '--exactOptionalPropertyTypes',
  '--allowImportingTsExtensions',
  '--resolveJsonModule',
  '--skipLibCheck',
  '--stripInternal',
];

/** The texts of the files by their path in `dist/`. */
export async function declarations(project) {
  const folder = await mkdtemp(join(tmpdir(), 'proxylint-types-'));
  try {
    compile(project, folder);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.d.ts'));
    const emitted = new Map();
    for (const name of names) {
      const path = name.replaceAll('\\', '/');
      emitted.set(path, importingDeclarations(await readFile(join(folder, name), 'utf8')));
    }
    return new Map(
      reachable(ENTRY.replace(/\.ts$/, '.d.ts'), emitted).map((path) => [
        path.replace(/^src\//, 'types/'),
        emitted.get(path),
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compile(project, outDir) {
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, ...OPTIONS, '--outDir', outDir, ENTRY, 'src/imported-text.d.ts'],
    { cwd: project, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the compiler gives no declarations:\n${stdout}${stderr}`);
}

const SPECIFIER = /((?:\bfrom|\bimport)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g;

function importingDeclarations(text) {
  return text.replace(SPECIFIER, "$1'$3.js'");
}

/** What the entry names, directly or not, in byte order. */
function reachable(entry, texts) {
  const reached = new Set();
  const pending = [entry];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (reached.has(path)) continue;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`${path} is named, and was not made`);
    reached.add(path);
    for (const [, , specifier] of text.matchAll(
      /(?:\bfrom|\bimport)\s*\(?\s*(['"])(\.{1,2}\/[^'"]+)\.js\1/g,
    )) {
      pending.push(`${resolve('/', path, '..', specifier).slice(1)}.d.ts`);
    }
  }
  return [...reached].sort();
}
