/**
 * The package as a project uses it that has installed it: its types under two compilers and every way to resolve modules,
 * all that it exports, and plugins that import it.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as api from '../../src/api/index.ts';
import { BUNDLE, PROJECT, run, temporaryFolder } from './commands.ts';

/** A program that names everything that the list of the API names, types too. */
function programWithEverything(): string {
  const list = readFileSync(join(PROJECT, 'dist/types/api/index.d.ts'), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  const names = [...list.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, all = '', inner = '']) =>
    inner
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => ({
        isType: all !== '' || one.startsWith('type '),
        name: one.replace(/^type /, '').replace(/^.* as /, ''),
      })),
  );
  const types = names.filter(({ isType }) => isType).map(({ name }) => name);
  const values = Object.keys(api).sort();
  expect(
    names
      .filter(({ isType }) => !isType)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(values.filter((name) => name !== 'nginx' && name !== 'caddy'));
  return [
    `import { ${values.join(', ')} } from 'proxylint';`,
    "import type { LintReport, TextEdit } from 'proxylint';",
    `export const values = [${values.join(', ')}];`,
    `export type { ${types.join(', ')} } from 'proxylint';`,
    PROGRAM,
  ].join('\n');
}

/** Uses that only compile when the types say what they ought to. */
const PROGRAM = `
const report: LintReport = lint({ files: { 'nginx.conf': 'events {}\\n' }, settings: { minimumIdle: '5m' } });
const line: number | undefined = report.findings[0]?.start.line;
const texts: readonly string[] = fix({ files: {}, unsafe: true }).changed.map((file) => file.after);
const made: Promise<string> = format(report, 'json');
const options = defineOptions(
  { most: { type: 'integer', description: 'how many', minimum: 1 } },
  ({ most }) => ({ most: typeof most === 'number' ? most : 3 }),
);
const rule = defineRule({
  id: 'acme/thing',
  summary: 'a thing',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  options,
  *checkRoute(route, { optionsAt, target }) {
    if (optionsAt(options, route.origin).most < 1 || !isVersionAtLeast(target.nginx, '1.20')) return;
    if (route.dialect === 'nginx') {
      const { statement, gap }: nginx.EffectiveScalar = nginx.effectiveScalar(route.context, 'proxy_read_timeout');
      const edit: TextEdit | null = statement && nginx.replaceArgument(statement, 0, '1h');
      if (edit !== null && gap === null) yield { message: 'here', span: route.origin, fix: { safety: 'safe', title: 'do', edits: [edit] } };
    } else {
      const lines: readonly caddy.Statement[] = caddy.childrenNamed(route.proxy, 'transport');
      for (const one of lines) yield { message: 'there', span: caddy.spanOf(one) };
    }
  },
});
testRule(rule, { examples: [{ title: 'one', broken: '', findings: [{ line: 1 }] }] });
const tree: nginx.SyntaxTree = parseNginx('events {}');
const path: string = tree.file.path;
// @ts-expect-error: a rule of one's own has a name before the slash
defineRule({ ...rule, id: 'thing' });
// @ts-expect-error: there is no such format of findings
format(report, 'svg');
// @ts-expect-error: files or a source
lint({});
export { line, texts, made, path };
`;

/** A project with the package in its node_modules, as npm puts it there. */
function consumer(): string {
  const folder = temporaryFolder();
  const packed = run('npm', ['pack', '--json', '--pack-destination', folder], PROJECT);
  expect(packed).toMatchObject({ status: 0 });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  const args = [
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--cache',
    temporaryFolder(),
    `./${tarball}`,
  ];
  expect(run('npm', args, folder)).toMatchObject({ status: 0 });
  return folder;
}

describe('the package in a project', () => {
  it('has types that two compilers understand, whichever way they resolve modules', () => {
    const folder = consumer();
    writeFileSync(join(folder, 'everything.ts'), programWithEverything());
    const compilers = ['typescript', 'typescript-5'];
    const resolutions = [
      ['nodenext', 'nodenext'],
      ['node16', 'node16'],
      ['esnext', 'bundler'],
    ] as const;
    for (const compiler of compilers) {
      for (const [module, moduleResolution] of resolutions) {
        for (const skipLibCheck of [false, true]) {
          const compilerOptions = {
            module,
            moduleResolution,
            skipLibCheck,
            target: 'es2022',
            lib: ['es2022'],
            types: [],
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
          };
          writeFileSync(
            join(folder, 'tsconfig.json'),
            JSON.stringify({ compilerOptions, files: ['everything.ts'] }),
          );
          const tsc = join(PROJECT, 'node_modules', compiler, 'bin/tsc');
          const { status, stdout } = run(process.execPath, [tsc, '-p', folder], folder);
          expect({ compiler, moduleResolution, skipLibCheck, status, stdout }).toMatchObject({
            status: 0,
            stdout: '',
          });
        }
      }
    }
  });

  it('exports what its list says, and nothing of its inside', () => {
    const folder = consumer();
    const program = `
      import * as api from 'proxylint';
      const inside = await import('proxylint/dist/chunks/core.mjs').then(() => 'open', (error) => error.code);
      const manifest = await import('proxylint/package.json', { with: { type: 'json' } });
      console.log(JSON.stringify([Object.keys(api), inside, manifest.default.name]));
    `;
    writeFileSync(join(folder, 'program.mjs'), program);
    const { stdout, stderr } = run(process.execPath, ['--no-warnings', 'program.mjs'], folder);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      Object.keys(api).sort(),
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
      'proxylint',
    ]);
  });

  it('tests own rules under node:test', () => {
    const folder = consumer();
    for (const part of ['rules', 'test']) {
      cpSync(join(PROJECT, 'fixtures/own-rules', part), join(folder, part), { recursive: true });
    }
    const { status, stdout } = run(process.execPath, ['--test'], folder, { NODE_OPTIONS: '' });
    expect(stdout).toMatch(/^# pass 2$/m);
    expect(status).toBe(0);
  });
});

describe('a plugin that imports proxylint', () => {
  /** The example, without proxylint among its packages. */
  function project(): string {
    const folder = join(temporaryFolder(), 'a project');
    mkdirSync(folder);
    cpSync(join(PROJECT, 'fixtures/own-rules'), folder, { recursive: true });
    return folder;
  }
  const check = (folder: string) =>
    run(process.execPath, [BUNDLE, '--format', 'json'], folder, { GITHUB_ACTIONS: '' });
  const rulesIn = (stdout: string) =>
    JSON.parse(stdout).findings.map(({ rule }: { readonly rule: string }) => rule);
  const FOUND = ['acme/websocket-idle', 'acme/websocket-limit', 'acme/websocket-idle'];

  it('gets the proxylint that runs where the project has none, as in a hook', () => {
    const { stdout, stderr } = check(project());
    expect(stderr).toBe('');
    expect(rulesIn(stdout)).toEqual(FOUND);
  });

  it('gets the proxylint that runs where the project has another one', () => {
    const folder = project();
    const other = join(folder, 'node_modules/proxylint');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'package.json'), '{ "type": "module", "exports": "./index.mjs" }');
    writeFileSync(join(other, 'index.mjs'), 'throw new Error("the other one");');
    expect(rulesIn(check(folder).stdout)).toEqual(FOUND);
  });

  it('gets it in the modules that it imports, and in packages', () => {
    const folder = project();
    const rule = readFileSync(join(folder, 'rules/websockets.mjs'), 'utf8');
    mkdirSync(join(folder, 'node_modules/acme'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/acme/package.json'), '{ "exports": "./rules.mjs" }');
    writeFileSync(join(folder, 'node_modules/acme/rules.mjs'), rule);
    writeFileSync(join(folder, 'rules/websockets.mjs'), "export { default } from 'acme';\n");
    expect(rulesIn(check(folder).stdout)).toEqual(FOUND);
  });

  it('is named with its line where it has a slip', () => {
    const folder = project();
    writeFileSync(join(folder, 'rules/websockets.mjs'), 'export default [\n  {,\n];\n');
    const { status, stderr } = check(folder);
    expect(stderr).toContain('cannot be loaded: SyntaxError: Unexpected token');
    expect(stderr).toContain('rules/websockets.mjs:2');
    expect(status).toBe(2);
  });
});
