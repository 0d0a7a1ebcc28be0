/** A connection on its way through a server of `stream`: what is known of it, and what its variables come to. */
import type { ClientRequest } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import type { Step, StepKind } from '../../route/trace.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { argumentOf, type Context, type Statement, spanOf, statementsNamed } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import type { ProbeRequest } from '../config/handshake-request.ts';
import { variableSetBy } from '../config/set-values.ts';
import { evaluate, type Progress, type VariableTable, variablesOf } from '../config/variables.ts';
import type { CompiledPattern, PatternMatch } from '../language/pcre/pattern.ts';
import type { Listener } from './listener.ts';
import type { TraceOptions } from './progress.ts';
import { streamValue } from './stream-values.ts';

/** `stream` knows nothing of requests. */
const NO_REQUEST: ProbeRequest = { method: '', headers: new Map() };

export class StreamSession implements Progress {
  readonly configuration: NginxConfiguration;
  readonly client: ClientRequest;
  readonly options: TraceOptions;
  readonly section: Context;
  readonly listener: Listener;
  readonly tlsBy: 'client' | 'nginx';
  /** The default of the address, until TLS has told the server name. */
  server: Context;
  readonly steps: Step[] = [];
  /** What cannot be known though the connection goes on. */
  readonly doubts: { readonly because: string; readonly statement: Statement | null }[] = [];

  /** TLS has been read, whoever reads it. */
  hasRead = false;

  readonly #values = new Map<string, Known<string>>();
  #captures: readonly (string | undefined)[] = [];

  constructor(start: {
    readonly configuration: NginxConfiguration;
    readonly client: ClientRequest;
    readonly options: TraceOptions;
    readonly section: Context;
    readonly listener: Listener;
    /** Whose TLS arrives: the client's, or that of a server of `stream` before this one. */
    readonly tlsBy?: 'client' | 'nginx';
  }) {
    this.configuration = start.configuration;
    this.client = start.client;
    this.options = start.options;
    this.section = start.section;
    this.listener = start.listener;
    this.tlsBy = start.tlsBy ?? 'client';
    this.server = start.listener.fallback.server;
  }

  step(kind: StepKind, message: string, statement: Statement | null): void {
    this.steps.push({ kind, message, span: statement === null ? null : spanOf(statement) });
  }

  doubt(because: string, statement: Statement | null): void {
    this.doubts.push({ because, statement });
    this.step('assumption', because, statement);
  }

  /** TLS ends here: `ssl` on the `listen`. */
  get endsTls(): boolean {
    return this.listener.speaksTls;
  }

  /**
   * The server name that TLS asks for: the host of the URL, but no address (RFC 6066 section 3). nginx itself asks for
   * none.
   */
  get serverName(): string {
    const { scheme, hostname } = this.client;
    if (this.tlsBy === 'nginx') return '';
    return scheme !== 'https' || /^\[|^[\d.]+$/.test(hostname) ? '' : hostname.replace(/\.$/, '');
  }

  /** Whether `ssl_preread` sees the start of a TLS handshake; what nginx ends itself it has read before. */
  get seesHello(): Known<boolean> {
    if (this.client.scheme !== 'https' || this.endsTls) return known(false);
    return this.isOn('ssl_preread');
  }

  isOn(directive: string): Known<boolean> {
    const { statement, gap } = effectiveScalar(this.server, directive);
    if (statement === null) return gap === null ? known(false) : unknown(gap.because);
    const [word] = statement.directive.args;
    if (word?.templated === true) return unknown('a template fills in the value');
    return known(argumentOf(statement, 0).toLowerCase() === 'on');
  }

  /**
   * `set` runs before TLS is read, and what it has asked for stays as it was then, empty names and maps of them included
   * (measured: `set $to $ssl_preread_server_name` sets nothing, and empties the name for all that follows).
   */
  runSets(): void {
    for (const line of statementsNamed(this.server, 'set'))
      this.#values.set(variableSetBy(line), this.evaluate(argumentOf(line, 1)));
  }

  evaluate(text: string): Known<string> {
    const table = streamVariables(this.configuration, this.section);
    return evaluate(text, { table, probe: NO_REQUEST, at: this.server, progress: this });
  }

  valueOf(name: string): Known<string> | null {
    if (/^\d$/.test(name)) return known(this.#captures[Number(name)] ?? '');
    const own = this.#values.get(name);
    if (own !== undefined) return own;
    if (streamVariables(this.configuration, this.section).definitions.has(name)) return null;
    const value = streamValue(name, this);
    this.#values.set(name, value);
    return value;
  }

  matched(pattern: CompiledPattern, match: PatternMatch): void {
    this.#captures = match.captures;
    for (const [name, group] of pattern.names)
      this.#values.set(name.toLowerCase(), known(match.captures[group] ?? ''));
  }

  keep(name: string, value: Known<string>): void {
    this.#values.set(name, value);
  }
}

const tables = new WeakMap<Context, VariableTable>();

function streamVariables({ main, statements }: NginxConfiguration, section: Context): VariableTable {
  let table = tables.get(section);
  if (table === undefined) {
    table = variablesOf(section, main, statements, null);
    tables.set(section, table);
  }
  return table;
}
