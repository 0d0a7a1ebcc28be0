import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintTexts } from '../../src/lint/fingerprint.ts';
import { lint } from '../../src/lint/run.ts';
import { projectOf, replacing } from './subject.ts';

const rule = replacing({ id: 'rule', text: 'http://a', by: 'http://b' });

/** The texts for the findings of a file, in the order of the findings. */
function textsFor(text: string, path = '/etc/nginx.conf'): readonly string[] {
  const { findings } = lint(projectOf({ [path]: text }), [rule], {});
  const texts = fingerprintTexts(findings, (shown) => shown.replace('/etc/', ''));
  return findings.map((finding) => texts.get(finding) ?? '');
}

const server = (name: string, ...lines: readonly string[]) =>
  `server {\n  server_name ${name};\n  location / {\n    proxy_pass http://a;\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}\n`;
const http = (...servers: readonly string[]) => `http {\n${servers.join('')}}\n`;

describe('the fingerprint of a finding', () => {
  it('differs between two servers, and between two of the same text', () => {
    const texts = textsFor(http(server('a'), server('b'), server('a')));
    expect(new Set(texts).size).toBe(3);
  });

  it('holds the path as it is shown', () => {
    const [text = ''] = textsFor(http(server('a')));
    expect(JSON.parse(text.replace(/#\d+$/, ''))).toEqual([
      'rule',
      'nginx.conf',
      ['http', 'server a', 'location /'],
      'proxy_pass http://a',
    ]);
  });

  it('does not change with lines, indentation and what other servers say', () => {
    const noise = fc.array(
      fc.constantFrom('', '# a comment', '  ', 'keepalive_timeout 5s;', 'map $a $b { a b; }'),
    );
    const indentation = fc.constantFrom('', '  ', '\t', '        ');
    fc.assert(
      fc.property(noise, indentation, fc.boolean(), (above, indent, crlf) => {
        const others = http(...above.map((line) => `${line}\n`), server('x'), server('a'), server('b'));
        const moved = others.replace(/^[ \t]*/gm, indent);
        const texts = textsFor(crlf ? moved.replaceAll('\n', '\r\n') : moved);
        expect(texts.slice(1)).toEqual(textsFor(http(server('a'), server('b'))));
      }),
    );
  });
});
