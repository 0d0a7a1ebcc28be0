import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includersOf } from '../../src/lint/includers.ts';
import { loadProject } from '../../src/lint/project.ts';
import { filesInMemory } from '../../src/text/file-source.ts';
import { type Files, inputFor, requestFor } from './subject.ts';

function includers(files: Files, targets: readonly string[]): readonly string[] {
  const others = Object.keys(files).filter((path) => !targets.includes(path));
  return includersOf(targets, others.map(inputFor), filesInMemory(files)).map(({ path }) => path);
}

describe('the files that may include another', () => {
  it('are found by name, by pattern, and through others', () => {
    const files = {
      '/nginx.conf': 'http { include sites/*.conf; }',
      '/sites/a.conf': 'server { include snippets/ws.inc; }',
      '/sites/b.conf': 'server { include snippets/tls.inc; }',
      '/Caddyfile': 'import sites/*.caddy',
    };
    expect(includers(files, ['/snippets/ws.inc'])).toEqual(['/sites/a.conf', '/nginx.conf']);
  });

  it('are all whose names only a server or a template completes', () => {
    const files = {
      '/a.conf': 'include "a b.conf";',
      '/b.conf': 'include {{ name }};',
      '/c.conf': 'include c\\ d.conf;',
      '/d.conf': 'include $name;',
      '/e.conf': 'include other.conf;',
      '/f.conf': 'server {}',
    };
    expect(includers(files, ['/x.conf'])).toEqual(['/a.conf', '/b.conf', '/c.conf', '/d.conf']);
  });

  it('are never fewer than those that really do', () => {
    const names = ['a.conf', 'b.conf', 'c.conf', 'd.conf'];
    const line = fc.constantFrom(
      'a.conf',
      'b.conf',
      'c.conf',
      'd.conf',
      '*.conf',
      '[ab].conf',
      '"c.conf"',
      '?.conf',
    );
    const texts = fc.array(fc.array(line, { maxLength: 2 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(texts, (included) => {
        const files = Object.fromEntries(
          names.map((name, index) => [
            `/${name}`,
            (included[index] ?? []).map((word) => `include ${word};\n`).join(''),
          ]),
        );
        const rootsWith = (candidates: readonly string[]) =>
          loadProject(filesInMemory(files), requestFor(['/a.conf'], candidates)).nginx.map(
            ({ root, files: read }) => [root.path, read.map(({ path }) => path)],
          );
        expect(rootsWith(includers(files, ['/a.conf']))).toEqual(rootsWith(Object.keys(files)));
      }),
    );
  });
});
