/** Options of `reverse_proxy` that find out which upstreams are fit (reverseproxy/healthchecks.go). */

import { splitHostPort } from '../../language/network-address.ts';
import { goInteger } from '../go-values.ts';
import type { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, wordLines } from '../option-lines.ts';
import { putDuration, putInteger, putText, readStatus, textsOf } from '../option-values.ts';

/** An option that is put into `health_checks.active` or `health_checks.passive`, which it brings into being. */
function check(kind: 'active' | 'passive', read: (line: OptionLine, checks: Draft) => void): Option<Draft> {
  return {
    read: (line, proxy) => read(line, proxy.within('health_checks', line.span).within(kind, line.span)),
  };
}

export const HEALTH_CHECKS: OptionTable<Draft> = {
  health_uri: check('active', (line, checks) => putText(line, checks, 'uri', 'a path')),
  health_path: check('active', (line, checks) => putText(line, checks, 'path', 'a path')),
  health_upstream: check('active', readUpstream),
  health_port: check('active', readPort),
  health_headers: check('active', readHeaders),
  health_method: check('active', (line, checks) => putText(line, checks, 'method', 'a method')),
  health_request_body: check('active', (line, checks) => putText(line, checks, 'body', 'a text')),
  health_interval: check('active', (line, checks) => putDuration(line, checks, 'interval')),
  health_timeout: check('active', (line, checks) => putDuration(line, checks, 'timeout')),
  health_status: check('active', readExpectedStatus),
  health_body: check('active', (line, checks) =>
    putText(line, checks, 'expect_body', 'a regular expression'),
  ),
  health_follow_redirects: check('active', (line, checks) => {
    line.end();
    checks.put('follow_redirects', true, line.span);
  }),
  health_passes: check('active', (line, checks) => putInteger(line, checks, 'passes')),
  health_fails: check('active', (line, checks) => putInteger(line, checks, 'fails')),
  max_fails: check('passive', (line, checks) => putInteger(line, checks, 'max_fails')),
  fail_duration: check('passive', (line, checks) => putDuration(line, checks, 'fail_duration')),
  unhealthy_request_count: check('passive', (line, checks) =>
    putInteger(line, checks, 'unhealthy_request_count'),
  ),
  unhealthy_status: check('passive', readUnhealthyStatuses),
  unhealthy_latency: check('passive', (line, checks) => putDuration(line, checks, 'unhealthy_latency')),
};

function readUpstream(line: OptionLine, checks: Draft): void {
  const address = line.need('a host and a port');
  if (address === null) return;
  const parts = splitHostPort(address.value);
  if (parts === null || goInteger(parts.port) === null) {
    line.refuse('value', `${address.value} is not a host with a port, such as 127.0.0.1:8080`, address.span);
  }
  checks.put('upstream', address.value, address.span);
}

function readPort(line: OptionLine, checks: Draft): void {
  if (checks.has('upstream')) {
    line.refuse(
      'duplicate',
      'health_port says nothing beside health_upstream, and Caddy refuses it; remove one',
      line.span,
    );
  }
  putInteger(line, checks, 'port');
}

/** Before 2.8 the last line of a field counted; since then all do. */
function readHeaders(line: OptionLine, checks: Draft): void {
  checks.remove('headers');
  for (const { name, args } of wordLines(line.block())) {
    const headers = checks.within('headers', line.span);
    const values = args.length === 0 ? [''] : textsOf(args);
    if (line.isAtLeast('2.8')) headers.append(name.value, values, name.span);
    else headers.putAlways(name.value, values, name.span);
  }
}

function readExpectedStatus(line: OptionLine, checks: Draft): void {
  const argument = line.need('a status such as 200, or 2xx');
  const status = argument === null ? null : readStatus(argument, line);
  if (status !== null) checks.put('expect_status', status.value, status.span);
}

function readUnhealthyStatuses(line: OptionLine, checks: Draft): void {
  const args = line.rest();
  if (args.length === 0)
    line.refuse('arguments', 'unhealthy_status needs a status such as 502, or 5xx', line.name.span);
  for (const argument of args) {
    const status = readStatus(argument, line);
    if (status === null) return;
    checks.append('unhealthy_status', [status.value], status.span);
  }
}
