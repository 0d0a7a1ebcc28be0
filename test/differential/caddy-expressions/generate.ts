/**
 * Expressions in CEL as people write them, and odder ones; each in a route, with requests to it. Most fit CEL's types; what
 * comes of a placeholder only run time tells, so that many end in an error.
 */
import fc from 'fast-check';
import type { Case } from '../caddy-handlers/generate.ts';
import type { SentRequest } from '../caddy-handlers/generate-requests.ts';
import type { Json } from '../caddy-handlers/generate-words.ts';
import { typed } from './generate-expressions.ts';

/** What each expression may ask for besides the request. */
const VARIABLES: Json = {
  handler: 'vars',
  text: 'Text',
  method: '{http.request.method}',
  number: 7,
  fraction: 1.5,
  flag: true,
  root: '/nowhere',
};

/** The expression alone, or with other matchers, which decide with it. */
function matchOf(expression: string): fc.Arbitrary<Json> {
  return fc.oneof(
    { arbitrary: fc.constant<Json>([{ expression }]), weight: 8 },
    { arbitrary: fc.constant<Json>([{ not: [{ expression }] }]), weight: 1 },
    { arbitrary: fc.constant<Json>([{ expression, method: ['GET'] }]), weight: 1 },
    { arbitrary: fc.constant<Json>([{ expression }, { method: ['POST'] }]), weight: 1 },
  );
}

const field = fc.oneof(
  fc.constantFrom<readonly [string, string]>(
    ['Upgrade', 'websocket'],
    ['Upgrade', 'WebSocket'],
    ['Connection', 'Upgrade'],
    ['Connection', 'keep-alive, Upgrade'],
    ['X-Own', 'a'],
    ['X-Own', 'b'],
    ['X-Own', ''],
    ['Cookie', 'a=1; b=2'],
    ['Cookie', 'a="x"'],
    ['X-Forwarded-For', '10.0.0.1'],
  ),
);

const request: fc.Arbitrary<SentRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'POST'),
    target: fc.constantFrom(
      '/',
      '/ws',
      '/ws/',
      '/ws/a.js?a=1',
      '/app/x?a=b&a=2',
      '/app//x?none',
      '/a%20b/%C3%A9?a=',
      '/WS/x',
    ),
    host: fc.constantFrom('app.test', 'app.test:8080', 'a.app.test', '127.0.0.1:80'),
    fields: fc.array(field, { maxLength: 3 }),
  })
  .map(({ method, target, host, fields }) => ({ method, target, headers: [['Host', host], ...fields] }));

export interface ExpressionCase extends Case {
  /** The expression and nothing beside it. */
  readonly bare: Case;
}

/** An expression in a route of its own: 201 where it holds, 202 where it does not. */
export const generatedCase: fc.Arbitrary<ExpressionCase> = fc
  .tuple(typed.bool, fc.array(request, { minLength: 5, maxLength: 5 }))
  .chain(([expression, requests]) =>
    matchOf(expression).map((match) => ({
      routes: routesFor(match),
      requests,
      bare: { routes: routesFor([{ expression }]), requests },
    })),
  );

function routesFor(match: Json): readonly Json[] {
  return [
    { handle: [VARIABLES] },
    { match, handle: [answer(201)], terminal: true },
    { handle: [answer(202)] },
  ];
}

function answer(status: number): Json {
  return { handler: 'static_response', status_code: status };
}
