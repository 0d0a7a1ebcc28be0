import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import type { Project } from '../../../src/lint/project.ts';
import { type LintResult, lint } from '../../../src/lint/run.ts';
import { faultOfReason, suppressionEdits } from '../../../src/lint/suppression/writing.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { generatedCaddy } from '../../differential/generated-caddy.ts';
import { generatedNginx, printNginx } from '../../differential/generated-nginx.ts';
import { printCaddy } from '../../differential/printed-caddy.ts';
import { type Files, projectOf } from '../subject.ts';
import { RULES } from './subject.ts';

/** The files with comments for all that is found in them. */
function accepted(files: Files, project: Project, findings: readonly Finding[], reason = 'why'): Files {
  const texts = project.files.map((each) => {
    const applied = applyEdits(each.file.text, suppressionEdits(each, findings, reason));
    if (applied.kind === 'overlap') throw new Error('edits overlap');
    return [each.file.path, applied.text] as const;
  });
  return { ...files, ...Object.fromEntries(texts) };
}

/** What stands above each finding of the small rules. */
function written(text: string, path = '/nginx.conf'): string {
  const project = projectOf({ [path]: text });
  const { findings } = lint(project, RULES, {});
  return accepted({ [path]: text }, project, findings)[path] ?? '';
}

describe('a comment is written', () => {
  it('above the line, indented as it is, for all rules that speak there', () => {
    expect(written('http {\n\t  set @beta @alpha; set @alpha 1;\n}\n')).toBe(
      'http {\n\t  # proxylint-ignore alpha, beta -- why\n\t  set @beta @alpha; set @alpha 1;\n}\n',
    );
  });

  it('above the first line of a statement that runs over several', () => {
    expect(written('set $a\n  @alpha\n  @beta;\n')).toBe(
      '# proxylint-ignore alpha, beta -- why\nset $a\n  @alpha\n  @beta;\n',
    );
  });

  it('not inside of a quoted text that ends on the line', () => {
    expect(written("set $a '\n'; set $b @alpha;\n")).toBe(
      "# proxylint-ignore alpha -- why\nset $a '\n'; set $b @alpha;\n",
    );
    expect(written('x.test {\n\trespond `\n\t` @alpha\n}\n', '/Caddyfile')).toBe(
      'x.test {\n\t# proxylint-ignore alpha -- why\n\trespond `\n\t` @alpha\n}\n',
    );
  });

  it('with the line ending of the file, and after its byte-order mark', () => {
    expect(written('set $a @alpha;\r\n')).toBe('# proxylint-ignore alpha -- why\r\nset $a @alpha;\r\n');
    expect(written('\uFEFFset $a @alpha;\n')).toBe('\uFEFF# proxylint-ignore alpha -- why\nset $a @alpha;\n');
  });

  it.each([
    ['/a.conf.j2', '{# proxylint-ignore alpha -- why #}'],
    ['/a.conf.erb', '<%# proxylint-ignore alpha -- why %>'],
    ['/a.conf.gotmpl', '{{/* proxylint-ignore alpha -- why */}}'],
    ['/a.conf.liquid', '{% comment %} proxylint-ignore alpha -- why {% endcomment %}'],
    ['/a.conf.template', '# proxylint-ignore alpha -- why'],
  ])('as the template of %s writes them', (path, comment) => {
    expect(written('set $a @alpha;\n', path)).toBe(`${comment}\nset $a @alpha;\n`);
  });

  it('into the one that is there, where the reasons are the same', () => {
    expect(written('# proxylint-ignore beta -- why\nset @beta @alpha;\n')).toBe(
      '# proxylint-ignore beta, alpha -- why\nset @beta @alpha;\n',
    );
    expect(written('# proxylint-ignore beta -- other\nset @beta @alpha;\n')).toBe(
      '# proxylint-ignore beta -- other\n# proxylint-ignore alpha -- why\nset @beta @alpha;\n',
    );
  });

  it('not for what is wrong with comments', () => {
    expect(written('# proxylint-ignore gamma -- why\nset $a 1;\n')).toBe(
      '# proxylint-ignore gamma -- why\nset $a 1;\n',
    );
  });
});

it.each(['', '  ', 'a\nb', 'C:\\path', '{{ x }}', '#}', '*/', 'see proxylint-ignore', 'x'.repeat(501)])(
  'no comment is written for the reason %j',
  (reason) => expect(faultOfReason(reason)).not.toBeNull(),
);

describe('with comments for all that is found in a generated configuration', () => {
  const told = ({ findings }: LintResult) => findings.map(({ rule, message }) => `${rule}: ${message}`);
  const routesOf = ({ routes }: Project) =>
    routes.map(({ match, websocket, upstream }) => [match, websocket.handshake, upstream.target]);
  const reasons = fc.constantFrom('why', 'see OPS-12: later', 'größer -- 日本 # "quoted" $x; {');

  let found = 0;

  function holds(files: Files, named: readonly string[], reason: string): void {
    const project = projectOf(files, [...named]);
    const before = lint(project, rules, {});
    found += before.findings.length;
    const commented = accepted(files, project, before.findings, reason);
    const after = projectOf(commented, [...named]);
    const result = lint(after, rules, {});
    expect(told(result)).toEqual([]);
    expect(result.suppressed).toHaveLength(before.findings.length);
    expect(result.suppressed.map(({ by }) => by.kind === 'comment' && by.reason)).toEqual(
      before.findings.map(() => reason),
    );
    expect(routesOf(after)).toEqual(routesOf(project));
    oneIsBack(commented, named, result);
  }

  /** Without one of the comments exactly what it accepted is there. */
  function oneIsBack(commented: Files, named: readonly string[], { suppressed }: LintResult): void {
    const by = suppressed[0]?.by;
    if (by?.kind !== 'comment') return;
    const { file, start, end } = by.span;
    const without = { ...commented, [file.path]: file.text.slice(0, start) + file.text.slice(end) };
    const accepts = suppressed.filter(
      (each) =>
        each.by.kind === 'comment' && each.by.span.start === start && each.by.span.file.path === file.path,
    );
    const result = lint(projectOf(without, [...named]), rules, {});
    expect(result.findings.map(({ rule }) => rule)).toEqual(accepts.map(({ finding }) => finding.rule));
  }

  it('of nginx nothing is left, nothing is of no use, and the routes are the same', () => {
    found = 0;
    fc.assert(
      fc.property(generatedNginx, reasons, (generated, reason) => {
        const { texts } = printNginx(generated);
        const files = Object.fromEntries([...texts].map(([name, text]) => [`/etc/${name}`, text]));
        holds(files, Object.keys(files), reason);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('of Caddy just so', () => {
    found = 0;
    fc.assert(
      fc.property(generatedCaddy, reasons, (generated, reason) => {
        const { text } = printCaddy(generated);
        holds({ '/etc/Caddyfile': text }, ['/etc/Caddyfile'], reason);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
