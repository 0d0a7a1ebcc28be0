/**
 * A request on its way through nginx: what it is by now (it may have been rewritten), where it is, and what was set and
 * captured on the way. The phases change it; everything else only reads it.
 */
import { type ClientRequest, headerOf } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import type { Step, StepKind } from '../../route/trace.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, nameOf, type Statement, spanOf } from '../config/context.ts';
import type { ProbeRequest } from '../config/handshake-request.ts';
import { type Evaluation, evaluate, type Progress } from '../config/variables.ts';
import { fromBytes, toBytes } from '../../text/bytes.ts';
import type { CompiledPattern, PatternMatch } from '../language/pcre/pattern.ts';
import { builtInValue } from './built-in-values.ts';
import type { Listener } from './listener.ts';
import { escapeForArgs, type ParsedUri } from './uri.ts';

/** What lies at a path on the server's disk. */
export type FileKind = 'file' | 'directory' | 'none' | 'unknown';

export interface TraceOptions {
  /** What the server's disk holds. Where it is unknown, no file of that name is assumed. */
  readonly fileAt?: (path: string) => FileKind;
  /** The address that the client connects from; without it rules about addresses cannot be decided. */
  readonly clientAddress?: string;
}

/** How often nginx lets a request move on by internal redirects (`NGX_HTTP_MAX_URI_CHANGES`). */
const MOST_URI_CHANGES = 10;

/** Steps beyond this are not kept: no request of a real configuration takes so many. */
const MOST_STEPS = 500;

export class RequestInProgress implements Progress {
  readonly configuration: NginxConfiguration;
  readonly client: ClientRequest;
  readonly options: TraceOptions;
  readonly steps: Step[] = [];
  readonly server: Context;
  /** Where the connection arrived; null in a fragment without servers. */
  readonly listener: Listener | null;
  /** The Host in lower case, without port and trailing dot; '' where none was sent. */
  readonly host: string;

  method: string;
  path: string;
  args: string;
  readonly quoted: boolean;
  readonly plus: boolean;
  /** The target may be sent on as the client wrote it: nothing has rewritten it. */
  isUnparsedValid = true;
  /** The location's name may be replaced by the URI part of `proxy_pass`: no `rewrite … break` came between. */
  isLocationValid = true;
  isInternal = false;
  isSubrequest = false;
  /** The block whose settings hold: a location, an `if` in it, its `limit_except`, or the server. */
  context: Context;
  location: Context | null = null;
  /** The directive that will answer, by name, as the last block with one said. */
  handler: string | null = null;
  uriChangesLeft = MOST_URI_CHANGES + 1;
  /** An `error_page` has been used: there is no second one. */
  hasErrorPage = false;
  /** The status that the client is given, whatever answers; null for that of the answer. */
  status: number | null = null;
  /** The Location of a redirect that an `error_page` answers; nginx sends it with the page. */
  redirectsTo: string | null = null;
  /** `return` has thrown away what the client sends after its headers. */
  hasDiscardedBody = false;
  /** What cannot be known though the request goes on: each makes a verdict unknown. */
  readonly doubts: { readonly because: string; readonly statement: Statement | null }[] = [];
  /** The `error_page` that fixed the status; null where the answer's own counts. */
  statusBy: Statement | null = null;
  /** Who turned the request away in the access phase; null where nobody did. */
  refusedBy: Statement | null = null;
  /** The line by which nginx answered by itself; null where it did not, or where no line says so. */
  answeredBy: Statement | null = null;
  /** Captures are escaped as in a query: so the rewrite module treats the values that it works out. */
  escapesCaptures = false;
  /** A value has grown while it was written: nginx answers 500. */
  hasOutgrown = false;
  /** The authority of the `proxy_pass` at work: `$proxy_host`. */
  proxyHost: { readonly host: string; readonly port: string } | null = null;

  readonly #values = new Map<string, Known<string>>();
  #captures: readonly (string | undefined)[] = [];
  #probe: ProbeRequest | null = null;

  constructor(start: {
    readonly configuration: NginxConfiguration;
    readonly client: ClientRequest;
    readonly options: TraceOptions;
    readonly server: Context;
    readonly listener: Listener | null;
    readonly host: string;
    readonly uri: ParsedUri;
  }) {
    this.configuration = start.configuration;
    this.client = start.client;
    this.options = start.options;
    this.server = start.server;
    this.listener = start.listener;
    this.host = start.host;
    this.method = start.client.method;
    this.path = start.uri.path;
    this.args = start.uri.args;
    this.quoted = start.uri.quoted;
    this.plus = start.uri.plus;
    this.context = start.server;
  }

  /** A request of nginx's own, to another URI, with the client's headers and the variables as they are now. */
  subrequest(path: string, args: string): RequestInProgress {
    const { configuration, client, options, server, listener, host, quoted, plus } = this;
    const uri = { path, args, quoted, plus };
    const side = new RequestInProgress({ configuration, client, options, server, listener, host, uri });
    side.isSubrequest = true;
    side.isInternal = true;
    side.isUnparsedValid = false;
    side.method = 'GET';
    for (const [name, value] of this.#values) side.#values.set(name, value);
    return side;
  }

  /** What a subrequest has set and looked up holds for the request that waited for it: they share their variables. */
  adoptValues(side: RequestInProgress): void {
    for (const [name, value] of side.#values) this.#values.set(name, value);
  }

  step(kind: StepKind, message: string, statement: Statement | null): void {
    if (this.steps.length >= MOST_STEPS) return;
    this.steps.push({ kind, message, span: statement === null ? null : spanOf(statement) });
  }

  /** Notes what cannot be known; the request is followed further all the same. */
  doubt(because: string, statement: Statement | null): void {
    this.doubts.push({ because, statement });
    this.step('assumption', because, statement);
  }

  /** The headers and method of the request, as static evaluation wants them. */
  get probe(): ProbeRequest {
    if (this.#probe?.method !== this.method) {
      const headers = this.client.headers.map(
        ([name]) => [name.toLowerCase(), headerOf(this.client, name)] as const,
      );
      this.#probe = { method: this.method, headers: new Map(headers) };
    }
    return this.#probe;
  }

  get evaluation(): Evaluation {
    return { table: this.configuration.variables, probe: this.probe, at: this.context, progress: this };
  }

  /**
   * What a text with variables comes to now, in bytes. nginx measures a value before it writes it; where the regular
   * expression of a map has changed a capture in between, and the value has grown, that is an error (nginx 1.22.1, measured).
   */
  evaluate(text: string): Known<string> {
    const measured = evaluate(text, this.evaluation);
    if (measured.kind === 'unknown' || text.indexOf('$') === text.lastIndexOf('$')) return measured;
    const written = evaluate(text, this.evaluation);
    if (written.kind === 'known' && written.value.length > measured.value.length) this.hasOutgrown = true;
    return written;
  }

  valueOf(name: string, depth: number): Known<string> | null {
    if (/^\d$/.test(name)) return known(this.#capture(Number(name), depth));
    const own = this.#values.get(name);
    if (own !== undefined) return own;
    const { variables } = this.configuration;
    if (variables.definitions.has(name)) return null;
    const builtIn = builtInValue(name, this, depth);
    if (builtIn !== null) return builtIn;
    if (variables.settable.has(name)) return this.#unset(name);
    // A named group of a regular expression that has not matched.
    return variables.defined.has(name)
      ? known('')
      : unknown(`\`$${name}\` is not known before a request comes`);
  }

  /** Inside a map, which is evaluated deeper, captures stay as they are. */
  #capture(group: number, depth: number): string {
    const capture = this.#captures[group] ?? '';
    const isEscaped = this.escapesCaptures && depth === 1 && (this.quoted || this.plus);
    return isEscaped ? escapeForArgs(capture) : capture;
  }

  /** A variable that nothing has set yet: empty, unless something else than `set` may give it a value. */
  #unset(name: string): Known<string> {
    const isPlain = setByPlainSet(this.configuration).has(name);
    return isPlain ? known('') : unknown(`\`$${name}\` is set by a module`);
  }

  set(name: string, value: Known<string>): void {
    this.#values.set(name.toLowerCase(), value);
  }

  keep(name: string, value: Known<string>): void {
    this.#values.set(name, value);
  }

  matched(pattern: CompiledPattern, match: PatternMatch): void {
    this.#captures = match.captures;
    for (const [name, group] of pattern.names) {
      this.#values.set(name.toLowerCase(), known(match.captures[group] ?? ''));
    }
  }

  /** The rewrite module forgets the captures when one of its regular expressions does not match. */
  forgetCaptures(): void {
    this.#captures = [];
  }

  /** What lies at a path (in bytes) on the server's disk; where that is unknown, nothing, and the trace says so. */
  fileAt(path: string, statement: Statement | null): Exclude<FileKind, 'unknown'> {
    const kind = this.options.fileAt?.(fromBytes(path)) ?? 'unknown';
    if (kind !== 'unknown') return kind;
    this.step('assumption', `takes \`${fromBytes(path)}\` not to be on the server's disk`, statement);
    return 'none';
  }

  /** Path and query as they are now, for people. */
  get shownUri(): string {
    return fromBytes(this.args === '' ? this.path : `${this.path}?${this.args}`);
  }

  /** The target as the client wrote it, in bytes. */
  get unparsed(): string {
    return toBytes(this.client.target);
  }
}

const plainSets = new WeakMap<NginxConfiguration, ReadonlySet<string>>();

/** Names that `set` gives a value and no module does. */
function setByPlainSet(configuration: NginxConfiguration): ReadonlySet<string> {
  let names = plainSets.get(configuration);
  if (names === undefined) {
    const nameSet = (at: Statement) => (at.directive.args[0]?.value ?? '').slice(1).toLowerCase();
    const byModules = new Set<string>();
    for (const name of configuration.statements.names()) {
      if (name !== 'set' && (name.startsWith('set_') || name === 'auth_request_set')) {
        for (const at of configuration.statements.named(name)) byModules.add(nameSet(at));
      }
    }
    const plain = configuration.statements
      .named('set')
      .filter((at) => nameOf(at) === 'set')
      .map(nameSet);
    names = new Set(plain.filter((name) => !byModules.has(name)));
    plainSets.set(configuration, names);
  }
  return names;
}
