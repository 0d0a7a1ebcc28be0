/** What Caddy's order of directives, and matchers, do to handshakes: which lines are told of, and which are not. */
import { describe, expect, it } from 'vitest';
import { fixedText, marks, site } from './caddy-subject.ts';

const PROXY = 'reverse_proxy /ws* app:3000';

describe('what takes a handshake before its proxy', () => {
  it.each([
    ['an answer for everything', `respond ok\n${PROXY}`, ['2 error websocket-unreachable']],
    ['an end for everything', `abort\n${PROXY}`, ['2 error websocket-unreachable']],
    ['a redirect for everything', `redir https://example.com\n${PROXY}`, ['2 error websocket-redirected']],
    [
      'a proxy for everything in a route',
      `route {\nreverse_proxy other:80\n${PROXY}\n}`,
      ['3 error websocket-unreachable'],
    ],
    [
      'a handle block for every path before one with a matcher for two paths',
      '@ws path /ws* /live*\nhandle /* {\nrespond ok\n}\nhandle @ws {\nreverse_proxy app:3000\n}',
      ['3 error websocket-unreachable'],
    ],
    [
      'an answer in a route for the same paths',
      `route /ws* {\nrespond ok\n}\n${PROXY}`,
      ['3 error websocket-unreachable'],
    ],
    [
      'a redirect in a route for the same paths',
      `route /ws* {\nredir https://example.com\n}\n${PROXY}`,
      ['3 error websocket-redirected'],
    ],
    [
      'files in a route',
      'route /ws* {\nfile_server\nreverse_proxy app:3000\n}',
      ['3 error websocket-unreachable'],
    ],
    [
      'pages and files in a route, which answers with or without a page',
      `route {\ntry_files {path} /index.html\nfile_server\n}\n${PROXY}`,
      ['4 error websocket-unreachable'],
    ],
    [
      'a page for every path',
      `try_files {path} /index.html\nfile_server\n${PROXY}`,
      ['2 error websocket-swallowed'],
    ],
    ['a rewrite for every path', `rewrite * /index.php\n${PROXY}`, ['2 error websocket-swallowed']],
    [
      'a page for every path, with the proxy in a block',
      'try_files {path} /index.html\nhandle /ws* {\nreverse_proxy app:3000\n}',
      ['2 error websocket-swallowed'],
    ],
    [
      'one line for two proxies, which is told once',
      `${PROXY}\nreverse_proxy /socket.io/* app:3000\nrespond ok`,
      ['4 error websocket-unreachable'],
    ],
  ])('is %s', (_title, lines, expected) => {
    expect(marks(site(lines))).toEqual(expected);
  });

  it.each([
    [
      'a handle block for every path beside one with a matcher of several conditions',
      '@ws {\npath /ws*\nmethod GET\n}\nhandle @ws {\nreverse_proxy app:3000\n}\nhandle /* {\nrespond ok\n}',
    ],
    ['an answer in a route for some of the paths', `route /ws/old {\nrespond ok\n}\n${PROXY}`],
    ['the same application in a route', `route {\n${PROXY}\n}\n${PROXY}`],
    ['an answer for other paths', `respond /up ok\n${PROXY}`],
    ['a redirect for other paths', `@pages not path /ws*\nredir @pages https://example.com\n${PROXY}`],
    ['the proxy first in a route', `route {\n${PROXY}\nrespond ok\n}`],
    ['a proxy to the same application', `route {\nreverse_proxy app:3000\n${PROXY}\n}`],
    [
      'pages in a block of their own',
      `handle /ws* {\nreverse_proxy app:3000\n}\nhandle {\ntry_files {path} /index.html\nfile_server\n}`,
    ],
    ['files only where there are some', `try_files {path} {path}.html\nfile_server\n${PROXY}`],
    ['a rewrite of other paths', `rewrite /old /new\n${PROXY}`],
    ['a rewrite to the path', 'rewrite /live /ws\nreverse_proxy /ws app:3000'],
    [
      'a page for every path, and a proxy for every path to the same application',
      `try_files {path} /index.html\n${PROXY}\nreverse_proxy app:3000`,
    ],
    ['an order that was changed', `route {\n${PROXY}\ntry_files {path} /index.html\nfile_server\n}`],
    ['a proxy that is for no WebSockets', 'respond ok\nreverse_proxy /api/* app:3000'],
    ['a target out of the environment', `rewrite * {$TARGET}\n${PROXY}`],
  ])('is not %s', (_title, lines) => {
    expect(marks(site(lines))).toEqual([]);
  });

  it('gets blocks that exclude each other', () => {
    const text = fixedText(site(`${PROXY}\n\n# Pages.\ntry_files {path} /index.html\nfile_server # all`));
    expect(text).toBe(`:80 {
	handle /ws* {
		reverse_proxy app:3000
	}

	# Pages.
	handle {
		try_files {path} /index.html
		file_server # all
	}
}
`);
  });
});

describe('a path that clients do not open', () => {
  it.each([
    ['reverse_proxy /socket.io app:3000', ['2 warning websocket-unreachable']],
    ['handle /cable/* {\nreverse_proxy app:3000\n}', ['2 warning websocket-unreachable']],
    ['reverse_proxy /ws/* app:3000\nfile_server', ['2 info websocket-unreachable']],
    ['reverse_proxy /ws app:3000\nfile_server', ['2 info websocket-unreachable']],
  ])('%j', (lines, expected) => {
    expect(marks(site(lines))).toEqual(expected);
  });

  it.each([
    'reverse_proxy /socket.io/* app:3000',
    'reverse_proxy /cable app:3000',
    'reverse_proxy /notifications/hub app:3000\nreverse_proxy app:80',
    '@ws path /ws /ws/*\nreverse_proxy @ws app:3000\nfile_server',
    'reverse_proxy /ws/chat app:3000\nfile_server',
    'handle_path /ws/* {\nreverse_proxy app:3000\n}\nfile_server',
    'reverse_proxy /ws/* app:3000\nreverse_proxy app:3000',
    // What one application opens another does not.
    'reverse_proxy /socket app:3000\nfile_server',
    'reverse_proxy /socket/* app:3000\nfile_server',
  ])('is not told of: %j', (lines) => {
    expect(marks(site(lines))).toEqual([]);
  });
});

describe('the path of Socket.IO', () => {
  const block = (name: string, before = '', options = '') =>
    site(`${name} {\n${before}reverse_proxy app:3000 {\n${options}}\n}`);

  it.each(['/socket.io/*', '/socket.io*', '/chat/Socket.IO/*'])('is taken off by handle_path %s', (path) => {
    expect(marks(block(`handle_path ${path}`))).toEqual(['2 info proxy-path']);
    expect(fixedText(block(`handle_path ${path}`))).toContain(`\thandle ${path} {`);
  });

  it.each([
    block('handle /socket.io/*'),
    block('handle_path /chat/*'),
    block('handle_path /socket.io/*', 'rewrite * /socket.io{uri}\n'),
    block('handle_path /socket.io/*', '', 'rewrite /socket.io{uri}\n'),
    site('handle_path /socket.io/* {\nrespond ok\n}\nreverse_proxy app:3000'),
  ])('is left, or put back', (subject) => {
    expect(marks(subject)).toEqual([]);
  });
});

describe('a path inside a block', () => {
  const inside = (block: string, lines: string) => site(`${block} {\n${lines}\n}`);

  it.each([
    ['handle /chat/*', 'reverse_proxy /ws app:3000', ['3 error websocket-unreachable']],
    [
      'handle /chat/*',
      'reverse_proxy /ws* app:3000\nreverse_proxy other:80',
      ['3 error websocket-unreachable'],
    ],
    ['handle /chat', 'reverse_proxy /chat/ws app:3000', ['3 error websocket-unreachable']],
    ['route /chat/*', 'handle /ws* {\nreverse_proxy app:3000\n}', ['3 error websocket-unreachable']],
    ['handle_path /chat/*', 'reverse_proxy /chat/ws app:3000', ['3 warning websocket-unreachable']],
    ['handle_path /chat*', 'reverse_proxy /Chat/ws/* app:3000', ['3 warning websocket-unreachable']],
  ])('that never sees it is told of: %s with %j', (block, lines, expected) => {
    expect(marks(inside(block, lines))).toEqual(expected);
  });

  it.each([
    ['handle /chat/*', 'reverse_proxy /chat/ws app:3000'],
    ['handle /chat*', 'reverse_proxy /chat-ws/* app:3000'],
    ['handle /*', 'reverse_proxy /ws* app:3000'],
    ['handle /ws*', 'reverse_proxy /ws/* app:3000\nreverse_proxy app:3000'],
    ['handle /chat/*', 'uri strip_prefix /chat\nreverse_proxy /ws* app:3000'],
    ['handle /*/ws', 'reverse_proxy /chat/ws* app:3000'],
    ['handle_path /chat/*', 'reverse_proxy /ws* app:3000'],
    ['handle_path /chat/*', 'reverse_proxy /chat/ws app:3000\nreverse_proxy app:3000'],
    ['handle_path /{$PREFIX}/*', 'reverse_proxy /ws* app:3000'],
    ['handle /{$PREFIX}/*', 'reverse_proxy /ws* app:3000'],
  ])('that it can see is not: %s with %j', (block, lines) => {
    expect(marks(inside(block, lines))).toEqual([]);
  });

  it('is written as the block leaves it', () => {
    expect(fixedText(inside('handle /chat/*', 'reverse_proxy /ws* app:3000'))).toContain('/chat/ws* app');
    expect(fixedText(inside('handle_path /chat/*', 'reverse_proxy /chat/ws* app:3000'))).toContain(
      ' /ws* app',
    );
  });
});

describe('a matcher for the headers of a handshake', () => {
  const matched = (conditions: string, rest = 'reverse_proxy other:80') =>
    site(`@ws {\n${conditions}\n}\nreverse_proxy @ws app:3000\n${rest}`);

  it.each([
    ['header Connection Upgrade', 'error'],
    ['header Connection upgrade', 'error'],
    ['header Connection *Upgrade*\nheader Upgrade websocket', 'info'],
    ['header Upgrade websocket', 'info'],
  ])('%j leaves some out', (conditions, severity) => {
    expect(marks(matched(conditions))).toEqual([`3 ${severity} websocket-client-match`]);
    expect(
      marks({ ...matched(conditions), texts: new Map([['Caddyfile', fixedText(matched(conditions))]]) }),
    ).toEqual([]);
  });

  it.each([
    ['header Upgrade *', undefined],
    ['header_regexp Connection (?i)upgrade\nheader_regexp Upgrade (?i)^websocket$', undefined],
    ['path /ws*', undefined],
    // What does not match is upgraded by the other line.
    ['header Connection Upgrade', 'reverse_proxy app:3000'],
  ])('%j lets all through', (conditions, rest) => {
    expect(marks(matched(conditions, rest))).toEqual([]);
  });
});
