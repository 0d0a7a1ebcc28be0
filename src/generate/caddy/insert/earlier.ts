/**
 * What Caddy runs before a `handle` of a site, whatever the written order (`order.ts`): what takes the requests of a new
 * route for itself or sends them elsewhere stands against it; what the owner of the site wants of every request stays, and is said.
 */

import { type Answer, defineMatchers, matcherOf } from '../../../caddy/config/matchers.ts';
import type { DirectiveOrder } from '../../../caddy/config/order.ts';
import { sortHandlers } from '../../../caddy/config/order.ts';
import { headSpan, type Statement, splitMatcher } from '../../../caddy/config/statement.ts';
import { isSiteDirective, isTerminal } from '../../../caddy/language/directives.ts';
import { findsGoPattern } from '../../../caddy/language/go-pattern.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { answerFor, type PlannedRequest } from './planned-request.ts';
import { quoted, type Refusal, refusal } from './refusal.ts';

export interface Earlier {
  readonly refusal: Refusal | null;
  readonly notes: readonly string[];
}

export interface Surroundings {
  /** The statements of the site in their written order, with those that are to come. */
  readonly statements: readonly Statement[];
  readonly order: DirectiveOrder;
  /** The file that is spoken of. */
  readonly into: SourceFile;
}

/** What runs before `entry`, one of the statements, but for the `added` ones. */
export function whatRunsBefore(
  { statements, order, into }: Surroundings,
  entry: Statement,
  added: readonly Statement[],
  requests: readonly PlannedRequest[],
): Earlier {
  const named = defineMatchers(statements, new Map());
  const sorted = sortHandlers(statements, named, order);
  const notes: string[] = [];
  for (const handler of sorted.slice(0, sorted.indexOf(entry))) {
    if (added.includes(handler)) continue;
    const matcher = matcherOf(handler, named);
    for (const request of requests) {
      const passes = handler.conditional ? maybe(answerFor(matcher, request)) : answerFor(matcher, request);
      if (passes === 'no') continue;
      const effect = effectOn(handler, request, entry);
      if (effect === 'none') continue;
      if (effect === 'kept')
        notes.push(`${quoted(handler, into)} runs before it, as for the rest of the site`);
      else if (passes === 'yes' && effect !== 'perhaps')
        return { refusal: objection(handler, request, effect, into), notes };
      else notes.push(`${quoted(handler, into)} runs before it, and may take or change ${request.called}`);
      break;
    }
  }
  return { refusal: null, notes };
}

function maybe(answer: Answer): Answer {
  return answer === 'yes' ? 'unknown' : answer;
}

/** `kept`: what the owner wants of every request. `perhaps`: what it does is not known here. */
type Effect = 'none' | 'kept' | 'perhaps' | 'takes' | 'rewrites';

/** Those that ask who the client is. */
const ASKS: ReadonlySet<string> = new Set(['basicauth', 'basic_auth', 'forward_auth']);

function effectOn(handler: Statement, request: PlannedRequest, entry: Statement): Effect {
  const name = handler.name.value;
  if (isTerminal(name) || name === 'file_server' || name === 'invoke') return 'takes';
  if (ASKS.has(name)) return 'kept';
  switch (name) {
    case 'handle':
    case 'handle_path':
    case 'route':
      return (name !== 'route' && /^handle/.test(entry.name.value)) || answersAll(handler)
        ? 'takes'
        : 'perhaps';
    case 'rewrite':
      return rewriteEffect(splitMatcher(handler).args[0]?.value ?? '');
    case 'try_files':
      return tryFilesEffect(splitMatcher(handler).args.map(({ value }) => value));
    case 'uri':
      return uriEffect(
        splitMatcher(handler).args.map(({ value }) => value),
        request.path,
      );
    default:
      return isSiteDirective(name) ? 'none' : 'perhaps';
  }
}

/** Whether no request leaves a block again, as far as its own handlers say. */
function answersAll({ block }: Statement): boolean {
  return (block ?? []).some((inner) => {
    const { matcher } = splitMatcher(inner);
    const answers = isTerminal(inner.name.value) || inner.name.value === 'file_server';
    return answers && (matcher === null || matcher.value === '*');
  });
}

/** A target that is a query alone, or the path that was asked for, leaves the path as it is. */
function rewriteEffect(target: string): Effect {
  const [path = '', query] = target.split('?');
  if (path === '' || OWN_PATH.test(path))
    return query === undefined || query.includes('{query}') ? 'none' : 'perhaps';
  return path.startsWith('{') ? 'perhaps' : 'rewrites';
}

const OWN_PATH = /^\{(?:path|uri|http\.request\.uri(?:\.path)?|http\.request\.orig_uri(?:\.path)?)\}$/;

/** A file that depends on the path is not there for a path of the application; one that does not is, and takes all. */
function tryFilesEffect(candidates: readonly string[]): Effect {
  const fixed = candidates.some((candidate) => !(candidate.split('?')[0] ?? '').includes('{'));
  return fixed ? 'rewrites' : 'none';
}

function uriEffect([operation, ...args]: readonly string[], path: string): Effect {
  const [find = ''] = args;
  switch (operation) {
    case 'strip_prefix':
      return path.startsWith(find.startsWith('/') ? find : `/${find}`) ? 'rewrites' : 'none';
    case 'strip_suffix':
      return path.endsWith(find) ? 'rewrites' : 'none';
    case 'replace':
      return path.includes(find) ? 'rewrites' : 'none';
    case 'path_regexp': {
      const isFound = findsGoPattern(find, path);
      if (isFound === null) return 'perhaps';
      return isFound ? 'rewrites' : 'none';
    }
    case 'query':
      return 'none';
    default:
      return 'perhaps';
  }
}

function objection(
  handler: Statement,
  { called }: PlannedRequest,
  effect: 'takes' | 'rewrites',
  into: SourceFile,
): Refusal {
  const line = quoted(handler, into);
  const span = headSpan(handler);
  const name = handler.name.value;
  if (effect === 'rewrites')
    return refusal(
      `${line} runs before any \`handle\`, and sends ${called} elsewhere`,
      `put it into a block with what it belongs to: \`handle { ${name} …, file_server … }\`; blocks with a path come first then`,
      span,
    );
  if (name === 'handle' || name === 'handle_path')
    return refusal(
      `${line} takes ${called} first`,
      'choose another --path, or give that block a narrower matcher',
      span,
    );
  return refusal(
    `${line} runs before the new \`handle\`, and answers ${called}`,
    `give it a matcher that leaves the path out, or put it into a block of its own: \`handle { ${name} … }\``,
    span,
  );
}
