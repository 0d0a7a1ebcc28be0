/** Which numbers are small, and whose business they are. */
import { describe, expect, it } from 'vitest';
import { found, HEADERS, MAP, nginx, said } from './nginx-subject.ts';

const WEB_SOCKETS = `location /ws { proxy_pass http://127.0.0.1:9000; ${HEADERS} }`;
const subject = (main: string, events: string, location = WEB_SOCKETS) =>
  nginx(`${main}\nevents { ${events} }\nhttp { ${MAP} server { listen 80; ${location} } }\n`);

describe('few connections', () => {
  it.each([
    ['', 'worker_connections 64;', 31],
    ['worker_processes 2;', 'worker_connections 128;', 63],
    ['worker_processes auto;', 'worker_connections 256;', 127],
    ['', 'worker_connections 4;', 1],
  ])('%s %s hold %s to %i', (main, events, sockets) => {
    const [line = ''] = said(subject(main, events));
    expect(line).toMatch(/^nginx\.conf:2 info websocket-capacity: /);
    expect(line).toContain(
      sockets === 1 ? 'No more than one WebSocket is' : `No more than ${sockets} WebSockets are`,
    );
  });

  it.each([
    ['', ''],
    ['', 'worker_connections 512;'],
    ['', 'worker_connections 768;'],
    ['worker_processes auto;', 'worker_connections 1024;'],
    ['worker_processes 16;', 'worker_connections 64;'],
    ['worker_processes {{ workers }};', 'worker_connections 64;'],
    ['', 'worker_connections {{ connections }};'],
  ])('`%s` `%s` are enough, or may be', (main, events) => {
    expect(found(subject(main, events))).toEqual([]);
  });

  it('are no matter where no WebSockets pass', () => {
    const location = 'location /api/ { proxy_pass http://127.0.0.1:9000; }';
    expect(found(subject('', 'worker_connections 64;', location))).toEqual([]);
  });
});

describe('open files', () => {
  it.each([
    ['worker_rlimit_nofile 1024;', 'worker_connections 4096;'],
    ['worker_rlimit_nofile 100;', ''],
  ])('%s %s are too few', (main, events) => {
    expect(found(subject(main, events))).toEqual(['nginx.conf:1 info websocket-capacity']);
  });

  it.each([
    ['worker_rlimit_nofile 1024;', 'worker_connections 1024;'],
    ['worker_rlimit_nofile 65535;', 'worker_connections 4096;'],
    ['worker_rlimit_nofile 512;', ''],
  ])('%s %s are enough', (main, events) => {
    expect(found(subject(main, events))).toEqual([]);
  });
});
