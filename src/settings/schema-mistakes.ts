/** What a schema has against a file that a user wrote, in our words and at the place to blame. */
import { rules } from '../../rules/index.ts';
import { lookUp } from '../text/look-up.ts';
import { spanText } from '../text/span.ts';
import { suggestion } from '../text/suggestion.ts';
import { type Mistake, mistakeAt } from './mistake.ts';
import { entryOf, type Tree, toPlain } from './read/tree.ts';

/** The part of ajv's errors that is used here. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema: {
    readonly errorMessage?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly anyOf?: readonly { readonly pattern?: string }[];
  };
}

/** More than anybody puts right at once; a file that is not a configuration file at all may break the schema everywhere. */
const MOST_ERRORS = 1_000;

/** A schema as it is compiled, which leaves what it has against the last value in `errors`. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** `subject`: what messages call the file as a whole. */
export function schemaMistakes(tree: Tree, check: Validator, subject: string): readonly Mistake[] {
  if (check(toPlain(tree))) return [];
  const errors = (check.errors ?? []).slice(0, MOST_ERRORS);
  const mistakes = withoutBranches(errors, tree).map((error) => mistakeFor(error, tree, subject));
  const once = new Map(mistakes.map((mistake) => [`${mistake.span.start} ${mistake.message}`, mistake]));
  return [...once.values()];
}

/** Of a choice between a word and a mapping, what was meant is known: only what that branch has against it counts. */
function withoutBranches(errors: readonly SchemaError[], tree: Tree): readonly SchemaError[] {
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  );
  return errors.filter(({ keyword, instancePath }) => {
    if (!choices.has(instancePath)) return true;
    const isMapping = placeOf(instancePath, tree, '')?.node.kind === 'mapping';
    return isMapping ? keyword === 'additionalProperties' || keyword === 'required' : keyword === 'anyOf';
  });
}

interface Place {
  readonly node: Tree;
  /** As in a program: `overrides[0].files`. */
  readonly label: string;
  /** The keys and indices that lead there. */
  readonly steps: readonly string[];
}

/** The place of a JSON pointer. */
function placeOf(pointer: string, tree: Tree, subject: string): Place | null {
  let node: Tree | undefined = tree;
  let label = '';
  const steps: string[] = [];
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    steps.push(step);
    if (node?.kind === 'sequence') {
      node = node.items[Number(step)];
      label += `[${step}]`;
    } else {
      node = entryOf(node, step)?.value;
      label += /^[\w$-]+$/.test(step) ? `${label === '' ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`;
    }
  }
  return node === undefined ? null : { node, label: label === '' ? subject : label, steps };
}

function mistakeFor(error: SchemaError, tree: Tree, subject: string): Mistake {
  const place = placeOf(error.instancePath, tree, subject) ?? { node: tree, label: subject, steps: [] };
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(error.params.additionalProperty), place, error);
    case 'required':
      return mistakeAt(startOfNode(place.node), `${place.label} has no ${error.params.missingProperty}`, {
        help: `give it the key ${error.params.missingProperty}`,
      });
    case 'maxItems': {
      const entries = place.node.kind === 'sequence' ? place.node.items.length : 0;
      const span = startOfNode(place.node);
      return mistakeAt(span, `${place.label} has ${entries} entries, and ${error.params.limit} are the most`);
    }
    default:
      return wrongValue(place, error);
  }
}

/** A long stretch is not underlined as a whole: its first line is enough. */
function startOfNode({ span }: Tree): Mistake['span'] {
  const feed = spanText(span).search(/[\r\n]/);
  return feed === -1 ? span : { ...span, end: span.start + feed };
}

/** More names than this are no help in one line. */
const MOST_NAMES = 16;

function unknownKey(key: string, { node, label, steps }: Place, { parentSchema }: SchemaError): Mistake {
  const span = entryOf(node, key)?.keySpan ?? startOfNode(node);
  const known =
    steps.at(-1) === 'rules' ? rules.map(({ id }) => id) : Object.keys(parentSchema.properties ?? {});
  const meant = withoutSemicolon(suggestion(key, known));
  if (steps.at(-1) === 'rules') {
    return mistakeAt(span, `there is no rule ${shownText(key)}`, {
      meant,
      help: '`proxylint rules` lists the rules',
    });
  }
  if (steps.at(-1) === 'paths') {
    return mistakeAt(span, `${label} maps absolute paths, and ${shownText(key)} is none`, {
      help: 'an absolute path begins with /',
    });
  }
  const where = steps.length === 0 ? '' : ` in ${label}`;
  const names = known.length <= MOST_NAMES ? known : known.slice(0, MOST_NAMES);
  return mistakeAt(span, `unknown key ${shownText(key)}${where}`, {
    meant,
    help: `the keys here are ${names.join(', ')}`,
  });
}

function wrongValue({ node, label }: Place, { parentSchema }: SchemaError): Mistake {
  const expected = parentSchema.errorMessage ?? 'has a value that does not fit';
  const words = parentSchema.enum ?? (parentSchema.anyOf === undefined ? [] : SEVERITIES);
  const meant = node.kind === 'scalar' ? meantWord(String(node.value), words) : '';
  const quoted = inQuotes(node, parentSchema);
  return mistakeAt(startOfNode(node), `${label} ${expected}, not ${shownValue(node)}`, {
    meant: withoutSemicolon(meant),
    ...(quoted === null ? {} : { help: quoted }),
  });
}

const SEVERITIES = ['off', 'info', 'warning', 'error'];

/** What other linters call a severity. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  warn: 'warning',
  hint: 'info',
  note: 'info',
  notice: 'info',
  critical: 'error',
  fatal: 'error',
  no: 'off',
  false: 'off',
  none: 'off',
  ignore: 'off',
  disable: 'off',
  disabled: 'off',
  '0': 'off',
  '1': 'warning',
  '2': 'error',
};

function meantWord(word: string, words: readonly string[]): string {
  const known = lookUp(ELSEWHERE, word);
  return known !== undefined && words.includes(known) ? `did you mean ${known}?` : suggestion(word, words);
}

/** `nginx: 1.30` is the number 1.3 to YAML, and would be a good version as a text. */
function inQuotes(node: Tree, { pattern }: SchemaError['parentSchema']): string | null {
  if (node.kind !== 'scalar' || typeof node.value !== 'number' || pattern === undefined) return null;
  const written = spanText(node.span);
  return new RegExp(pattern, 'u').test(written) ? `in quotes it is a text: '${written}'` : null;
}

function withoutSemicolon(meant: string): string {
  return meant.replace(/^; /, '');
}

function shownValue(node: Tree): string {
  switch (node.kind) {
    case 'mapping':
      return 'a mapping';
    case 'sequence':
      return node.items.length === 0 ? 'an empty list' : 'a list';
    case 'scalar':
      if (node.value === null) return 'nothing';
      if (typeof node.value === 'string')
        return node.value === '' ? 'an empty text' : `'${shownText(node.value)}'`;
      return typeof node.value === 'number' ? `the number ${spanText(node.span)}` : String(node.value);
  }
}

/** What somebody wrote, cut where it is too long for a message. */
export function shownText(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 60 && line.length === text.length ? text : `${line.slice(0, 59)}…`;
}
