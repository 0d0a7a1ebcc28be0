/** Logins that the headers of a handshake open, and exceptions that are meant so. */
import { describe, expect, it } from 'vitest';
import { caddy, marks, site } from './caddy-subject.ts';
import { nginx, said, server } from './nginx-subject.ts';

const PASSWORD = '$2a$14$Zkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT/5qqR7hx4IjWJPDhjvG';
const ORDINARY = '@ordinary not header Upgrade websocket';
const gateway = (matcher: string) => `forward_auth ${matcher} auth:9091 {\n\turi /api/verify\n}`;
const APP = 'reverse_proxy app:3000';

/** Only of this rule. */
function found(lines: string, version?: string): readonly string[] {
  return marks(site(lines, version)).filter((mark) => mark.endsWith('authentication-bypass'));
}

describe('a login is passed', () => {
  it.each([
    ['of a gateway', `${ORDINARY}\n${gateway('@ordinary')}\n${APP}`, 3],
    [
      'of both headers',
      `@ordinary {\n\tnot header Connection *Upgrade*\n\tnot header Upgrade websocket\n}\n${gateway('@ordinary')}\n${APP}`,
      6,
    ],
    [
      'of a gateway that is written out',
      `${ORDINARY}\nroute {\n\treverse_proxy @ordinary auth:9091 {\n\t\tmethod GET\n\t\trewrite /verify\n\t\t@good status 2xx\n\t\thandle_response @good {\n\t\t\trequest_header X-A b\n\t\t}\n\t}\n\t${APP}\n}`,
      4,
    ],
    ['of a password', `${ORDINARY}\nbasic_auth @ordinary {\n\ta ${PASSWORD}\n}\n${APP}`, 3],
    ['of a plugin', `${ORDINARY}\nroute {\n\tjwtauth @ordinary {\n\t\tsign_key a\n\t}\n\t${APP}\n}`, 4],
    [
      'with a block for what is ordinary',
      `${ORDINARY}\nhandle @ordinary {\n\t${gateway('*')}\n\t${APP}\n}\n${APP}`,
      9,
    ],
    ['for a part of the site', `handle /panel/* {\n\t${ORDINARY}\n\t${gateway('@ordinary')}\n\t${APP}\n}`, 4],
    [
      'that has an exception for some paths besides',
      `@ordinary {\n\tnot header Upgrade websocket\n\tnot path /public/*\n}\n${gateway('@ordinary')}\n${APP}`,
      6,
    ],
    [
      'by everybody outside of the own network',
      `@ordinary {\n\tnot header Upgrade websocket\n\tnot remote_ip 10.0.0.0/8\n}\n${gateway('@ordinary')}\n${APP}`,
      6,
    ],
    [
      'and another one is only for some paths',
      `${ORDINARY}\n${gateway('@ordinary')}\nbasic_auth /admin/* {\n\ta ${PASSWORD}\n}\n${APP}`,
      3,
    ],
  ])('%s', (_what, lines, line) => {
    expect(found(lines)).toEqual([`${line} warning authentication-bypass`]);
  });

  it('in each site by itself, and with TLS', () => {
    const block = `{\n\t${ORDINARY}\n\t${gateway('@ordinary')}\n\t${APP}\n}\n`;
    const subject = caddy(
      `a.example.com ${block}b.example.com {\n\t${gateway('*')}\n\t${APP}\n}\nhttp://c.example.com ${block}`,
    );
    expect(marks(subject).filter((mark) => mark.endsWith('authentication-bypass'))).toEqual([
      '3 warning authentication-bypass',
      '16 warning authentication-bypass',
    ]);
  });

  it('of a snippet once, however many sites import it', () => {
    const subject = caddy(
      `(login) {\n\t${ORDINARY}\n\t${gateway('@ordinary')}\n}\na.example.com {\n\timport login\n\t${APP}\n}\nb.example.com {\n\timport login\n\treverse_proxy other:3000\n}\n`,
    );
    expect(marks(subject).filter((mark) => mark.endsWith('authentication-bypass'))).toEqual([
      '3 warning authentication-bypass',
    ]);
  });
});

describe('nothing is said', () => {
  it.each([
    ['where handshakes are asked as well', `${gateway('*')}\n${APP}`],
    ['where nobody is asked', `@ws header Upgrade websocket\nreverse_proxy @ws app:3000\n${APP}`],
    [
      'where handshakes are asked elsewhere',
      `${ORDINARY}\n@ws header Upgrade websocket\n${gateway('@ordinary')}\nbasic_auth @ws {\n\ta ${PASSWORD}\n}\n${APP}`,
    ],
    [
      'where handshakes come to another upstream',
      `@ws header Upgrade websocket\nhandle @ws {\n\treverse_proxy live:3000\n}\nhandle {\n\t${gateway('*')}\n\t${APP}\n}`,
    ],
    [
      'where one path is let past',
      `@asked not {\n\tpath /api/live\n\theader Upgrade websocket\n}\n${gateway('@asked')}\n${APP}`,
    ],
    ['where one path is let past, whoever asks', `@asked not path /api/live\n${gateway('@asked')}\n${APP}`],
    [
      'where handshakes to one path are handled before',
      `@ws {\n\tpath /api/live /api/live/*\n\theader Upgrade websocket\n}\nhandle @ws {\n\t${APP}\n}\nhandle {\n\t${gateway('*')}\n\t${APP}\n}`,
    ],
    [
      'where the path is for WebSockets alone',
      `handle /ws* {\n\t${ORDINARY}\n\t${gateway('@ordinary')}\n\t${APP}\n}`,
    ],
    [
      'where every handshake is rewritten to one path',
      `@ws header Upgrade websocket\nhandle @ws {\n\trewrite * /live\n\t${APP}\n}\nhandle {\n\t${gateway('*')}\n\t${APP}\n}`,
    ],
    [
      'where handshakes are answered with 403',
      `@ws header Upgrade websocket\nrespond @ws 403\n${gateway('*')}\n${APP}`,
    ],
    [
      'where it is not known who comes to the application',
      `${ORDINARY}\n${gateway('@ordinary')}\n@near remote_ip 10.0.0.0/8\nreverse_proxy @near app:3000`,
    ],
  ])('%s', (_what, lines) => {
    expect(found(lines)).toEqual([]);
  });
});

describe('of nginx', () => {
  const REALM = 'map $http_upgrade $realm { default Members; websocket off; }';
  const TO = 'proxy_pass http://127.0.0.1:3000;';
  const ours = (lines: string, http = REALM) =>
    said(nginx(server(lines, http)))
      .map((line) => line.slice(0, line.indexOf(': ')))
      .filter((line) => line.endsWith('authentication-bypass'));
  const location = (path: string, lines: string) => `location ${path} { ${lines} auth_basic_user_file m; }`;

  it.each([
    ['the realm of a location', location('/', `auth_basic $realm; ${TO}`)],
    ['the realm of the server', `auth_basic $realm; ${location('/app/', TO)}`],
  ])('%s is switched off', (_what, lines) => {
    expect(ours(lines)).toHaveLength(1);
  });

  it.each([
    ['a realm that is always asked for', location('/', `auth_basic Members; ${TO}`), REALM],
    ['a path that is for WebSockets', location('/ws', `auth_basic $realm; ${TO}`), REALM],
    [
      'a map of the path as well',
      location('/', `auth_basic $realm; ${TO}`),
      'map $http_upgrade$uri $realm { default Members; websocket/api/live off; }',
    ],
    [
      'one path for all handshakes',
      `${location('/', `error_page 418 = @ws; if ($http_upgrade = websocket) { return 418; } auth_basic Members; ${TO}`)} location @ws { rewrite ^ /live break; ${TO} }`,
      REALM,
    ],
    [
      'another server for handshakes',
      `${location('/', `error_page 418 = @ws; if ($http_upgrade = websocket) { return 418; } auth_basic Members; ${TO}`)} location @ws { proxy_pass http://127.0.0.1:4000; }`,
      REALM,
    ],
  ])('%s is no way past it', (_what, lines, http) => {
    expect(ours(lines, http)).toEqual([]);
  });
});
