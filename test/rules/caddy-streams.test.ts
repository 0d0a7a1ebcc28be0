/** Event streams through a Caddyfile: what holds them back, or ends them, and what does them no harm (measured). */
import { describe, expect, it } from 'vitest';
import { caddy, fixedText, marks, site } from './caddy-subject.ts';

const STREAM = 'reverse_proxy /sse* app:3000';

function stream(lines: string, version?: string) {
  return site(`${STREAM} {\n${lines}\n}\nreverse_proxy app:80`, version);
}

describe('events', () => {
  it.each([
    ['response_buffers 4KiB', '2.11.4', '3 error'],
    ['buffer_responses', '2.6.2', '3 error'],
    ['transport http {\nread_timeout 10s\n}', '2.11.4', '4 warning'],
    ['transport http {\nresponse_header_timeout 5s\n}', '2.11.4', '4 info'],
  ])('do not come, or not for long, with %j on %s', (lines, version, expected) => {
    expect(marks(stream(lines, version))).toEqual([`${expected} stream-buffering`]);
  });

  it.each([
    'flush_interval -1',
    'flush_interval 1s',
    'request_buffers 4KiB',
    'response_buffers 0',
    'transport http {\nread_timeout 5m\n}',
    'transport http {\nwrite_timeout 5s\ndial_timeout 1s\n}',
    'handle_response {\ncopy_response\n}',
  ])('come with %j', (lines) => {
    expect(marks(stream(lines))).toEqual([]);
  });

  it.each([
    ['buffer_responses false', '2.6.2'],
    ['buffer_responses', '2.11.4'],
    ['response_buffers many', '2.11.4'],
    ['response_buffers', '2.11.4'],
  ])('of a line that Caddy refuses is one finding: %j on %s', (lines, version) => {
    expect(marks(stream(lines, version))).toEqual([
      expect.stringMatching(/^3 error (?:directive-arguments|unknown-directive)$/),
    ]);
  });

  it.each([
    ['2.6.2', 'warning'],
    ['2.11.4', 'info'],
  ])('wait for compression on %s', (version, severity) => {
    const subject = site(`encode zstd gzip\n${STREAM}\nreverse_proxy app:80`, version);
    expect(marks(subject)).toEqual([`2 ${severity} stream-buffering`]);
    expect(fixedText(subject)).toContain('\t@compress not path /sse*\n\tencode @compress zstd gzip\n');
  });

  it.each([
    `@c not path /sse*\nencode @c gzip\n${STREAM}`,
    `encode /static/* gzip\n${STREAM}`,
    'encode gzip\nreverse_proxy /events app:3000',
    'encode gzip\nreverse_proxy /api/* app:3000',
  ])('do not wait: %j', (lines) => {
    expect(marks(site(lines))).toEqual([]);
  });

  it.each([
    ['write 30s', ['4 error stream-buffering']],
    ['write 2h', []],
    ['read_body 10s\n\t\t\tread_header 5s\n\t\t\tidle 1m', []],
  ])('under the time of the server %j', (lines, expected) => {
    const text = `{\n\tservers {\n\t\ttimeouts {\n\t\t\t${lines}\n\t\t}\n\t}\n}\n:80 {\n\t${STREAM}\n\treverse_proxy /eventsource app:3000\n}\n`;
    // One line is one finding, however many streams it ends.
    expect(marks(caddy(text)).map((mark) => mark.replace(/^5/, '4'))).toEqual(expected);
  });

  it('are not cut off by the times of another listener', () => {
    const text = `{\n\tservers :8443 {\n\t\ttimeouts {\n\t\t\twrite 5s\n\t\t}\n\t}\n}\n:80 {\n\t${STREAM}\n}\n`;
    expect(marks(caddy(text))).toEqual([]);
  });

  it.each([
    ['2.7.6', ['3 error unknown-directive']],
    ['2.11.4', ['3 error stream-buffering']],
  ])('under the times of request_body on %s', (version, expected) => {
    expect(marks(site(`request_body {\nwrite_timeout 5s\n}\n${STREAM}`, version))).toEqual(expected);
  });

  it.each([
    ['max_conns_per_host 5', ['4 warning websocket-limits']],
    ['max_conns_per_host 500', []],
  ])('wait for each other: %j', (line, expected) => {
    expect(marks(stream(`transport http {\n${line}\n}`))).toEqual(expected);
  });
});
