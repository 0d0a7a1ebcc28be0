/**
 * `nginx -t` accepts any header name and any `$http_NAME`: the one does nothing and the other is empty (cases A14–A16b,
 * A40). Every line is looked at once, whether or not a route uses it.
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, argumentSpan, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { isMisspelt, misspeltRequestVariable } from '../../src/nginx/config/upgrade-words.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { HEADERS, SHORTEST_TO_GUESS } from './headers.ts';
import { OPTIONS } from './options.ts';

export function* checkNginx(
  configuration: NginxConfiguration,
  { optionsAt }: RuleContext,
): Generator<Report> {
  const isRight = (statement: Statement, name: string) => optionsAt(OPTIONS, spanOf(statement)).isRight(name);
  let linesOfWebSockets: ReadonlySet<Statement> | null = null;
  const isGrave = (statement: Statement): boolean => {
    linesOfWebSockets ??= new Set(
      configuration.routes
        .filter((route) => isAtLeast(route.intent, 'strong'))
        .flatMap((route) => route.request.list.statements),
    );
    return linesOfWebSockets.has(statement);
  };
  const meantBy = new Map<string, string | null>();
  for (const statement of configuration.statements.named('proxy_set_header')) {
    if (!statement.stock) yield* checkHeader(statement, meantBy, { isGrave, isRight });
  }
  for (const statement of configuration.statements.named('map')) {
    if (!statement.stock) yield* checkVariable(statement, 0, { isGrave: () => true, isRight });
  }
}

interface Judgement {
  /** A WebSocket depends on the line. */
  readonly isGrave: (statement: Statement) => boolean;
  /** The user says that a name is meant as it is written there. */
  readonly isRight: (statement: Statement, name: string) => boolean;
}

/** `meantBy` keeps what each name was meant to be: a configuration writes the same few names again and again. */
function* checkHeader(
  statement: Statement,
  meantBy: Map<string, string | null>,
  judgement: Judgement,
): Generator<Report> {
  const written = argumentOf(statement, 0);
  if (statement.directive.args.length === 1) {
    yield* checkJoined(statement, written);
    return;
  }
  let meant = meantBy.get(written);
  if (meant === undefined) {
    meant = HEADERS.find((header) => isSlip(written, header)) ?? null;
    meantBy.set(written, meant);
  }
  if (meant !== null && !judgement.isRight(statement, written)) {
    const isUpgrade = meant === 'Upgrade' || meant === 'Connection';
    yield {
      message: `\`${written}\` is sent as a header of that name; \`${meant}\` was meant.${isUpgrade ? ' Without it no WebSocket opens.' : ''}`,
      span: argumentSpan(statement, 0),
      severity: judgement.isGrave(statement) ? 'error' : 'warning',
      fix: fixWith(replaceArgument(statement, 0, meant), `write \`${meant}\``),
    };
  }
  yield* checkVariable(statement, 1, judgement);
}

/** `proxy_set_header Upgrade=$http_upgrade`: name and value in one word, which nginx refuses (case A41). */
function* checkJoined(statement: Statement, written: string): Generator<Report> {
  const [, name = '', value = ''] = /^([\w-]+)[:=](.+)$/s.exec(written) ?? [];
  if (name === '') return;
  const isPlain = statement.directive.args[0]?.quote === '' && !statement.stock;
  yield {
    message: `nginx does not start: \`${written}\` is one word. A header's name and value are two, without \`${written.charAt(name.length)}\`.`,
    span: spanOf(statement),
    severity: 'error',
    fix: isPlain
      ? fixWith(replaceArgument(statement, 0, `${name} ${value}`), `write \`${name} ${value}\``)
      : null,
  };
}

function isSlip(written: string, header: string): boolean {
  if (/[:=]$/.test(written)) return written.replace(/[:=]+$/, '').toLowerCase() === header.toLowerCase();
  return (
    header.length >= SHORTEST_TO_GUESS && written.length >= SHORTEST_TO_GUESS && isMisspelt(written, header)
  );
}

function* checkVariable(
  statement: Statement,
  index: number,
  { isGrave, isRight }: Judgement,
): Generator<Report> {
  const text = argumentOf(statement, index);
  const slip = misspeltRequestVariable(text);
  if (slip === null || isRight(statement, slip.wrong)) return;
  const word = statement.directive.args[index];
  const raw = word === undefined ? '' : statement.file.text.slice(word.start, word.end);
  yield {
    message: `\`$${slip.wrong}\` is always empty: clients send no such header. \`$${slip.right}\` was meant.`,
    span: argumentSpan(statement, index),
    severity: isGrave(statement) ? 'error' : 'warning',
    fix: fixWith(
      replaceArgument(statement, index, raw.replace(slip.wrong, slip.right)),
      `write \`$${slip.right}\``,
    ),
  };
}

function fixWith(edit: TextEdit | null, title: string): Fix | null {
  return edit === null ? null : { safety: 'safe', title, edits: [edit] };
}
