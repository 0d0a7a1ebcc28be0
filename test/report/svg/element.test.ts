import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coordinate, element, xmlText } from '../../../src/report/svg/element.ts';
import { parseXml, textOf } from '../xml.ts';

it('any text is text for a reader of XML, in content and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const root = parseXml(element('g', { class: text }, xmlText(text)));
      const plain = text.replace(/[\r\n\t]/g, '');
      if (/^[\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(plain) && plain === text) {
        expect(textOf(root)).toBe(text);
        expect(root.attributes.class).toBe(text);
      }
    }),
  );
});

it.each([['\u0000'], ['\u001b'], ['\ufffe'], ['\uffff'], ['\ud800']])(
  'what XML cannot hold is replaced',
  (text) => {
    expect(textOf(parseXml(element('g', {}, xmlText(`a${text}b`))))).toBe('a\ufffdb');
  },
);

it('markup in a text is none', () => {
  const text = `</g><script>'"&amp;]]>`;
  const root = parseXml(element('g', { class: text }, xmlText(text)));
  expect(root.children).toEqual([text]);
  expect(root.attributes.class).toBe(text);
});

it.each([
  [1, '1'],
  [0.1 + 0.2, '0.3'],
  [-2.04, '-2'],
  [-0.01, '0'],
])('%d is written %s', (value, written) => expect(coordinate(value)).toBe(written));
