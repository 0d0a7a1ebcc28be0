import { describe, expect, it } from 'vitest';
import { everyStatement } from '../../../src/caddy/config/statement.ts';
import { removeStatements } from '../../../src/caddy/edit/lines.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { configurationOf } from '../configuration.ts';

/** The text without the statements whose first argument is `-X`. */
function withoutX(text: string): string {
  const { sites } = configurationOf(text);
  const statements = sites.flatMap((site) =>
    [...everyStatement(site.statements)].map(({ statement }) => statement),
  );
  const chosen = statements.filter(({ name, args }) => name.value === '-X' || args[0]?.value === '-X');
  const result = applyEdits(text, removeStatements(chosen));
  return result.kind === 'applied' ? result.text : 'overlap';
}

describe('removing lines', () => {
  it.each([
    [
      'takes the whole line',
      ':80 {\n\ttls internal\n\theader -X # why\n\tencode gzip\n}\n',
      ':80 {\n\ttls internal\n\tencode gzip\n}\n',
    ],
    [
      'keeps the line endings of others',
      ':80 {\r\n\theader -X\r\n\tencode gzip\r\n}\r\n',
      ':80 {\r\n\tencode gzip\r\n}\r\n',
    ],
    [
      'drops braces around nothing',
      ':80 {\n\treverse_proxy a {\n\t\theader_up -X\n\t\theader_up -X y\n\t}\n}\n',
      ':80 {\n\treverse_proxy a\n}\n',
    ],
    [
      'drops a directive that was only its block',
      ':80 {\n\theader {\n\t\t-X\n\t}\n\tencode gzip\n}\n',
      ':80 {\n\tencode gzip\n}\n',
    ],
    [
      'keeps a block that holds comments',
      ':80 {\n\treverse_proxy a {\n\t\t# why\n\t\theader_up -X\n\t}\n}\n',
      ':80 {\n\treverse_proxy a {\n\t\t# why\n\t}\n}\n',
    ],
    ['keeps the braces of a site', ':80 {\n\theader -X\n}\n', ':80 {\n}\n'],
    ['takes the last line of a file', ':80\nencode gzip\nheader -X', ':80\nencode gzip'],
    ['takes a continued line', ':80 {\n\theader \\\n\t\t-X\n\tencode gzip\n}\n', ':80 {\n\tencode gzip\n}\n'],
  ])('%s', (_title, text, expected) => {
    expect(withoutX(text)).toBe(expected);
  });
});
