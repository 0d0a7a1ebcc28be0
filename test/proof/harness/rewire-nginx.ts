/**
 * Moves an nginx configuration into a sandbox: listeners to free loopback ports, upstreams to the recording one, logs,
 * temporary files and the process id into the directory, times scaled down, TLS off. Everything else stays as it is.
 *
 * It edits the text by the spans of our own parser, so that a configuration that nginx refuses is refused for its own
 * reason and on its own line: no line is added or taken away.
 */
import { dirname, join } from 'node:path/posix';
import { resolveInclude } from '../../../src/nginx/config/include-path.ts';
import { stockFile } from '../../../src/nginx/config/stock-files.ts';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import type { Directive, SyntaxTree, Word } from '../../../src/nginx/syntax/tree.ts';
import { applyEdits, type TextEdit } from '../../../src/text/edit.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { readNginxTime } from './nginx-time.ts';
import { type Rewiring, scaledTime } from './rewiring.ts';

/** A whole configuration: texts by their path relative to the directory of the root file. */
export interface NginxFiles {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
}

export interface RewiredNginx {
  readonly files: NginxFiles;
  /** The port in the place of each address of a `listen`: `127.0.0.1:8080`, `*:80`, `[::]:80`. */
  readonly ports: ReadonlyMap<string, number>;
}

/** Where the configuration is thought to lie: absolute includes below it are looked for in the directory. */
const PREFIX = '/etc/nginx';

/** The upstream that cases and examples agree on; it is moved wherever it is named, in a `set` or a `map` too. */
const AGREED_UPSTREAM = /\b(127\.0\.0\.1|localhost):9000\b/;

/** Set once by the harness, wherever the configuration sets them. */
const OURS_TO_SET: ReadonlySet<string> = new Set([
  'daemon',
  'error_log',
  'load_module',
  'lock_file',
  'master_process',
  'pid',
  'user',
  'worker_processes',
  'worker_rlimit_nofile',
  'client_body_temp_path',
  'proxy_temp_path',
  'fastcgi_temp_path',
  'uwsgi_temp_path',
  'scgi_temp_path',
]);

/** Without TLS these have nothing to do, and name files that are not there. */
const TLS_ONLY: ReadonlySet<string> = new Set([
  'ssl',
  'ssl_certificate',
  'ssl_certificate_key',
  'ssl_client_certificate',
  'ssl_dhparam',
  'ssl_stapling',
  'ssl_trusted_certificate',
]);

const PASSES: ReadonlySet<string> = new Set([
  'proxy_pass',
  'grpc_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
]);

/** Where the path of a `proxy_pass` begins that has no slash: `http://app:3000$request_uri`. */
const PATH_VARIABLE = /\$\{?(?:request_uri|uri|document_uri|is_args|args|query_string)\b.*$/;

/** Blocks whose entries are not directives. */
const VALUE_BLOCKS: ReadonlySet<string> = new Set(['map', 'geo', 'split_clients', 'types', 'charset_map']);

const MAIN_SETTINGS =
  'daemon off; pid nginx.pid; lock_file nginx.lock; error_log stderr info; master_process ';
const HTTP_SETTINGS = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => ` ${name}_temp_path temp/${name};`)
  .join('');

const DEFAULT_READ_TIMEOUT_MS = 60_000;

/** `withMaster` gives it a master process, which a reload needs, and one worker; without, all is one process. */
export async function rewireNginx(
  given: NginxFiles,
  rewiring: Rewiring,
  withMaster = false,
): Promise<RewiredNginx> {
  const trees = new Map<string, SyntaxTree>();
  for (const [path, text] of given.texts) trees.set(path, parseNginx(new SourceFile(path, text)));
  const walk = new Rewire(given, trees, rewiring, withMaster);
  const texts = new Map<string, string>();
  for (const [path, tree] of trees) {
    const edits = await walk.editsOf(path, tree);
    const applied = applyEdits(tree.file.text, edits);
    if (applied.kind === 'overlap') throw new Error(`edits overlap in ${path}`);
    texts.set(path, applied.text);
  }
  for (const [path, text] of walk.stockFiles) texts.set(path, text);
  return { files: { root: given.root, texts }, ports: walk.ports };
}

class Rewire {
  readonly ports = new Map<string, number>();
  readonly stockFiles = new Map<string, string>();

  readonly #given: NginxFiles;
  readonly #trees: ReadonlyMap<string, SyntaxTree>;
  readonly #rewiring: Rewiring;
  readonly #withMaster: boolean;
  readonly #source: ReturnType<typeof filesInMemory>;
  readonly #upstreamNames = new Set<string>();
  #edits: TextEdit[] = [];
  #file: SourceFile = new SourceFile('', '');
  #counter = 0;

  constructor(
    given: NginxFiles,
    trees: ReadonlyMap<string, SyntaxTree>,
    rewiring: Rewiring,
    withMaster: boolean,
  ) {
    this.#given = given;
    this.#withMaster = withMaster;
    this.#trees = trees;
    this.#rewiring = rewiring;
    this.#source = filesInMemory(
      Object.fromEntries([...given.texts].map(([path, text]) => [join(PREFIX, path), text])),
    );
    for (const tree of trees.values()) this.#collectUpstreamNames(tree.children);
  }

  async editsOf(path: string, tree: SyntaxTree): Promise<readonly TextEdit[]> {
    this.#edits = [];
    this.#file = tree.file;
    if (path === this.#given.root) {
      const start = tree.file.text.startsWith('\uFEFF') ? 1 : 0;
      this.#replace(start, start, `${MAIN_SETTINGS}${this.#withMaster ? 'on' : 'off'}; `);
    }
    for (const directive of tree.children) await this.#visit(directive, null);
    return this.#edits;
  }

  #collectUpstreamNames(directives: readonly Directive[]): void {
    for (const directive of directives) {
      const name = directive.args[0];
      if (directive.name.value === 'upstream' && name !== undefined) this.#upstreamNames.add(name.value);
      if (directive.block !== null) this.#collectUpstreamNames(directive.block.children);
    }
  }

  async #visit(directive: Directive, parent: Directive | null): Promise<void> {
    const name = directive.name.value;
    const isOurs = OURS_TO_SET.has(name) || (TLS_ONLY.has(name) && this.#rewiring.keepsTls !== true);
    if (isOurs && directive.args.length > 0) {
      this.#replace(directive.start, directive.end, '');
      return;
    }
    if (name === 'listen') await this.#moveListener(directive);
    else if (directive.block === null) this.#moveArguments(directive, parent);
    else await this.#enter(directive);
  }

  async #enter(directive: Directive): Promise<void> {
    const name = directive.name.value;
    if (name === 'http') this.#enterHttp(directive);
    if (name === 'server') await this.#enterServer(directive);
    for (const word of directive.args) this.#moveAgreedUpstream(word);
    for (const child of directive.block?.children ?? []) {
      if (VALUE_BLOCKS.has(name)) for (const word of child.args) this.#moveAgreedUpstream(word);
      else await this.#visit(child, directive);
    }
  }

  #moveArguments(directive: Directive, parent: Directive | null): void {
    const name = directive.name.value;
    const [first] = directive.args;
    if (first === undefined) return;
    if (name === 'include') this.#moveInclude(first);
    else if (name === 'server') this.#moveServer(first, parent);
    else if (PASSES.has(name)) this.#movePass(first);
    else if (name === 'access_log') this.#moveLog(first);
    else if (/^(?:proxy|fastcgi|uwsgi|scgi)_cache_path$/.test(name))
      this.#moveTo(first, `temp/cache${this.#counter++}`);
    else if (name.endsWith('_timeout')) this.#scaleTime(first);
    else for (const word of directive.args) this.#moveAgreedUpstream(word);
  }

  #enterHttp(http: Directive): void {
    const present = new Set(this.#atLevelOf(http).map((directive) => directive.name.value));
    const log = present.has('access_log') ? '' : ' access_log off;';
    const idle = `${scaledTime(DEFAULT_READ_TIMEOUT_MS, this.#rewiring)}ms`;
    const timeout = present.has('proxy_read_timeout') ? '' : ` proxy_read_timeout ${idle};`;
    this.#insertInto(http, `${HTTP_SETTINGS}${log}${timeout}`);
  }

  async #enterServer(server: Directive): Promise<void> {
    if (this.#atLevelOf(server).some((directive) => directive.name.value === 'listen')) return;
    this.#insertInto(server, ` listen 127.0.0.1:${await this.#portFor('*:80')};`);
  }

  async #moveListener(listen: Directive): Promise<void> {
    const [address, ...options] = listen.args;
    if (address === undefined) return;
    this.#moveTo(address, `127.0.0.1:${await this.#portFor(listenerKey(address.value))}`);
    for (const option of options) {
      const goes =
        this.#rewiring.keepsTls === true ? /^(?:quic|ipv6only=.*)$/ : /^(?:ssl|http2|quic|ipv6only=.*)$/;
      if (goes.test(option.value)) this.#moveTo(option, '');
    }
  }

  async #portFor(address: string): Promise<number> {
    const known = this.ports.get(address);
    if (known !== undefined) return known;
    const port = await this.#rewiring.findPort();
    this.ports.set(address, port);
    return port;
  }

  #moveInclude(word: Word): void {
    if (!word.value.startsWith(`${PREFIX}/`)) return;
    const relative = word.value.slice(PREFIX.length + 1);
    const stock = stockFile(word.value);
    if (stock !== null && !this.#given.texts.has(relative)) this.stockFiles.set(relative, stock.text);
    this.#moveTo(word, relative);
  }

  /** A server of an `upstream`; `server` in other blocks without a block of its own is not one. */
  #moveServer(word: Word, parent: Directive | null): void {
    if (parent !== null && parent.name.value !== 'upstream') return;
    if (word.value.includes('$')) return;
    const servers = (parent?.block?.children ?? []).filter(({ name }) => name.value === 'server');
    const isSecond = servers.findIndex(({ args }) => args[0] === word) % 2 === 1;
    const { upstreamPort, secondPort, portOf } = this.#rewiring;
    const port = portOf === undefined ? (isSecond ? secondPort : upstreamPort) : portOf(word.value);
    if (port !== null) this.#moveTo(word, `127.0.0.1:${port}`);
  }

  #movePass(word: Word): void {
    const raw = this.#file.text.slice(word.start, word.end);
    const scheme = /^(["']?)(?:[a-z0-9]+:\/\/)?/i.exec(raw)?.[0] ?? '';
    const written = /^(?:unix:[^:"']*:?|[^/?"']*)/.exec(raw.slice(scheme.length))?.[0] ?? '';
    const authority = written.replace(PATH_VARIABLE, '');
    if (authority === '' || authority.includes('$') || this.#upstreamNames.has(authority)) return;
    // With a variable anywhere nginx looks the name up when a request comes, which is for the configuration to allow.
    const host = raw.includes('$') && authority.startsWith('localhost') ? 'localhost' : '127.0.0.1';
    const start = word.start + scheme.length;
    const { upstreamPort, portOf } = this.#rewiring;
    const port = portOf === undefined ? upstreamPort : portOf(authority);
    if (port !== null) this.#replace(start, start + authority.length, `${host}:${port}`);
  }

  #moveAgreedUpstream(word: Word): void {
    const raw = this.#file.text.slice(word.start, word.end);
    const found = AGREED_UPSTREAM.exec(raw);
    if (found === null) return;
    const [address, host] = found;
    const start = word.start + found.index;
    // A name stays a name: whether nginx can look it up may be what is to be shown.
    this.#replace(start, start + address.length, `${host}:${this.#rewiring.upstreamPort}`);
  }

  #moveLog(word: Word): void {
    if (word.value !== 'off' && !word.value.startsWith('syslog:'))
      this.#moveTo(word, `logs/${this.#counter++}.log`);
  }

  /** A value that nginx would refuse is left for nginx to refuse. */
  #scaleTime(word: Word): void {
    const milliseconds = readNginxTime(word.value);
    if (milliseconds === null || this.#rewiring.timeScale === 1) return;
    this.#moveTo(word, `${scaledTime(milliseconds, this.#rewiring)}ms`);
  }

  /** The directives of a block's own level, those of the files that it includes among them. */
  #atLevelOf(block: Directive): readonly Directive[] {
    return this.#expand(block.block?.children ?? [], 0);
  }

  #expand(directives: readonly Directive[], depth: number): readonly Directive[] {
    return directives.flatMap((directive) => {
      const name = directive.args[0]?.value;
      if (directive.name.value !== 'include' || name === undefined || depth > 8) return [directive];
      const included = resolveInclude(
        this.#source,
        { rootDirectory: dirname(join(PREFIX, this.#given.root)), paths: [] },
        name,
      );
      if (included.kind !== 'files') return [];
      return included.paths.flatMap((path) => {
        const tree = this.#trees.get(path.slice(PREFIX.length + 1));
        return tree === undefined ? [] : this.#expand(tree.children, depth + 1);
      });
    });
  }

  #insertInto(block: Directive, text: string): void {
    const open = block.block?.open;
    if (open !== undefined) this.#replace(open + 1, open + 1, text);
  }

  #moveTo(word: Word, text: string): void {
    this.#replace(word.start, word.end, text);
  }

  #replace(start: number, end: number, text: string): void {
    this.#edits.push({ file: this.#file, start, end, text });
  }
}

/** One name for the ways in which nginx lets an address be written. */
function listenerKey(address: string): string {
  if (/^\d+$/.test(address)) return `*:${address}`;
  return address.startsWith('unix:') || /:\d+$/.test(address) ? address : `${address}:80`;
}
