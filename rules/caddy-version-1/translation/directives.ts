/**
 * The directives of Caddy 1 and their exact successors. What differs in more than spelling is not here: log formats,
 * conditional rewrites, passwords without a hash, protected paths.
 */

import type { Directive } from '../../../src/caddy/syntax/tree.ts';
import { lookUp } from '../../../src/text/look-up.ts';
import { blockLines, pathMatcher, type Translate, translatedText, word } from './lines.ts';
import { translateProxy } from './proxy.ts';

/** Directives that both versions understand alike in the forms that Caddy 1 knew. */
const SAME: ReadonlySet<string> = new Set(['bind', 'import']);

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  proxy: translateProxy,
  gzip: ({ args, block }) => (args.length === 0 && block === null ? ['encode gzip'] : null),
  root: ({ args: [path, ...more], block }) =>
    path === undefined || more.length > 0 || block !== null
      ? null
      : [`root * ${word(path.value)}`, 'file_server'],
  browse: ({ args: [path, ...more], block }) =>
    more.length > 0 || block !== null
      ? null
      : [['file_server', pathMatcher(path?.value ?? '/'), 'browse'].filter((part) => part !== '').join(' ')],
  ext: ({ args, block }) =>
    args.length === 0 || block !== null
      ? null
      : [`try_files {path} ${args.map(({ value }) => `{path}${value}`).join(' ')}`],
  fastcgi: translateFastcgi,
  redir: translateRedirect,
  rewrite: translateRewrite,
  status: translateStatus,
  header: translateHeaders,
  limits: translateLimits,
  tls: translateTls,
};

/** The successor of a directive; null where it has none that is exact. `same`: it may stay as it is. */
export function translateDirective(directive: Directive): readonly string[] | 'same' | null {
  const name = directive.name.value;
  if (SAME.has(name)) return 'same';
  return lookUp(TRANSLATIONS, name)?.(directive) ?? null;
}

/**
 * With the preset `php`. Caddy 1 looked for `index.php` in a directory only; `php_fastcgi` would take every path without a
 * file to the `index.php` of the root, unless `try_files` says otherwise.
 */
function translateFastcgi({
  args: [path, upstream, preset, ...more],
  block,
}: Directive): readonly string[] | null {
  if (path === undefined || upstream === undefined || preset?.value !== 'php' || more.length > 0) return null;
  const lines = ['try_files {path} {path}/index.php'];
  for (const option of block?.children ?? []) {
    const { name, args } = option;
    const isEnvironment = name.value === 'env' && args.length === 2;
    const isRoot = name.value === 'root' && args.length === 1;
    if (option.block !== null || !(isEnvironment || isRoot)) return null;
    const values = args.map(({ value }) => translatedText(value));
    if (values.includes(null)) return null;
    lines.push([name.value, ...values.map((value) => word(value ?? ''))].join(' '));
  }
  const target = upstream.value.startsWith('/') ? `unix/${upstream.value}` : upstream.value;
  const head = ['php_fastcgi', pathMatcher(path.value), target].filter((part) => part !== '').join(' ');
  return /^[^{}]*$/.test(target) && !/^https?:/.test(target) ? blockLines(head, lines) : null;
}

/** Caddy 1's default status is 301, Caddy 2's 302. Its three-word form is the same in both. */
function translateRedirect({ args, block }: Directive): readonly string[] | null {
  if (block !== null || args.length === 0 || args.length > 3) return null;
  const [first, second, third] = args.map(({ value }) => value);
  if (first === undefined) return null;
  const [from, to, code] =
    first.startsWith('/') && second !== undefined ? [first, second, third] : ['', first, second];
  const target = translatedText(to);
  const status = code ?? '301';
  if (target === null || (third !== undefined && from === '') || !/^30[1278]$/.test(status)) return null;
  return [['redir', from, word(target), status].filter((part) => part !== '').join(' ')];
}

/** `rewrite FROM TO` asks for exactly one path. Its other forms look for files, or know conditions of their own. */
function translateRewrite({ args: [from, to, ...more], block }: Directive): readonly string[] | null {
  if (from === undefined || to === undefined || more.length > 0 || block !== null) return null;
  const target = translatedText(to.value);
  return target === null || !/^\/[^*^$()[\]]*$/.test(from.value)
    ? null
    : [`rewrite ${from.value} ${word(target)}`];
}

/** A status of 400 or more went to the error pages. */
function translateStatus({ args: [code, path, ...more], block }: Directive): readonly string[] | null {
  const inBlock = (block?.children ?? []).map(({ name }) => name.value);
  const paths = path === undefined ? inBlock : [path.value];
  if (code === undefined || more.length > 0 || !/^[1-5]\d\d$/.test(code.value) || paths.length === 0)
    return null;
  if (!paths.every((each) => each.startsWith('/'))) return null;
  const handler = Number(code.value) >= 400 ? 'error' : 'respond';
  return paths.map((each) =>
    [handler, pathMatcher(each), code.value].filter((part) => part !== '').join(' '),
  );
}

function translateHeaders({
  args: [path, field, value, ...more],
  block,
}: Directive): readonly string[] | null {
  if (path === undefined || more.length > 0 || !path.value.startsWith('/')) return null;
  const lines = (block?.children ?? []).map(({ name, args, block: inner }) =>
    inner === null && args.length <= 1 ? headerLine(name.value, args[0]?.value) : null,
  );
  const own = field === undefined ? [] : [headerLine(field.value, value?.value)];
  const all = [...own, ...lines];
  if (all.length === 0 || all.includes(null)) return null;
  const head = ['header', pathMatcher(path.value)].filter((part) => part !== '').join(' ');
  const known = all.filter((line) => line !== null);
  return block === null ? known.map((line) => `${head} ${line}`) : blockLines(head, known);
}

function headerLine(field: string, value: string | undefined): string | null {
  if (value === undefined) return field.startsWith('-') ? field : null;
  const text = translatedText(value);
  return text === null ? null : `${field} ${word(text)}`;
}

/** Only the body: Caddy 2 limits the headers of a whole server. */
function translateLimits({ args, block }: Directive): readonly string[] | null {
  const lines = block === null ? [{ path: '/', size: args }] : [];
  for (const { name, args: given } of block?.children ?? []) {
    if (name.value !== 'body') return null;
    const path = given.length === 2 ? (given[0]?.value ?? '/') : '/';
    lines.push({ path, size: given.slice(-1) });
  }
  const translated = lines.map(({ path, size: [size, ...more] }) => {
    if (size === undefined || more.length > 0 || !/^\d+(?:kb|mb|gb)$/i.test(size.value)) return null;
    const head = ['request_body', pathMatcher(path)].filter((part) => part !== '').join(' ');
    return blockLines(head, [`max_size ${size.value.toUpperCase()}`]);
  });
  return translated.includes(null) || translated.length === 0
    ? null
    : translated.flatMap((each) => each ?? []);
}

/** `tls off` is no line in Caddy 2: the site's address says `http://` there. */
function translateTls({ args, block }: Directive): readonly string[] | null {
  const [first, second, ...more] = args.map(({ value }) => value);
  if (block !== null || first === undefined || more.length > 0) return null;
  if (second === undefined)
    return first === 'self_signed' ? ['tls internal'] : first.includes('@') ? [`tls ${first}`] : null;
  return [`tls ${word(first)} ${word(second)}`];
}
