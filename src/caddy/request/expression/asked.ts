/**
 * What an expression asks of a request, as far as handshakes can be made up to it: paths and hosts that are written out, and
 * what every handshake brings. Null for one that asks for anything else.
 */
import { type ExpressionText, parsedExpression } from './expression.ts';
import { isMatcherCall } from './matcher-calls.ts';
import { ownNames } from './placeholders.ts';
import type { CallNode, Node, NodeOf } from './tree.ts';

export interface Asked {
  /** As a path matcher has them; null where any path will do. */
  readonly paths: readonly string[] | null;
  readonly hosts: readonly string[] | null;
}

/** A handshake has it, and it is the same in each. */
const NOTHING: Asked = { paths: null, hosts: null };

/** Every handshake brings them. */
const OWN_HEADERS = /^(?:connection|upgrade|sec-websocket-(?:key|version))$/i;
const OWN_PLACEHOLDERS =
  /^http\.request\.(?:method|scheme|proto|header\.(?:connection|upgrade|sec-websocket-(?:key|version)))$/i;

export function askedBy(expression: ExpressionText): Asked | null {
  const root = parsedExpression(expression);
  return root === null ? null : askedByNode(root, ownNames(expression.version).placeholder);
}

function askedByNode(node: Node, placeholder: string): Asked | null {
  const inner = (one: Node): Asked | null => askedByNode(one, placeholder);
  if (isOfHandshake(node, placeholder)) return NOTHING;
  switch (node.kind) {
    case 'and':
      return node.operands.map(inner).reduce(both, NOTHING);
    case 'or': {
      const [first, ...others] = node.operands.map(inner);
      return others.reduce(either, first ?? null);
    }
    case 'call':
      return isMatcherCall(node) ? askedByMatcher(node) : askedByStart(node, placeholder);
    case 'binary':
      return askedByComparison(node, placeholder);
    default:
      return null;
  }
}

/** Two conditions on paths may contradict each other. */
function both(one: Asked | null, other: Asked | null): Asked | null {
  if (one === null || other === null) return null;
  if ((one.paths !== null && other.paths !== null) || (one.hosts !== null && other.hosts !== null))
    return null;
  return { paths: one.paths ?? other.paths, hosts: one.hosts ?? other.hosts };
}

/** Alternatives of one sort; of a path and something else either may be the one that is met. */
function either(one: Asked | null, other: Asked | null): Asked | null {
  if (one === null || other === null) return null;
  if (one.hosts === null && other.hosts === null && one.paths !== null && other.paths !== null)
    return { paths: [...one.paths, ...other.paths], hosts: null };
  if (one.paths === null && other.paths === null && one.hosts !== null && other.hosts !== null)
    return { paths: null, hosts: [...one.hosts, ...other.hosts] };
  return null;
}

/** Made of nothing but texts and what is the same in each handshake. */
function isOfHandshake(node: Node, placeholder: string): boolean {
  const isOwn = (one: Node): boolean => isOfHandshake(one, placeholder);
  switch (node.kind) {
    case 'literal':
      return true;
    case 'name':
    case 'map':
    case 'select':
    case 'index':
      return false;
    case 'not':
    case 'negate':
      return isOwn(node.operand);
    case 'and':
    case 'or':
      return node.operands.every(isOwn);
    case 'conditional':
      return [node.condition, node.then, node.otherwise].every(isOwn);
    case 'binary':
      return isOwn(node.left) && isOwn(node.right);
    case 'list':
      return node.items.every(isOwn);
    case 'call':
      if (isMatcherCall(node)) return isOwnMatcher(node);
      if (node.target !== null) return [node.target, ...node.args].every(isOwn);
      return node.name === placeholder ? OWN_PLACEHOLDERS.test(placeholderOf(node)) : node.args.every(isOwn);
  }
}

function isOwnMatcher({ name, args }: CallNode): boolean {
  const [first] = args;
  const texts = args.map(textOf);
  switch (name) {
    case 'method':
      return !texts.includes(null);
    case 'protocol':
      return texts[0] === 'http' || texts[0] === 'https';
    case 'header':
      return first?.kind === 'map' && first.entries.every(([key]) => OWN_HEADERS.test(textOf(key) ?? ''));
    case 'header_regexp':
      return OWN_HEADERS.test(texts.at(-2) ?? '');
    default:
      return false;
  }
}

function askedByMatcher({ name, args }: CallNode): Asked | null {
  const texts = args.flatMap((arg) => textOf(arg) ?? []);
  if (texts.length < args.length || texts.some((text) => text.includes('{'))) return null;
  if (name === 'path') return { paths: texts, hosts: null };
  return name === 'host' ? { paths: null, hosts: texts } : null;
}

/** `{path}.startsWith('/ws')`. */
function askedByStart({ name, target, args }: CallNode, placeholder: string): Asked | null {
  const [start] = args.flatMap((arg) => textOf(arg) ?? []);
  if (name !== 'startsWith' || target === null || start === undefined) return null;
  return isPath(target, placeholder) ? { paths: [`${start}*`], hosts: null } : null;
}

/** `{path} == '/ws'`, `{path} in ['/ws', '/live']`. */
function askedByComparison({ operator, left, right }: NodeOf<'binary'>, placeholder: string): Asked | null {
  if (!isPath(left, placeholder)) return null;
  const wanted = operator === '==' ? [right] : operator === 'in' && right.kind === 'list' ? right.items : [];
  const paths = wanted.flatMap((one) => textOf(one) ?? []);
  return paths.length === 0 || paths.length < wanted.length ? null : { paths, hosts: null };
}

function isPath(node: Node, placeholder: string): boolean {
  return node.kind === 'call' && node.name === placeholder && placeholderOf(node) === 'http.request.uri.path';
}

function placeholderOf({ args }: CallNode): string {
  const [, name] = args;
  return (name === undefined ? null : textOf(name)) ?? '';
}

function textOf(node: Node): string | null {
  return node.kind === 'literal' && node.value.kind === 'string' ? node.value.value : null;
}
