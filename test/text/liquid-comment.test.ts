import { describe, expect, it } from 'vitest';
import { closingOfComment, opensComment } from '../../src/text/liquid-comment.ts';

describe("a comment of Liquid's", () => {
  it.each(['{% comment %}', '{%comment%}', '{%- comment -%}', '{%\n comment %}'])(
    'is opened by %j',
    (tag) => {
      expect(opensComment(`x${tag}`, 1, tag.length + 1)).toBe(true);
    },
  );

  it.each(['{% comments %}', '{% assign comment %}', '{# comment #}'])('is not opened by %j', (tag) => {
    expect(opensComment(tag, 0, tag.length)).toBe(false);
  });

  it.each(['{% endcomment %}', '{%-endcomment-%}'])('is closed by %j', (tag) => {
    expect(closingOfComment(`endcomment {% x %} ${tag} y`, 0)).toBe(19 + tag.length);
  });

  it('may stay open', () => {
    expect(closingOfComment('endcomment {% other endcomment %}', 0)).toBe(-1);
    expect(closingOfComment('{% endcomment %}', 3)).toBe(-1);
  });
});
