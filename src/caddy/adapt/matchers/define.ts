/** Named matchers: what `@name` stands for in the block that defines it (httpcaddyfile/httptype.go, `parseMatcherDefinitions`). */
import { lookUp } from '../../../text/look-up.ts';
import { isOneEditAway } from '../../../text/one-edit.ts';
import { headSpan, type Statement } from '../../config/statement.ts';
import { type JsonNode, type ObjectNode, objectNode } from '../../json/node.ts';
import type { Session } from '../session.ts';
import { MATCHERS } from './index.ts';
import { lineSpan, linesWithin, type MatcherLine, type MatcherScope, refuse } from './matcher-line.ts';

/** By name with the `@`. */
export type MatcherDefinitions = ReadonlyMap<string, ObjectNode>;

/** The matchers that these statements define, added to those around them. */
export function defineMatchers(
  statements: readonly Statement[],
  outer: MatcherDefinitions,
  session: Session,
): MatcherDefinitions {
  let defined: Map<string, ObjectNode> | null = null;
  for (const statement of statements) {
    const { name } = statement;
    if (!name.value.startsWith('@')) continue;
    defined ??= new Map(outer);
    if (defined.has(name.value) && name.certain && !statement.conditional) {
      const message = `the matcher ${name.value} is defined already, here or in a block around this one; give this one another name`;
      session.problem({ code: 'matcher', message, span: name.span });
    }
    defined.set(name.value, definitionOf(statement, session));
    // Before 2.8 what follows a quoted expression is the name of another, empty, definition.
    const [quoted, extra] = statement.args;
    if (quoted === undefined || quoted.quote === '' || extra === undefined || session.isAtLeast('2.8'))
      continue;
    if (defined.has(extra.value) && extra.certain) {
      const message = `\`${extra.value}\` follows an expression, and Caddy takes it for a matcher's name, which is defined already`;
      session.problem({ code: 'matcher', message, span: extra.span });
    }
    defined.set(extra.value, objectNode({}, extra.span));
  }
  return defined ?? outer;
}

function definitionOf(statement: Statement, session: Session): ObjectNode {
  const scope = new Scope(session, statement.name.value.slice(1));
  return scope.nested(linesOf(statement), statement);
}

/** The set that the arguments or the block of a statement make where it is not named: `lb_retry_match`. */
export function matcherSetOf(statement: Statement, session: Session): ObjectNode {
  return new Scope(session, '').nested(linesWithin(statement), statement);
}

/** A quoted word in the place of a matcher's name is an expression. */
function linesOf(statement: Statement): readonly MatcherLine[] {
  const [first] = statement.args;
  if (first === undefined || first.quote === '') return linesWithin(statement);
  return [{ kind: { ...first, value: 'expression', quote: '' }, args: [first], statement }];
}

class Scope implements MatcherScope {
  readonly session: Session;
  readonly name: string;

  constructor(session: Session, name: string) {
    this.session = session;
    this.name = name;
  }

  nested(lines: readonly MatcherLine[], owner: Statement): ObjectNode {
    const byKind = new Map<string, MatcherLine[]>();
    for (const line of lines) {
      const group = byKind.get(line.kind.value);
      if (group === undefined) byKind.set(line.kind.value, [line]);
      else group.push(line);
    }
    const members = [...byKind].map(([kind, group]) => [kind, this.#settingsOf(kind, group)] as const);
    return objectNode(Object.fromEntries(members), headSpan(owner));
  }

  /** Lines of one kind are read together: they are merged. */
  #settingsOf(kind: string, lines: readonly MatcherLine[]): JsonNode {
    const standard = lookUp(MATCHERS, kind);
    const [first] = lines;
    const nothing = objectNode({}, first === undefined ? this.session.span : lineSpan(first));
    if (first === undefined) return nothing;
    if (standard === undefined) this.#unknown(kind, first);
    else if (standard.since !== undefined && !this.session.isAtLeast(standard.since)) {
      const { since } = standard;
      const message = `the matcher ${kind} came with Caddy ${since}, and ${this.session.version} does not know it`;
      if (first.kind.certain)
        this.session.problem({ code: 'matcher', message, span: first.kind.span, version: { since } });
    }
    // Within `not` regular expressions are not named after the matcher.
    const scope = kind === 'not' ? new Scope(this.session, '') : this;
    return standard?.read(lines, scope) ?? nothing;
  }

  /** A plugin may bring it, unless it is a slip of the pen, or cannot be a name. */
  #unknown(kind: string, line: MatcherLine): void {
    if (!line.kind.certain) return;
    if (/[^\w.-]/.test(kind)) {
      const message = `there can be no matcher ${kind}; an expression stands behind \`expression\`, or alone and in quotes behind the matcher's name`;
      refuse(this, line, message, line.kind.span);
      return;
    }
    const meant = Object.keys(MATCHERS).filter((name) => isOneEditAway(name, kind));
    const [only, ...others] = meant;
    if (only === undefined) return;
    const repair = others.length === 0 ? { span: line.kind.span, text: only } : undefined;
    refuse(
      this,
      line,
      `there is no matcher ${kind}; did you mean ${meant.join(' or ')}?`,
      line.kind.span,
      repair,
    );
  }
}
