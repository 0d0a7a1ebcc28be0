/** Where in a Caddyfile a plan goes: the place, and the style that it is written in. Caddy makes of the rest what it made of it. */
import { describe, expect, it } from 'vitest';
import { adaptCaddyfile, installedCaddy } from '../../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { insert, plan, preset, socketAt } from './inserting.ts';
import { PLACES } from './insertion-places.ts';
import { newRoutes, withoutRoutes } from './without-routes.ts';

const GRAFANA = plan({ preset: preset('grafana'), path: '/grafana/' });

describe('the place', () => {
  it.each(PLACES)('%s', (_title, marked) => {
    const { insertion } = insert(marked.replace('▸', ''), GRAFANA);
    if (insertion.kind !== 'edits') throw new Error(insertion.message);
    expect(insertion.edits.map(({ start, end }) => [start, end])).toEqual([
      [marked.indexOf('▸'), marked.indexOf('▸')],
    ]);
  });
});

describe('the style', () => {
  function lines(text: string): readonly string[] {
    const { insertion } = insert(text, socketAt('/ws'));
    return insertion.kind === 'edits' ? insertion.edits.flatMap((edit) => edit.text.split('\n')) : [];
  }

  it('has the indentation of the file', () => {
    const added = lines('example.com {\n   encode gzip\n   reverse_proxy app:8000\n}\n');
    expect(added.filter((line) => line !== '').every((line) => /^(?: {3})+[^\s]/.test(line))).toBe(true);
    expect(added.some((line) => /^ {6}reverse_proxy /.test(line))).toBe(true);
  });

  it('has tabs where the file has none of its own', () => {
    expect(lines('example.com {\n}\n').some((line) => /^\t\treverse_proxy /.test(line))).toBe(true);
  });

  it('has the line endings of the file', () => {
    const added = lines('example.com {\r\n\treverse_proxy app:8000\r\n}\r\n');
    expect(added.length).toBeGreaterThan(3);
    expect(added.slice(0, -1).every((line) => line.endsWith('\r'))).toBe(true);
  });

  it('has blank lines where its siblings have them', () => {
    const blocks = (gap: string) =>
      `example.com {\n\thandle /a/* {\n\t\trespond a\n\t}\n${gap}\thandle /b/* {\n\t\trespond b\n\t}\n}\n`;
    expect(lines(blocks(''))[0]).not.toBe('');
    expect(lines(blocks('\n'))[0]).toBe('');
  });
});

describeWith([needsCaddy], `every place, before Caddy ${installedCaddy ?? ''}`, () => {
  async function adapted(text: string): Promise<unknown> {
    const sandbox = new Sandbox();
    try {
      sandbox.write(new Map([['Caddyfile', text]]));
      const adaptation = await adaptCaddyfile(sandbox, 'Caddyfile');
      if (adaptation.kind === 'refused') throw new Error(`${adaptation.log}\n${text}`);
      return adaptation.configuration;
    } finally {
      sandbox.remove();
    }
  }

  it.each(PLACES)('%s', async (_title, marked) => {
    const before = marked.replace('▸', '');
    const after = await adapted(insert(before, GRAFANA).text);
    expect(newRoutes(after, ['/grafana']).length).toBeGreaterThan(0);
    expect(withoutRoutes(after, ['/grafana'])).toEqual(withoutRoutes(await adapted(before), ['/grafana']));
  });

  it('a site that is given braces means what it meant', async () => {
    const before = 'a.test, b.test # two\n\nrespond a\nlog';
    const after = insert(before, socketAt('/ws', undefined, { hosts: ['new.test'] })).text;
    const braced = after.replace(/\n\n[^\n]*new\.test \{[\s\S]*$/, '\n');
    expect(braced).not.toBe(after);
    expect(await adapted(braced)).toEqual(await adapted(before));
    expect(JSON.stringify(await adapted(after))).toContain('"new.test"');
  });
});
