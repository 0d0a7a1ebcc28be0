/** The shapes of `structures.ts`, read. */

export type Shape =
  | { readonly kind: 'text' | 'boolean' | 'integer' | 'duration' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: Shape }
  | { readonly kind: 'module'; readonly namespace: string; readonly key: string }
  | { readonly kind: 'modules'; readonly namespace: string }
  | { readonly kind: 'structure'; readonly name: string };

export interface Field {
  readonly shape: Shape;
  /** The release that brought it; null for what is as old as 2.6. */
  readonly since: string | null;
  /** The release that took it away. */
  readonly until: string | null;
}

const fields = new Map<string, Field>();

export function readField(text: string): Field {
  const known = fields.get(text);
  if (known !== undefined) return known;
  const words = text.split(' ');
  const release = (sign: string) => words.find((word) => word.startsWith(sign))?.slice(1) ?? null;
  const plain = words.filter((word) => !/^[@-]\d/.test(word)).join(' ');
  const field: Field = { shape: readShape(plain), since: release('@'), until: release('-') };
  fields.set(text, field);
  return field;
}

function readShape(text: string): Shape {
  const inner = text.slice(1, -1);
  if (text.startsWith('[')) return { kind: 'list', of: readShape(inner) };
  if (text.startsWith('{')) return { kind: 'map', of: readShape(inner) };
  const [word = '', namespace = '', key = ''] = text.split(' ');
  switch (word) {
    case 'text':
    case 'boolean':
    case 'integer':
    case 'duration':
    case 'any':
      return { kind: word };
    case 'module':
      return { kind: 'module', namespace, key };
    case 'modules':
      return { kind: 'modules', namespace };
    default:
      return { kind: 'structure', name: word };
  }
}

/** What a shape takes, for people. */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'a whole number';
    case 'duration':
      return 'a duration such as `"5m"`';
    case 'list':
      return `a list of ${pluralOf(shape.of)}`;
    default:
      return 'an object';
  }
}

function pluralOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'texts';
    case 'integer':
      return 'whole numbers';
    case 'list':
      return 'lists';
    default:
      return 'objects';
  }
}
