/** A host name that nginx has to look up for each request, and no `resolver` to ask. */
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import {
  argumentOf,
  argumentSpan,
  type Context,
  enclosing,
  outwards,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { effectiveScalar } from '../../src/nginx/config/effective.ts';
import { isKnownServer } from '../../src/nginx/config/known-servers.ts';
import { isAddress, isFilledIn } from '../../src/nginx/config/proxy-target.ts';
import { insertAfter } from '../../src/nginx/edit/place.ts';
import { replaceInArgument } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { type RequestedHost, requestedHosts } from './hosts.ts';

export const rule = defineRule({
  id: 'proxy-resolver',
  summary: 'a host name that nginx has to look up for each request, without a resolver',
  severity: 'error',
  fix: 'unsafe',
  dialects: ['nginx'],
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : []),
});

function* check(route: NginxRoute): Generator<Report> {
  if (route.protocol !== 'http' || !route.upstream.target.includes('$')) return;
  if (route.handler.directive.args[0]?.templated !== false || isFilledIn(route.upstream.target)) return;
  if (mayHaveResolver(route)) return;
  const unknown = requestedHosts(route).filter(
    ({ host, port }) => !isAddress(host) && !isKnownServer(route.configuration, host, port),
  );
  const [first] = unknown;
  if (first === undefined) return;
  yield {
    message: `Requests end with 502: because of the variable nginx looks up \`${first.host}\` when a request comes, and no \`resolver\` is set.`,
    span: argumentSpan(route.handler, 0),
    related: unknown
      .filter(({ source }) => source.statement !== route.handler)
      .map(({ host, source }) => ({
        message: `\`${host}\` is named here`,
        span: argumentSpan(source.statement, source.index),
      })),
    fix: fixFor(route, unknown),
  };
}

/** A resolver is set, or may be: around the location, or in a file that cannot be read. */
function mayHaveResolver({ configuration, context }: NginxRoute): boolean {
  const { statement, gap } = effectiveScalar(context, 'resolver');
  if (statement !== null || gap !== null || configuration.http === null) return true;
  return configuration.kind !== 'main' || [...outwards(context)].some(hasUnreadFile);
}

/**
 * Whether a block includes what is not here. Files about certificates count: a `resolver` for OCSP stapling stands there
 * as a rule, and serves `proxy_pass` too.
 */
function hasUnreadFile(block: Context): boolean {
  if (block.gaps.length > 0) return true;
  return statementsNamed(block, 'include').some(
    (include) =>
      !WITHOUT_RESOLVER.test(argumentOf(include, 0)) &&
      !block.statements.some(({ through }) => through === include),
  );
}

const WITHOUT_RESOLVER = /(?:mime\.types|_params|fastcgi\.conf|koi-\w+|win-utf)$/;

/** Docker's resolver, which every container has. */
const DOCKER = 'resolver 127.0.0.11 valid=10s;';

/**
 * `localhost` is an address under another name; a name without dots is another container. Whom to ask about the names of
 * the whole world is for the owner to say.
 */
function fixFor(route: NginxRoute, requested: readonly RequestedHost[]): Fix | null {
  if (requested.every(({ host }) => host.toLowerCase() === 'localhost')) {
    const edits = requested.map(toLoopback).filter((edit) => edit !== null);
    return edits.length < requested.length ? null : { safety: 'unsafe', title: 'write `127.0.0.1`', edits };
  }
  const server = enclosing(route.context, 'server');
  const anchor = server?.statements.find(({ directive, stock, block }) => {
    return directive.name.value === 'listen' && !stock && block === null && !directive.conditional;
  });
  if (anchor === undefined || requested.some(({ host }) => /\.|^localhost$/i.test(host))) return null;
  return {
    safety: 'unsafe',
    title: "ask Docker's own resolver, if nginx runs in a container",
    edits: [insertAfter(anchor, [DOCKER])],
  };
}

function toLoopback({ host, source }: RequestedHost): TextEdit | null {
  const place = (value: string) => {
    const start = value.indexOf(host);
    return start === -1 ? null : { start, end: start + host.length };
  };
  return replaceInArgument(source.statement, source.index, place, '127.0.0.1');
}
