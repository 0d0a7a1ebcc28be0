/** Reads XML strictly, so that a test sees an output as other programs do. */
import { SaxesParser } from 'saxes';
import { escapeControls } from '../../src/report/escape.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** The root element; throws for what is not well-formed, in namespaces too. */
export function parseXml(text: string): XmlElement {
  const top: XmlNode[] = [];
  const open: { readonly children: XmlNode[] }[] = [{ children: top }];
  const add = (node: XmlNode) => open.at(-1)?.children.push(node);
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const children: XmlNode[] = [];
    const values = Object.entries(attributes).map(([key, attribute]) => [key, attribute.value] as const);
    add({ name, attributes: Object.fromEntries(values), children });
    open.push({ children });
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.write(text).close();
  const root = top.find((node) => typeof node !== 'string');
  if (root === undefined) throw new Error('no element');
  return root;
}

/** An element and all that are in it. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elementsOf(child);
}

export function withClass(root: XmlElement, name: string): readonly XmlElement[] {
  return [...elementsOf(root)].filter(({ attributes }) => attributes.class?.split(' ').includes(name));
}

/** All text in an element. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function childNamed({ children }: XmlElement, name: string): XmlElement {
  const found = children.find((child) => typeof child !== 'string' && child.name === name);
  if (found === undefined || typeof found === 'string') throw new Error(`no ${name}`);
  return found;
}

/** How a foreign text stands in an output that is XML, which has no way to write two characters that are none. */
export function shownInXml(text: string): string {
  return escapeControls(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}
