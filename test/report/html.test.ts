import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOME } from '../../src/report/home.ts';
import { htmlReport } from '../../src/report/html/page.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { anyCheckReport } from './generated.ts';
import { portalReport } from './route-samples.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';
import { elementsOf, parseXml, shownInXml, textOf, withClass, type XmlElement } from './xml.ts';

const page = (subject: CheckReport) => [...htmlReport(subject)].join('');
const named = (root: XmlElement, name: string) => [...elementsOf(root)].filter((each) => each.name === name);
const linesOf = (frame: XmlElement | undefined) =>
  frame === undefined ? [] : withClass(frame, 'f-line').map((line) => textOf(line).replace(/\n$/, ''));

describe('the page of findings', () => {
  it('shows each finding beside its lines, in every file involved, with what is meant marked', () => {
    const root = parseXml(page(report([HANDSHAKE])));
    const [article] = named(root, 'article');
    if (article === undefined) throw new Error('no finding');
    expect(textOf(named(article, 'h3')[0] ?? article)).toBe('Upgrade does not reach the upstream.');
    const frames = named(article, 'figure');
    expect(frames.map((frame) => textOf(named(frame, 'figcaption')[0] ?? frame))).toEqual([
      'conf.d/app.conf:6',
      '/etc/nginx/proxy.conf:2',
      'conf.d/app.conf:6',
      '/etc/nginx/proxy.conf:2',
    ]);
    expect(linesOf(frames[0])).toEqual([
      '1server {',
      '2    proxy_set_header Upgrade $http_upgrade;',
      '    ↑ set here',
      '3    listen 80;',
      '4    location /ws {',
      '5        include proxy.conf;',
      '6        proxy_pass http://app;',
      '7    }',
      '8}',
    ]);
    expect(withClass(article, 'f-blame').map(textOf)).toEqual(['proxy_pass http://app;']);
    expect(withClass(article, 'f-related').map(textOf)).toEqual([
      'proxy_set_header Upgrade $http_upgrade;',
      'proxy_set_header Host $host;',
    ]);
    expect(named(article, 'del').map(textOf)).toEqual(['2− proxy_set_header Host $host;\n']);
    expect(named(article, 'ins').map(textOf)).toEqual([
      '6+         proxy_set_header Upgrade $http_upgrade;\n',
      '+ proxy_set_header Host $http_host;\n',
    ]);
  });

  it('leads from a place in another file to what was found there', () => {
    const other = HANDSHAKE.related[1];
    if (other === undefined) throw new Error('no related place');
    const root = parseXml(page(report([HANDSHAKE, finding(other.span, { message: 'the other' })])));
    const sections = withClass(root, 'f-file');
    const [first] = sections;
    const links = named(first ?? root, 'a').map(({ attributes }) => attributes.href);
    expect(links).toContain(`#${sections[1]?.attributes.id}`);
  });

  it('marks what overlaps, what has no length, and what goes over lines', () => {
    const spans = [
      { file: APP, start: 0, end: APP.text.length },
      { file: APP, start: 7, end: 7 },
      { file: APP, start: APP.text.length, end: APP.text.length },
    ];
    for (const span of spans) {
      const related = [{ message: 'within', span: place(APP, 'erver') }];
      const root = parseXml(page(report([finding(span, { related })])));
      expect(withClass(root, 'f-blame').length).toBeGreaterThan(0);
      const source = APP.text.split('\n')[0];
      expect(withClass(root, 'f-line').map(textOf)).toContain(`1${source}\n`);
    }
  });

  it('draws the routes and lists them', () => {
    const { routes } = portalReport();
    const root = parseXml(page(report([HANDSHAKE], { routes: () => routes })));
    const [section] = withClass(root, 'f-routes');
    if (section === undefined) throw new Error('no routes');
    expect(named(section, 'svg')).toHaveLength(1);
    expect(named(named(section, 'tbody')[0] ?? section, 'tr')).toHaveLength(routes.length);
  });

  it('says that all is well, and what went wrong', () => {
    const root = parseXml(page(report([], { problems: ['a.conf: permission denied'] })));
    expect(textOf(withClass(root, 'f-verdict')[0] ?? root)).toBe('No problems in 2 files');
    expect(textOf(withClass(root, 'f-problems')[0] ?? root)).toContain('a.conf: permission denied');
    expect(named(root, 'article')).toEqual([]);
  });

  it('loads nothing and runs nothing, and every link in it leads somewhere', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const text = page({ ...generated, routes: () => portalReport().routes });
        expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
        const root = parseXml(text);
        const ids = [...elementsOf(root)].flatMap(({ attributes }) => attributes.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { name, attributes } of elementsOf(root)) {
          expect(['script', 'link', 'img', 'iframe', 'object', 'base', 'form']).not.toContain(name);
          expect(Object.keys(attributes).filter((key) => /^on|^src|^xlink/.test(key))).toEqual([]);
          expect(attributes.style ?? '').toMatch(/^(?:--digits:\d+em)?$/);
          const { href } = attributes;
          if (href?.startsWith('#')) expect(ids).toContain(href.slice(1));
          else if (href !== undefined) expect(href.startsWith(`${HOME}/`)).toBe(true);
        }
        for (const style of named(root, 'style')) expect(textOf(style)).not.toMatch(/url\(|@import/);
      }),
      { numRuns: 60 },
    );
  });

  it('has every message in full', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const shown = named(parseXml(page(generated)), 'article').map((article) =>
          textOf(named(article, 'h3')[0] ?? article),
        );
        const withoutTicks = (text: string) => shownInXml(text).replaceAll('`', '');
        expect(shown.map((text) => text.replaceAll('`', '')).sort()).toEqual(
          generated.findings.map(({ message }) => withoutTicks(message)).sort(),
        );
      }),
    );
  });
});

describe('the page of a large run', () => {
  it('shows the gravest findings and says how many there are', () => {
    const findings = [...manyFindings(600, 'info'), ...manyFindings(30, 'error')];
    const text = page(report(findings));
    const root = parseXml(text);
    expect(named(root, 'article')).toHaveLength(500);
    expect(withClass(root, 'f-badge').filter((badge) => textOf(badge) === 'error')).toHaveLength(31);
    expect(text).toContain('The gravest 500 of 630 findings are shown.');
    expect(text).toContain('and 130 more in this file');
  });

  it('shows a piece of a line that is very long, and few lines around what is meant', () => {
    const file = new SourceFile(
      '/project/long.conf',
      `${'a '.repeat(50_000)}proxy_pass ${'b '.repeat(50_000)}\n${'x\n'.repeat(5_000)}`,
    );
    const related = [
      { message: 'and here', span: { file, start: file.text.length - 2, end: file.text.length - 1 } },
    ];
    const text = page(report([finding(place(file, 'proxy_pass'), { related })]));
    expect(text.length).toBeLessThan(30_000);
    expect(withClass(parseXml(text), 'f-blame').map(textOf)).toEqual(['proxy_pass']);
  });
});

describe('for those who do not see the page, or do not use a mouse', () => {
  const many = Array.from({ length: 12 }, (_, number) => new SourceFile(`/etc/nginx/${number}.conf`, 'a;\n'));
  const findings = many.map((file) => finding({ file, start: 0, end: 2 }));

  it('has one landmark for all of its content, and a name for the others', () => {
    const { routes } = portalReport();
    const root = parseXml(page(report([HANDSHAKE], { routes: () => routes, problems: ['x'] })));
    const [main, ...others] = named(root, 'main');
    expect(others).toEqual([]);
    const body = named(root, 'body')[0]?.children.filter((child) => typeof child !== 'string');
    expect(body?.map((child) => (typeof child === 'string' ? '' : child.name))).toEqual(['header', 'main']);
    expect(withClass(main ?? root, 'f-routes')).toHaveLength(1);
    expect(named(root, 'nav')[0]?.attributes['aria-label']).toBe('Contents');
    for (const head of named(root, 'th')) expect(textOf(head)).not.toBe('');
  });

  it('lets the keyboard into a list of files that scrolls', () => {
    const [list] = withClass(parseXml(page(report(findings))), 'f-files');
    expect(list?.attributes).toMatchObject({ role: 'region', 'aria-label': 'Files', tabindex: '0' });
    const [short] = withClass(parseXml(page(report([HANDSHAKE]))), 'f-files');
    expect(short?.attributes).not.toHaveProperty('tabindex');
  });

  it('moves nothing for those who want it so', () => {
    expect(page(report([]))).toMatch(
      /prefers-reduced-motion:no-preference\)\{html\{scroll-behavior:smooth\}\}/,
    );
    expect(page(report([])).match(/scroll-behavior/g)).toHaveLength(1);
  });

  it('leads nowhere for a rule that has no page', () => {
    const own = finding(place(APP, 'proxy_pass http://app;'), { rule: 'acme/own' });
    expect(page(report([own]))).not.toMatch(/href="http/);
  });
});
