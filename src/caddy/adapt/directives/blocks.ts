/** Directives that hold others: `handle`, `handle_path`, `route`, `handle_errors`, `invoke`. */
import { type Argument, headSpan, type Statement } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import { routeOf } from '../block-values.ts';
import type { AdaptedRoute, ConfigValue } from '../config-value.ts';
import type { AdaptContext, AdapterTable, HandlerAdapter, HandlerDirective } from '../directive-adapter.ts';

export const BLOCKS: AdapterTable = {
  handlers: { handle: block('sorted'), route: block('as-written'), invoke },
  directives: { handle_path: handlePath, handle_errors: handleErrors },
};

function block(how: 'sorted' | 'as-written'): HandlerAdapter {
  return ({ statement, args }, context) => {
    refuseArguments(statement, args, 'a matcher', context);
    return context.subroute(statement, how);
  };
}

/** Besides what it may take. */
function refuseArguments(
  { name, conditional }: Statement,
  [first]: readonly Argument[],
  takes: string,
  context: AdaptContext,
): void {
  if (first === undefined || !first.certain || conditional) return;
  const message = `\`${name.value}\` takes ${takes} and a block, not \`${first.value}\`; a matcher is a path that begins with /, or @name`;
  context.problem({ code: 'arguments', message, span: first.span });
}

/** `handle` for the paths that begin with a prefix, which is taken away. */
function handlePath(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const [path, ...others] = statement.args;
  if (path === undefined) {
    const message = '`handle_path` needs a path: `handle_path /prefix/*`';
    context.problem({ code: 'arguments', message, span });
    return [];
  }
  if (!path.value.startsWith('/') && path.certain) {
    const message = `\`handle_path\` takes a path that begins with /, not \`${path.value}\``;
    context.problem({ code: 'value', message, span: path.span });
  }
  refuseArguments(statement, others, 'one path', context);
  const strip = objectNode(
    { handler: 'rewrite', strip_path_prefix: prefixOf(path.value) || undefined },
    span,
  );
  const routes: readonly AdaptedRoute[] = [
    { match: [], handle: [strip], group: null, terminal: false, span },
    ...context.routes(statement.block ?? [], 'sorted'),
  ];
  const match = objectNode({ path: [path.value] }, path.span);
  return [routeOf(statement, match, [context.subrouteOf(routes, span)])];
}

/** `/api` of `/api/*` and of `/api*`. */
function prefixOf(path: string): string {
  return path.replace(/\/?\*$/, '');
}

/** `handle_errors [status …]`. */
function handleErrors(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const condition = statusCondition(statement, context);
  const match = condition === null ? [] : [objectNode({ expression: condition }, span)];
  const inner = context.routes(statement.block ?? [], 'sorted');
  if (context.isAtLeast('2.10.1')) {
    const handle = [context.subrouteOf(inner, span)];
    const route: AdaptedRoute = { match, handle, group: null, terminal: false, span };
    return [{ class: 'error-route', routes: [route], span }];
  }
  // Before that the condition took the place of what each route asks for (fixed in 2.10.1, pull request 6999).
  const routes = condition === null ? inner : inner.map((route) => ({ ...route, match }));
  return [{ class: 'error-route', routes, span }];
}

/** The condition, as Caddy writes it down: `4xx` and `404 410`. Null without any status. */
function statusCondition({ args, conditional }: Statement, context: AdaptContext): string | null {
  const [first] = args;
  if (first === undefined) return null;
  const refuse = ({ certain, span }: Argument, message: string): void => {
    if (certain && !conditional) context.problem({ code: 'value', message, span });
  };
  if (!context.isAtLeast('2.8')) {
    const message = '`handle_errors` takes no status before Caddy 2.8';
    if (first.certain && !conditional)
      context.problem({ code: 'arguments', message, span: first.span, version: { since: '2.8' } });
    return null;
  }
  const conditions: string[] = [];
  const codes: string[] = [];
  for (const argument of args) {
    const { value } = argument;
    const range = /^([0-9])xx$/.exec(value)?.[1];
    if (range !== undefined) {
      conditions.push(`{http.error.status_code} >= ${range}00 && {http.error.status_code} <= ${range}99`);
    } else if (/^[+-]?\d+$/.test(value) && value.length === 3) codes.push(value);
    else refuse(argument, `\`handle_errors\` takes a status such as 404 or 5xx, not \`${value}\``);
  }
  if (codes.length > 0) conditions.push(`{http.error.status_code} in [${codes.join(', ')}]`);
  return conditions.join(' || ');
}

function invoke(
  { statement, args: [name, ...others], span }: HandlerDirective,
  context: AdaptContext,
): ObjectNode | null {
  if (name === undefined) {
    context.problem({ code: 'arguments', message: '`invoke` needs the name of a named route', span });
    return null;
  }
  if (others.length > 0 || statement.block !== null) {
    const message = '`invoke` takes one name, and no block';
    context.problem({ code: 'arguments', message, span });
  }
  context.invoke(name);
  return objectNode({ handler: 'invoke', name: name.value }, span);
}
