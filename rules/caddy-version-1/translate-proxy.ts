/**
 * Caddy 1's `proxy` as Caddy 2's `reverse_proxy`. Null where the two differ in more than spelling.
 *
 * `websocket` needs no line: `reverse_proxy` upgrades by itself. `transparent` is the default, too; without it Caddy 1
 * sent the upstream's own name as Host, which has to be written out.
 */
import type { Directive, Word } from '../../src/caddy/syntax/tree.ts';
import type { SourceFile } from '../../src/text/source-file.ts';

/** Only placeholders that are the same in both versions, or that have been translated. */
const TRANSLATED = /^(?:[^{}]|\{(?:host|scheme|method|uri|path|query|remote_host|header\.[\w-]+)\})*$/;

export function translateProxy(file: SourceFile, directive: Directive): string | null {
  const [path, ...upstreams] = directive.args;
  const targets = upstreams.map(translateUpstream);
  if (path === undefined || targets.length === 0 || targets.some((target) => target === null)) return null;
  const options = (directive.block?.children ?? []).map(translateOption);
  if (options.some((option) => option === null)) return null;
  const lines = options.filter((option) => option !== null).flat();
  const isTransparent = directive.block?.children.some(({ name }) => name.value === 'transparent') === true;
  if (!isTransparent && !lines.some((line) => /^header_up Host /i.test(line))) {
    lines.unshift('header_up Host {upstream_hostport}');
  }
  const matcher = path.value === '/' ? '' : ` ${path.value}*`;
  const head = `reverse_proxy${matcher} ${targets.join(' ')}`;
  return lines.length === 0 ? head : block(file, directive, head, lines);
}

/** `localhost:80/` loses its slash; any other path cannot be part of an upstream in Caddy 2. */
function translateUpstream({ value, quote }: Word): string | null {
  const found = /^((?:https?:\/\/)?[^/{}]+(?::[\d]+)?)\/?$/.exec(value);
  return quote === '' && found !== null && !/:\d+-\d+$/.test(value) ? (found[1] ?? null) : null;
}

/** The lines that an option becomes; none where it is the default now; null where there is no successor. */
function translateOption({ name, args, block: inner }: Directive): string[] | null {
  if (inner !== null) return null;
  const [first, second] = args;
  switch (name.value) {
    case 'websocket':
    case 'transparent':
      return [];
    case 'insecure_skip_verify':
      return ['transport http {', '\ttls_insecure_skip_verify', '}'];
    case 'header_upstream':
      return first === undefined || second === undefined ? null : translateHeader(first, second);
    default:
      return null;
  }
}

function translateHeader(field: Word, value: Word): string[] | null {
  if (/^(?:upgrade|connection)$/i.test(field.value)) return [];
  const text = value.value
    .replaceAll(/\{>([\w-]+)\}/g, '{header.$1}')
    .replaceAll('{remote}', '{remote_host}');
  if (!TRANSLATED.test(text)) return null;
  return [`header_up ${field.value} ${/\s|^$/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text}`];
}

/** A block in the style of the file: the indentation of the old block's lines, or one tab more than the directive. */
function block(file: SourceFile, directive: Directive, head: string, lines: readonly string[]): string {
  const outer = indentationAt(file, directive.start);
  const child = directive.block?.children[0];
  const inner = child === undefined ? `${outer}\t` : indentationAt(file, child.start);
  const unit = inner.startsWith(outer) ? inner.slice(outer.length) : '\t';
  const indented = lines.map((line) => `${inner}${line.replace(/^\t/, unit)}`);
  return [`${head} {`, ...indented, `${outer}}`].join(file.lineEnding);
}

function indentationAt(file: SourceFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(file.lineStartAt(offset), offset))?.[0] ?? '';
}
