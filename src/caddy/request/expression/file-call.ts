/** The function `file` of expressions, which takes names of files or a map (modules/caddyhttp/fileserver/matcher.go). */
import { isVersionAtLeast } from '../../../route/target.ts';
import { fromBytes } from '../../../text/bytes.ts';
import type { RequestMatcher } from '../../http/model.ts';
import { collect, type MatcherScope, type Texts } from './matcher-arguments.ts';
import { ownNames } from './placeholders.ts';
import type { Node, Result } from './tree.ts';

const LISTS: ReadonlySet<string> = new Set(['try_files', 'split_path']);
const TEXTS: ReadonlySet<string> = new Set(['root', 'try_policy']);

export function fileProblem(args: readonly Node[], { version }: MatcherScope): string | null {
  const [only, ...others] = args;
  if (only === undefined)
    return isVersionAtLeast(version, '2.9') ? null : 'this release may want an argument for `file`';
  if (only.kind === 'map' && others.length === 0) return mapProblem(only.entries, version);
  return args.every((arg) => isName(arg, version)) ? null : '`file` takes texts and placeholders, or a map';
}

function mapProblem(entries: readonly (readonly [Node, Node])[], version: string): string | null {
  for (const [key, value] of entries) {
    const name = keyOf(key);
    if (TEXTS.has(name) && isName(value, version)) {
      // Until some release the policy was taken for the root by mistake (measured on 2.6.2).
      if (name === 'try_policy' && isVersionAtLeast(version, '2.7'))
        return 'what `try_policy` does in an expression depends on the release';
      continue;
    }
    const isList = value.kind === 'list' && value.items.every((item) => isName(item, version));
    if (!LISTS.has(name) || !isList) return `\`file\` may not take \`${name}\` so`;
  }
  return null;
}

function keyOf(node: Node): string {
  return node.kind === 'literal' && node.value.kind === 'string' ? node.value.value : '';
}

function isName(node: Node, version: string): boolean {
  if (node.kind === 'literal') return node.value.kind === 'string';
  return node.kind === 'call' && node.target === null && node.name === ownNames(version).placeholder;
}

export function fileCall(
  args: readonly Node[],
  texts: Texts,
  { span }: MatcherScope,
): RequestMatcher | Result {
  const [only] = args;
  const entries = only?.kind === 'map' ? only.entries : [];
  const listed = (name: string): readonly Node[] => {
    const value = entries.findLast(([key]) => keyOf(key) === name)?.[1];
    return value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  };
  const files = only?.kind === 'map' ? listed('try_files') : args;
  const splits = listed('split_path');
  const roots = [...listed('try_policy'), ...listed('root')].slice(0, 1);
  return collect([...files, ...splits, ...roots].map(texts), (all) => {
    const given = all.map(fromBytes);
    const tryFiles = given.slice(0, files.length);
    const root = roots.length === 0 ? '' : (given.at(-1) ?? '');
    return {
      kind: 'file',
      root: root === '' ? null : root,
      tryFiles,
      tryPolicy: null,
      splitPath: given.slice(files.length, files.length + splits.length),
      made: tryFiles.filter((_, index) => files[index]?.kind !== 'literal'),
      span,
    };
  });
}
