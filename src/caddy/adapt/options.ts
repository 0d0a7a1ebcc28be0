/** The global options that shape the http app: ports, addresses, order, automatic HTTPS (httpcaddyfile/options.go). */
import { isVersionAtLeast } from '../../route/target.ts';
import { type DirectiveOrder, directiveOrder } from '../config/order.ts';
import { type ServerPorts, serverPorts } from '../config/server-ports.ts';
import type { Argument, Statement } from '../config/statement.ts';
import { headSpan } from '../config/statement.ts';
import { directivesOf } from '../language/directives.ts';
import type { AdaptProblem } from './problem.ts';

export interface HttpOptions {
  readonly ports: ServerPorts;
  /** Empty where automatic HTTPS does all that it can. */
  readonly autoHttps: readonly string[];
  /** Null where every interface is meant. */
  readonly defaultBind: readonly string[] | null;
  /** '' where there is none. */
  readonly defaultSni: string;
  readonly fallbackSni: string;
  readonly order: DirectiveOrder;
  /** The last of each name. */
  readonly given: ReadonlyMap<string, Statement>;
}

/** Problems with `order` are added to those given; those of the other options are told where options are checked. */
export function readHttpOptions(
  globalOptions: readonly Statement[],
  version: string,
  problems: AdaptProblem[],
): HttpOptions {
  const given = new Map(globalOptions.map((option) => [option.name.value, option]));
  const all = (name: string): readonly string[] => given.get(name)?.args.map(({ value }) => value) ?? [];
  const first = (name: string): string | undefined => all(name)[0];
  const binds = all('default_bind');
  for (const [index, option] of globalOptions.entries()) {
    if (option.name.value !== 'order') continue;
    refuseOrder(option, directiveOrder(version, globalOptions.slice(0, index)), problems);
  }
  return {
    ports: serverPorts(globalOptions),
    autoHttps: all('auto_https'),
    defaultBind: binds.length === 0 ? null : binds,
    defaultSni: first('default_sni') ?? '',
    fallbackSni: first('fallback_sni') ?? '',
    order: directiveOrder(version, globalOptions),
    given,
  };
}

const POSITIONS: readonly string[] = ['first', 'last', 'before', 'after'];

/** `order <directive> first|last|before <other>|after <other>`. A plugin may bring the directive. `order`: as it is until then. */
function refuseOrder(option: Statement, order: DirectiveOrder, problems: AdaptProblem[]): void {
  const { args, conditional } = option;
  if (conditional || args.some(({ certain }) => !certain)) return;
  const [directive, position, other, ...rest] = args;
  const usage = 'write `order directive first`, `last`, `before other` or `after other`';
  if (directive === undefined || position === undefined) {
    const message = `\`order\` needs a directive and a position: ${usage}`;
    problems.push({ code: 'arguments', message, span: headSpan(option) });
    return;
  }
  refuseUnknown(directive, order.version, problems);
  if (!POSITIONS.includes(position.value)) {
    const message = `\`order\` knows no position \`${position.value}\`: ${usage}`;
    problems.push({ code: 'value', message, span: position.span });
    return;
  }
  const needsOther = position.value === 'before' || position.value === 'after';
  if (needsOther === (other === undefined) || rest.length > 0) {
    const what = needsOther ? 'one directive' : 'nothing';
    const message = `\`order\` takes ${what} after \`${position.value}\``;
    problems.push({ code: 'arguments', message, span: headSpan(option) });
  } else if (other !== undefined) refuseAnchor(directive, other, order, problems);
}

/**
 * Where nothing can be put beside a directive, because it has no place. Caddy 2.9 refuses it, and 2.6.2 does not; in between
 * nothing is said. A directive of a plugin may have a place that is not known here.
 */
function refuseAnchor(
  directive: Argument,
  { value, span }: Argument,
  { version, places }: DirectiveOrder,
  problems: AdaptProblem[],
): void {
  const isPlaceless = directivesOf(version).includes(value) && !places.has(value);
  if (!isVersionAtLeast(version, '2.9') || !(isPlaceless || value === directive.value)) return;
  const message = isPlaceless
    ? `\`${value}\` has no place in the order that something could be put beside`
    : `\`${value}\` cannot be put beside itself`;
  problems.push({ code: 'value', message, span });
}

function refuseUnknown({ value, span }: Argument, version: string, problems: AdaptProblem[]): void {
  const known = directivesOf(version);
  if (known.includes(value)) return;
  const message = `there is no directive \`${value}\``;
  problems.push({ code: 'unknown-directive', message, span, known });
}
