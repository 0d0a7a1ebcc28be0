/**
 * Takes out of a configuration what has no meaning in a sandbox, so that nginx starts with what is left: modules that are
 * not there, certificates, names that nobody can look up, limits on how often somebody may ask. The model is asked about
 * what is left as well, so that nothing that is judged gets lost on the way.
 */
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import type { Directive } from '../../../src/nginx/syntax/tree.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import type { NginxFiles } from '../../proof/harness/rewire-nginx.ts';

/** These depend on the machine, on time or on earlier requests. */
const NOT_HERE: ReadonlySet<string> = new Set([
  'aio',
  'dav_methods',
  'debug_connection',
  'env',
  'limit_conn',
  'limit_rate',
  'limit_req',
  'max_headers',
  'proxy_bind',
  'proxy_ignore_headers',
  'fastcgi_store',
  'proxy_store',
  'scgi_store',
  'uwsgi_store',
  'resolver',
  'ssl_engine',
  'thread_pool',
  'working_directory',
]);

const TLS = /^(?:ssl|(?:proxy|grpc|uwsgi)_ssl)_(?!preread)/;

/** An upstream as a variable holds it: `http://app:3000`, `app:3000`, `app`. */
const ADDRESS = /^(https?:\/\/)?([a-z][\w.-]*|\d+(?:\.\d+){3})(:\d+)?(?=\/|$)/i;

/** What the tests of nginx write to, and a place that is on no machine. */
const TEST_DIRECTORY = '/tmp/nginx-test';
const NO_DIRECTORY = '/proxylint/none';

export function prepared({ root, texts }: NginxFiles): NginxFiles {
  const trees = [...texts].map(([path, text]) => [path, parseNginx(new SourceFile(path, text))] as const);
  const every = trees.flatMap(([, tree]) => everyDirective(tree.children));
  const destinations = new Set(every.flatMap(variablesOfPass));
  return {
    root,
    texts: new Map(
      trees.map(([path, { file, children }]) => {
        const edits = everyDirective(children).flatMap((at) => editsFor(at, destinations, file));
        return [path, edited(file, edits).replaceAll(TEST_DIRECTORY, NO_DIRECTORY)];
      }),
    ),
  };
}

function editsFor(
  directive: Directive,
  destinations: ReadonlySet<string>,
  file: SourceFile,
): readonly TextEdit[] {
  const name = directive.name.value;
  const [first, second] = directive.args;
  if (NOT_HERE.has(name) || TLS.test(name) || isElsewhere(directive)) return [blank(directive, file)];
  if (name === 'proxy_pass' && first !== undefined) {
    const start = first.start + (first.quote === '' ? 0 : 1);
    return /^https:\/\//i.test(first.value) ? [{ file, start, end: start + 5, text: 'http' }] : [];
  }
  const limit =
    name === 'server' ? directive.args.find(({ value }) => value.startsWith('max_conns=')) : undefined;
  if (limit !== undefined) return [{ file, start: limit.start, end: limit.end, text: '' }];
  if (name === 'set' && second !== undefined && destinations.has(first?.value.slice(1) ?? '')) {
    const address = ADDRESS.exec(second.value);
    const start = second.start + (second.quote === '' ? 0 : 1);
    if (address === null || file.text.slice(start, start + address[0].length) !== address[0]) return [];
    const scheme = address[1] === undefined ? '' : 'http://';
    return [{ file, start, end: start + address[0].length, text: `${scheme}127.0.0.1:9000` }];
  }
  return [];
}

/** The variables of which the scheme and the host of an upstream are made. */
function variablesOfPass({ name, args: [url] }: Directive): readonly string[] {
  if (name.value !== 'proxy_pass' || url === undefined) return [];
  const authority = /^(?:https?:\/\/)?([^/]*)/.exec(url.value)?.[1] ?? '';
  return [...authority.matchAll(/\$\{?(\w+)/g)].map(([, variable = '']) => variable);
}

function isElsewhere({ name, args }: Directive): boolean {
  const values = args.map(({ value }) => value);
  if (name.value === 'listen') return values.includes('udp') || values.includes('quic');
  return name.value === 'include' && /^\/(?!etc\/nginx\/)/.test(values[0] ?? '');
}

/** Takes a directive out without moving a line. */
function blank({ start, end }: Directive, file: SourceFile): TextEdit {
  return { file, start, end, text: file.text.slice(start, end).replace(/[^\n]/g, '') };
}

function edited(file: SourceFile, edits: readonly TextEdit[]): string {
  // What stands in something that goes, goes with it.
  const kept = edits.filter(
    (edit) =>
      !edits.some(
        (other) =>
          other !== edit &&
          other.start <= edit.start &&
          edit.end <= other.end &&
          other.end - other.start > edit.end - edit.start,
      ),
  );
  const applied = applyEdits(file.text, kept);
  return applied.kind === 'overlap' ? file.text : applied.text;
}

/** Blocks without which nothing would be left. */
const ESSENTIAL: ReadonlySet<string> = new Set(['http', 'events']);

/** The directive that nginx does not know, in its words of refusal. */
export function unknownDirective(log: string): string | null {
  return /\[emerg\] (?:\d+#\d+: )?unknown directive "([^"]+)"/.exec(log)?.[1] ?? null;
}

export function withoutDirectives(files: NginxFiles, names: ReadonlySet<string>): NginxFiles {
  return without(files, ({ name }) => names.has(name.value));
}

/** Mends what else nginx refuses, given its log; null where that is not for us to mend. */
export function mended(files: NginxFiles, log: string): NginxFiles | null {
  const message = /\[emerg\] (?:\d+#\d+: )?(.*)/.exec(log)?.[1] ?? '';
  const missing = /^open\(\) "(?:[^"]*\/proxylint-proof-\w+\/)?([^"]+)" failed .* in \S+:\d+$/.exec(
    message,
  )?.[1];
  const unknownVariable = /^unknown "(\w+)" variable/.exec(message)?.[1];
  const zone = /(?:zone|cache) "([^"]+)" is unknown|^zero size shared memory zone "([^"]+)"/.exec(message);
  if (unknownVariable !== undefined) return withVariable(files, unknownVariable);
  if (zone !== null)
    return without(files, (at) =>
      at.args.some(({ value }) => value.split(/[=:]/).includes(zone[1] ?? zone[2] ?? '')),
    );
  const place = / in (?:\S*\/proxylint-proof-\w+\/)?(\S+):(\d+)$/.exec(message);
  if (missing !== undefined && !files.texts.has(missing) && isIncluded(files, missing))
    return { root: files.root, texts: new Map([...files.texts, [missing, '']]) };
  return place === null ? null : withoutLine(files, place[1] ?? '', Number(place[2]));
}

function isIncluded({ texts }: NginxFiles, path: string): boolean {
  return [...texts.values()].some((text) =>
    new RegExp(`include\\s[^;]*${path.split('/').at(-1)?.replace(/[^\w]/g, '\\$&') ?? ''}`).test(text),
  );
}

function withVariable(files: NginxFiles, name: string): NginxFiles {
  const entries = name === 'connection_upgrade' ? "default upgrade; '' close;" : "default '';";
  const text = files.texts.get(files.root) ?? '';
  const tree = parseNginx(new SourceFile(files.root, text));
  const open = tree.children.find((at) => at.name.value === 'http')?.block?.open;
  if (open === undefined) return files;
  const map = ` map $http_upgrade $${name} { ${entries} }`;
  return {
    root: files.root,
    texts: new Map([...files.texts, [files.root, text.slice(0, open + 1) + map + text.slice(open + 1)]]),
  };
}

function without(files: NginxFiles, isGone: (directive: Directive) => boolean): NginxFiles {
  return {
    root: files.root,
    texts: new Map(
      [...files.texts].map(([path, text]) => {
        const { file, children } = parseNginx(new SourceFile(path, text));
        const gone = everyDirective(children).filter((at) => isGone(at) && !ESSENTIAL.has(at.name.value));
        return [
          path,
          edited(
            file,
            gone.map((at) => blank(at, file)),
          ),
        ];
      }),
    ),
  };
}

/** nginx names the line on which a directive ends, or a block begins. */
function withoutLine(files: NginxFiles, path: string, line: number): NginxFiles | null {
  const text = files.texts.get(path);
  if (text === undefined) return null;
  const { file, children } = parseNginx(new SourceFile(path, text));
  const lineOf = (offset: number): number => file.positionAt(offset).line;
  const [found] = everyDirective(children)
    .filter((at) => !ESSENTIAL.has(at.name.value))
    .filter((at) => lineOf(at.block?.open ?? Math.max(at.start, at.end - 1)) === line)
    .toReversed();
  if (found === undefined) return null;
  return { root: files.root, texts: new Map([...files.texts, [path, edited(file, [blank(found, file)])]]) };
}

function everyDirective(directives: readonly Directive[]): readonly Directive[] {
  return directives.flatMap((at) => [at, ...everyDirective(at.block?.children ?? [])]);
}
