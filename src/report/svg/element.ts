/** XML as text. All foreign text of a drawing passes through here, so that nothing of it can become markup. */
import { lookUp } from '../../text/look-up.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 has no way to write, not even as a reference (section 2.2). */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Character data, for content and for quoted attributes. */
export function xmlText(text: string): string {
  return text
    .replace(NOT_IN_XML, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => lookUp(ESCAPES, character) ?? '');
}

export type Attributes = Readonly<Record<string, string | number>>;

/** An element; its children are XML already. Numbers are written to a tenth, or drawings would depend on rounding. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : xmlText(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A number as it stands in attributes and paths. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}
