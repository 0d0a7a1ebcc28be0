/**
 * The rewrite phase: `set`, `if`, `rewrite`, `return` and `break` of one block, in the order in which they are written
 * (ngx_http_rewrite_module, nginx 1.22.1 and 1.31.4; measured, cases A27a, A45b, C12–C13c, C27x, C27y).
 */
import { known, unknown } from '../../route/setting.ts';
import { decideCondition } from '../config/condition.ts';
import { argumentOf, type Context, nameOf, type Statement, statementsAmong } from '../config/context.ts';
import { toBytes } from '../../text/bytes.ts';
import { HANDLERS } from '../language/handlers.ts';
import { answers, enterBlock, GOES_ON, type PhaseResult } from './phase.ts';
import type { RequestInProgress } from './progress.ts';
import { responseOf } from './response.ts';
import { rewriteRequest } from './rewrite.ts';

export interface RewriteResult {
  readonly result: PhaseResult;
  /** The URI was rewritten, and is looked for among the locations again. */
  readonly isUriChanged: boolean;
}

/** Runs the rewrite directives of a server or a location. */
export function rewritePhase(request: RequestInProgress, block: Context): RewriteResult {
  const run = new RewriteRun(request);
  request.escapesCaptures = true;
  const end = run.runAll(block);
  request.escapesCaptures = false;
  return { result: typeof end === 'string' ? GOES_ON : end, isUriChanged: run.isUriChanged };
}

/** What this phase runs. */
export const REWRITE_DIRECTIVES: ReadonlySet<string> = new Set([
  'set',
  'if',
  'break',
  'return',
  'rewrite',
  ...['rewrite_by_lua', 'server_rewrite_by_lua'].flatMap((name) => [name, `${name}_block`, `${name}_file`]),
]);

/** How the directives of a block end: at their end, by a `break` or `last`, or with an answer. */
type End = 'end' | 'stop' | PhaseResult;

class RewriteRun {
  readonly #request: RequestInProgress;
  isUriChanged = false;

  constructor(request: RequestInProgress) {
    this.#request = request;
  }

  runAll(block: Context): End {
    for (const statement of statementsAmong(block, REWRITE_DIRECTIVES)) {
      const end = this.#run(statement);
      if (end !== 'end') return end;
    }
    return 'end';
  }

  #run(statement: Statement): End {
    const request = this.#request;
    const name = nameOf(statement);
    if (statement.directive.conditional && changesCourse(statement)) {
      request.doubt('a template decides whether this line is there', statement);
      return 'end';
    }
    switch (name) {
      case 'set':
        this.#set(statement);
        return 'end';
      case 'if':
        return this.#if(statement);
      case 'break':
        // After a `rewrite` without a flag it is as if that one had ended in `break` (ngx_http_script_break_code).
        if (this.isUriChanged) request.isLocationValid = false;
        this.isUriChanged = false;
        request.step('rewrite', '`break` ends the rewrite directives', statement);
        return 'stop';
      case 'return':
        return returned(statement, request);
      case 'rewrite':
        return this.#rewrite(statement);
      default:
        request.doubt('Lua code runs here and may answer', statement);
        return 'end';
    }
  }

  #set(statement: Statement): void {
    const name = argumentOf(statement, 0).slice(1).toLowerCase();
    const word = statement.directive.args[1];
    const value = word?.templated
      ? unknown('a template fills in the value')
      : this.#request.evaluate(argumentOf(statement, 1));
    if (name !== 'args') {
      this.#request.set(name, value);
      return;
    }
    this.#request.isUnparsedValid = false;
    if (value.kind === 'known') this.#request.args = value.value;
    else this.#request.doubt(value.because, statement);
  }

  #if(statement: Statement): End {
    const request = this.#request;
    const holds = decideCondition(statement, {
      evaluate: (text) => request.evaluate(text),
      matched: (pattern, match) => request.matched(pattern, match),
      notMatched: () => request.forgetCaptures(),
      testFile: (test, path) => {
        const kind = request.fileAt(path, statement);
        return known(kind !== 'none' && (test === 'e' || (test === 'd') === (kind === 'directory')));
      },
    });
    if (statement.block === null) return 'end';
    if (holds.kind === 'unknown') {
      this.#undecided(statement, holds.because);
      return 'end';
    }
    if (!holds.value) return 'end';
    const words = statement.directive.args.map(({ value }) => value).join(' ');
    request.step('rewrite', `\`if ${words}\` holds`, statement);
    if (statement.context.kind === 'location') enterBlock(request, statement.block);
    return this.runAll(statement.block);
  }

  /** What an `if` would set is unknown; what else it would do is a doubt. */
  #undecided(statement: Statement, because: string): void {
    const inner = statement.block?.statements ?? [];
    for (const at of inner) {
      if (nameOf(at) === 'set') this.#request.set(argumentOf(at, 0).slice(1), unknown(because));
    }
    if (inner.some(changesCourse))
      this.#request.doubt(`whether this \`if\` holds is not known: ${because}`, statement);
  }

  #rewrite(statement: Statement): End {
    const request = this.#request;
    const rewritten = rewriteRequest(statement, request);
    switch (rewritten.kind) {
      case 'no-match':
        request.forgetCaptures();
        return 'end';
      case 'unknown':
        request.doubt(`whether this \`rewrite\` applies is not known: ${rewritten.because}`, statement);
        return 'end';
      case 'empty':
        request.step('rewrite', 'the rewritten URI is empty', statement);
        return answers(500, statement);
      case 'redirect':
        return answers(rewritten.status, statement, rewritten.location);
      case 'rewritten': {
        this.isUriChanged = rewritten.flag !== 'break';
        if (rewritten.flag === 'break') request.isLocationValid = false;
        request.escapesCaptures = false;
        request.step('rewrite', `the URI becomes \`${request.shownUri}\``, statement);
        return rewritten.flag === null ? 'end' : 'stop';
      }
    }
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** `return 301 https://$host$request_uri;`, `return 403;`, `return https://…;` */
function returned(statement: Statement, request: RequestInProgress): PhaseResult {
  const first = argumentOf(statement, 0);
  if (statement.directive.args.some((word) => word.templated)) {
    request.doubt('a template fills in what is answered here', statement);
    return answers(/^\d{3}$/.test(first) ? Number(first) : 200, statement);
  }
  const isStatus = /^\d+$/.test(first);
  const status = isStatus ? Number(first) : 302;
  const text = isStatus ? argumentOf(statement, 1) : first;
  if (!REDIRECTS.has(status)) {
    const hasText = statement.directive.args.length > 1;
    if (status >= 400 && !hasText) return answers(status, statement);
    request.hasDiscardedBody = true;
    // A text of its own is sent as it is, past every error_page.
    return { kind: 'ended', outcome: responseOf(request, status, null, statement) };
  }
  request.hasDiscardedBody = true;
  request.escapesCaptures = false;
  const location = request.evaluate(text);
  return answers(status, statement, location.kind === 'known' ? location.value : toBytes(text));
}

/** Whether a statement does more than set variables or things that no upgrade depends on. */
function changesCourse(statement: Statement): boolean {
  const name = nameOf(statement);
  return (
    HANDLERS.has(name) ||
    /^(?:return|rewrite|break|if|root|alias|error_page|auth_basic|proxy_\w+|\w+_by_lua\w*)$/.test(name)
  );
}
