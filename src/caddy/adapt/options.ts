/** The global options that shape the http app: ports, addresses, automatic HTTPS (httpcaddyfile/options.go). */
import { type DirectiveOrder, directiveOrder } from '../config/order.ts';
import type { Statement } from '../config/statement.ts';

export interface HttpOptions {
  /** Texts, because a variable may stand in their place. */
  readonly httpPort: string;
  readonly httpsPort: string;
  readonly autoHttps: string;
  /** Null where every interface is meant. */
  readonly defaultBind: readonly string[] | null;
  readonly defaultSni: string;
  readonly order: DirectiveOrder;
  /** The last of each name. */
  readonly given: ReadonlyMap<string, Statement>;
}

export function readHttpOptions(globalOptions: readonly Statement[], version: string): HttpOptions {
  const given = new Map(globalOptions.map((option) => [option.name.value, option]));
  const first = (name: string): string | undefined => given.get(name)?.args[0]?.value;
  const binds = given.get('default_bind')?.args.map(({ value }) => value) ?? [];
  return {
    httpPort: first('http_port') ?? '80',
    httpsPort: first('https_port') ?? '443',
    autoHttps: first('auto_https') ?? 'on',
    defaultBind: binds.length === 0 ? null : binds,
    defaultSni: first('default_sni') ?? '',
    order: directiveOrder(version, globalOptions),
    given,
  };
}
