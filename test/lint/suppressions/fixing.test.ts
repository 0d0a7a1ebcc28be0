import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { rule as suppression } from '../../../rules/suppression/rule.ts';
import { defineRule, type Rule } from '../../../src/lint/rule.ts';
import type { Span } from '../../../src/text/span.ts';
import { fixFiles, replacing } from '../subject.ts';

/** A rule whose fix of each `text` replaces a stretch around it. */
function moving(
  id: string,
  text: string,
  edit: (place: Span) => { start: number; end: number; text: string },
): Rule {
  return defineRule({
    id,
    summary: id,
    severity: 'error',
    fix: 'safe',
    dialects: ['nginx'],
    *checkNginx({ files }) {
      for (const file of files) {
        const start = file.text.indexOf(text);
        if (start === -1) continue;
        const span = { file, start, end: start + text.length };
        const edits = [{ file, ...edit(span) }];
        yield { message: `${text} is here`, span, fix: { safety: 'safe', title: 'move', edits } };
      }
    },
  });
}

const held = replacing({ id: 'held', text: '$held', by: '$changed' });
const other = replacing({ id: 'other', text: '$other', by: '$changed' });

function fixed(text: string, fixes: readonly Rule[]) {
  const { changed, skipped } = fixFiles({ '/nginx.conf': text }, [held, suppression, ...fixes]);
  return { text: changed[0]?.after ?? text, skipped: skipped.map(({ reason }) => reason) };
}

describe('a fix', () => {
  it('leaves what a comment accepts alone, and fixes what else is on the line', () => {
    expect(fixed('# proxylint-ignore held -- why\nset $held $other;\n', [other]).text).toBe(
      '# proxylint-ignore held -- why\nset $held $changed;\n',
    );
  });

  it('fixes others in a region', () => {
    const text = '# proxylint-ignore-start held -- why\nset $held $other;\n# proxylint-ignore-end held\n';
    expect(fixed(text, [other]).text).toBe(text.replace('$other', '$changed'));
  });

  it('does not put a line between a comment and its statement', () => {
    const text = '# proxylint-ignore held -- why\nset $held $x;\n';
    const inserting = moving('inserting', 'set $held $x;', ({ start, end }) => ({
      start,
      end,
      text: 'set $y 1;\nset $held 1;',
    }));
    const { text: after, skipped } = fixed(text, [inserting]);
    expect(after).toBe(text);
    expect(skipped).toEqual(['it would part a statement from the comment that accepts what is found there']);
  });

  it('does not take away the end of a region', () => {
    const text = '# proxylint-ignore-start held -- why\nset $held $x;\n# proxylint-ignore-end held\n';
    const cutting = moving('cutting', '$x', ({ file, end }) => ({
      start: end,
      end: file.text.length,
      text: ';\n',
    }));
    expect(fixed(text, [cutting]).text).toBe(text);
  });

  it('does not bring another statement under a comment', () => {
    const text = '# proxylint-ignore held -- why\nset $held $x;\nset $held 1;\n';
    const unfixable = defineRule({
      ...held,
      *checkNginx(configuration, context) {
        for (const report of held.checkNginx?.(configuration, context) ?? []) yield { ...report, fix: null };
      },
    });
    const removing = moving('removing', 'set $held $x;\n', ({ start, end }) => ({ start, end, text: '' }));
    const { changed, skipped } = fixFiles({ '/nginx.conf': text }, [unfixable, suppression, removing]);
    expect(changed).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'a comment that accepts findings would come to be about another statement',
    ]);
  });

  it('goes above the comments of the next statement, whatever their signs', () => {
    const text = (comment: string) => `events {}
http {
    server {
        listen 80;
        proxy_http_version 1.1;

        location /ws {
            ${comment}
            proxy_pass http://{{ backend }}:9000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 30s;
        }
    }
}
`;
    for (const comment of [
      '{# proxylint-ignore proxy-resolver -- why #}',
      '# proxylint-ignore websocket-idle-timeout -- why',
    ]) {
      const { changed } = fixFiles({ '/nginx.conf.j2': text(comment) }, rules);
      const after = changed[0]?.after ?? text(comment);
      const lines = after.split('\n').map((line) => line.trim());
      const at = lines.indexOf(comment);
      if (at !== -1) expect(lines[at + 1]).toBe('proxy_pass http://{{ backend }}:9000;');
    }
  });
});
