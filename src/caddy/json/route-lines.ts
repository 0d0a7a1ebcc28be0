/**
 * The routes of a JSON configuration as the lines of a `route` block: they run as they are written. What a Caddyfile
 * cannot say of them, groups and terminal routes, the statements carry along.
 */
import type { Argument, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { handlerLines } from './handler-lines.ts';
import { line, word } from './line.ts';
import { lowerMatcher, type MatcherNames } from './matcher-lines.ts';
import { type Cursor, isTrueAt, itemsOf, memberAt, textAt, textsAt } from './place.ts';

/** Deeper nesting nobody writes: what is below is not understood. */
const DEEPEST = 100;

/** Makes lines of routes, wherever they stand. */
export class RouteLines {
  readonly #names: MatcherNames;
  #depth = 0;

  constructor(names: MatcherNames) {
    this.#names = names;
  }

  all(routes: Cursor, owner: Directive | null): readonly Statement[] {
    return itemsOf(routes).flatMap((route) => this.one(route, owner));
  }

  /** `without`: the kind of matcher that is said elsewhere already. */
  one(route: Cursor, owner: Directive | null, without: string | null = null): readonly Statement[] {
    if (this.#depth > DEEPEST) return [];
    this.#depth++;
    const { token, definition } = lowerMatcher(memberAt(route, 'match'), this.#names, without);
    const files = triedFiles(memberAt(route, 'match'));
    const group = textAt(route, 'group') || null;
    const isTerminal = isTrueAt(route, 'terminal');
    const handle = memberAt(route, 'handle');
    const handlers = itemsOf(handle);
    const isWrapped =
      (group !== null || token !== null) && handlers.length > 1 && this.#needsBlock(handlers, group);
    const lines = (within: Directive | null, matched: boolean) =>
      handlers.flatMap((handler, index) =>
        handlerLines(handler, {
          token: matched ? token : null,
          files,
          owner: within,
          group: matched ? group : null,
          ends: matched && isTerminal && index === handlers.length - 1,
          lower: (inner, innerOwner) => this.all(inner, innerOwner),
        }),
      );
    const made =
      isWrapped && handle !== null
        ? [
            line(
              group !== null || isTerminal ? 'handle' : 'route',
              {
                head: handle.nameSpan,
                place: route.place,
                args: token === null ? [] : [token],
                group,
                ends: isTerminal,
                block: (inner) => lines(inner, false),
              },
              owner,
            ),
          ]
        : lines(owner, true);
    this.#depth--;
    return [...definition, ...made];
  }

  /** Whether the matcher must not be asked again for each handler: an earlier one may have changed what it asks for. */
  #needsBlock(handlers: readonly Cursor[], group: string | null): boolean {
    return (
      group !== null || handlers.slice(0, -1).some((each) => CHANGING.has(textAt(each, 'handler') ?? ''))
    );
  }
}

/** The files of a lone file matcher; null for any other. */
function triedFiles(match: Cursor | null): readonly Argument[] | null {
  const [set, ...others] = itemsOf(match);
  const file = set === undefined ? null : memberAt(set, 'file');
  if (set?.node.kind !== 'object' || file === null || others.length > 0 || set.node.members.length > 1)
    return null;
  return textsAt(memberAt(file, 'try_files')).map(({ text, node }) => word(text, node.span));
}

const CHANGING: ReadonlySet<string> = new Set(['rewrite', 'subroute', 'vars', 'map']);
