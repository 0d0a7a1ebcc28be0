import { describe, expect, it } from 'vitest';
import { cyclesAmong, EFFECTFUL, faultOf } from './arrows.ts';
import { filesBelow, type Import, importsOf, textOf } from './sources.ts';

const modules = ['src', 'rules']
  .flatMap(filesBelow)
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
const imports = modules.flatMap((path) => importsOf(path, textOf(path)));

describe('the layers', () => {
  it('are read from the sources', () => {
    expect(imports.length).toBeGreaterThan(modules.length);
    expect(imports).toContainEqual({
      from: 'src/lint/project.ts',
      to: 'src/nginx/config/configuration.ts',
      typeOnly: false,
      lazy: false,
    });
  });

  it('import downwards only', () => {
    expect(imports.flatMap((one) => faultOf(one) ?? [])).toEqual([]);
  });

  it('have no circles', () => {
    expect(cyclesAmong(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  it('leave the console, the process and the clock to the layers at the top', () => {
    const effects =
      /\bconsole\.|\bprocess\.(?!env\.NODE_ENV)|\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bsetTimeout\(|\bfetch\(/;
    const offending = modules.filter(
      (path) =>
        !EFFECTFUL.some((layer) => path.startsWith(layer)) && effects.test(withoutComments(textOf(path))),
    );
    expect(offending).toEqual([]);
  });
});

describe('printing and ending the process', () => {
  const printing = ['src/cli/', 'src/action/'];
  const silent = ['src/cli/inputs/', 'src/cli/settings/', 'src/cli/plugins/', 'src/cli/cache/'];

  it('is for the command line and the Action, and there not for what reads', () => {
    const speaking = /\bconsole\.|\bprocess\.(?:std|exit|abort|kill)|\b(?:stdout|stderr)\.write\b/;
    const offending = modules
      .filter((path) => speaking.test(withoutComments(textOf(path))))
      .filter(
        (path) =>
          !printing.some((layer) => path.startsWith(layer)) || silent.some((part) => path.startsWith(part)),
      );
    expect(offending).toEqual([]);
  });
});

describe('a broken arrow', () => {
  const between = (from: string, to: string): Import => ({ from, to, typeOnly: false, lazy: false });

  it.each([
    ['src/text/span.ts', 'src/route/route.ts'],
    ['src/nginx/routes.ts', 'src/lint/finding.ts'],
    ['src/lint/run.ts', 'rules/index.ts'],
    ['rules/syntax/rule.ts', 'src/report/pretty.ts'],
    ['rules/syntax/rule.ts', 'src/cli/main.ts'],
    ['src/nginx/routes.ts', 'src/caddy/routes.ts'],
    ['src/caddy/routes.ts', 'src/nginx/routes.ts'],
    ['src/workspace/disk/disk.ts', 'src/cli/main.ts'],
    ['src/report/pretty.ts', 'src/workspace/disk/paths.ts'],
    ['src/cli/main.ts', 'src/api/index.ts'],
    ['src/api/lint.ts', 'src/action/bin.ts'],
    ['src/lint/run.ts', 'node:fs'],
    ['src/lint/run.ts', 'test/lint/run.ts'],
    ['src/elsewhere/one.ts', 'src/text/span.ts'],
  ])('from %s to %s is noticed', (from, to) => {
    expect(faultOf(between(from, to))).not.toBeNull();
  });

  it('that closes a circle is noticed', () => {
    const circle = [between('a.ts', 'b.ts'), between('b.ts', 'c.ts'), between('c.ts', 'a.ts')];
    expect(cyclesAmong([...circle, between('c.ts', 'd.ts')])).toEqual([['a.ts', 'b.ts', 'c.ts']]);
  });

  it('is seen in each form that an import can have', () => {
    const text = [
      "import type { A } from '../a.ts';",
      "import {\n  one,\n  two,\n} from './b.ts';",
      "export * from './c.ts';",
      "import './d.ts';",
      "const lazy = () => import('./e.ts');",
    ].join('\n');
    expect(importsOf('src/lint/run.ts', text).map(({ to, typeOnly, lazy }) => [to, typeOnly, lazy])).toEqual([
      ['src/a.ts', true, false],
      ['src/lint/b.ts', false, false],
      ['src/lint/c.ts', false, false],
      ['src/lint/d.ts', false, false],
      ['src/lint/e.ts', false, true],
    ]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
