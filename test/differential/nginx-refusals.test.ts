/**
 * What the directive table and `directive-arguments` say of arguments, beside what nginx says: wrong numbers of them for
 * every directive, wrong and right values of every kind, and the directives whose handlers look closer.
 */
import { afterAll, expect, it } from 'vitest';
import {
  type DirectiveForm,
  directiveNames,
  isAllowedIn,
  isPresentIn,
  lookUpDirective,
  takesArguments,
} from '../../src/nginx/language/directives.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { findingsIn, subject } from '../proof/harness/linting.ts';
import { installedNginx } from '../proof/harness/nginx-process.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

const AROUND = [
  ['main', 'events {}\n', ''],
  ['events', 'events {\n', '\n}'],
  ['http', 'events {}\nhttp {\n', '\n}'],
  ['server', 'events {}\nhttp { server {\n', '\n} }'],
  ['location', 'events {}\nhttp { server { location / {\n', '\n} } }'],
  ['upstream', 'events {}\nhttp { upstream u { server 127.0.0.1:1;\n', '\n} }'],
] as const;

/** A module that is not built in; words that only a newer nginx has. */
const NOT_KNOWN_HERE = /unknown directive/;
const REFUSED_ARGUMENT =
  /invalid (?:value|number|parameter|condition|return code|code|location modifier)|must be between|must be in|unexpected "|directive invalid value/;

interface Place {
  readonly name: string;
  readonly forms: readonly DirectiveForm[];
  readonly wrap: (line: string) => string;
}

/** Every directive of nginx's own that the installed one may have, in the first block in which it may stand. */
function* places(version: string): Generator<Place> {
  for (const name of directiveNames()) {
    const all = lookUpDirective(name);
    if (all.some((form) => form.distribution !== 'nginx' || form.argumentCounts === null)) continue;
    for (const [context, before, after] of AROUND) {
      const forms = all.filter((form) => isAllowedIn(form, context) && isPresentIn(form, version));
      if (forms.length === 0) continue;
      yield { name, forms, wrap: (line) => before + line + after };
      break;
    }
  }
}

function refused(text: string, version: string): boolean {
  return findingsIn(subject(text, version)).some(({ rule }) => rule === 'directive-arguments');
}

/** A right and a wrong value of each kind, and whether it is one. */
const VALUES: Readonly<Partial<Record<DirectiveForm['valueKind'], readonly string[]>>> = {
  flag: ['ON', 'yes'],
  number: ['12', '1k', '-1'],
  size: ['32k', '4M', '1g', '10kb'],
  offset: ['8m', '2g', '10MB', '1.5m'],
  enum: ['nonsense'],
  set: ['nonsense'],
  buffers: ['4 8k', '4 8g', 'x 8k'],
};

describeWith([needsNginx], `nginx ${installedNginx} refuses`, () => {
  const version = installedNginx ?? '';
  const nginx = startNginxCheck();
  afterAll(nginx.end);

  it('the numbers of arguments that the table does not allow', () => {
    let asked = 0;
    for (const { name, forms, wrap } of places(version)) {
      const isTaken = (count: number) => forms.some((form) => takesArguments(form, count));
      const end = forms.some(({ block }) => block) ? ' {}' : ';';
      for (let count = 0; count <= 5; count++) {
        const isNeighbour = isTaken(count - 1) || isTaken(count + 1);
        if (isTaken(count) || !isNeighbour) continue;
        const text = wrap(name + ' x'.repeat(count) + end);
        const { messages } = nginx.check(text);
        expect(messages.join(), `${name} with ${count}`).toMatch(
          /invalid number of arguments|unknown directive/,
        );
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(500);
  }, 120_000);

  it('the values that the rule reports, and of their kinds no others', () => {
    let found = 0;
    for (const { name, forms, wrap } of places(version)) {
      const [form] = forms;
      if (form === undefined || forms.length > 1) continue;
      for (const value of VALUES[form.valueKind] ?? []) {
        const text = wrap(`${name} ${value};`);
        const log = nginx.check(text).messages.join('\n');
        if (NOT_KNOWN_HERE.test(log)) continue;
        const says = REFUSED_ARGUMENT.test(log.split('\n').find((line) => line.startsWith('[emerg]')) ?? '');
        const rule = refused(text, version);
        if (rule) found += 1;
        // A number or a size may be out of range, which the rule leaves to nginx.
        if (rule || form.valueKind === 'flag') expect(says, `${name} ${value}: ${log}`).toBe(rule);
      }
    }
    expect(found).toBeGreaterThan(200);
  }, 120_000);

  it.each([
    'return 200;',
    'return 0;',
    'return 999 x;',
    'return 1000;',
    'return /login;',
    'return login;',
    'return https://app.test;',
    'return HTTPS://app.test;',
    'return $scheme://app.test;',
    'return $host x;',
    'return -1;',
    'rewrite ^ /x;',
    'rewrite ^ /x last;',
    'rewrite ^ /x Last;',
    'rewrite ^ /x 301;',
    'error_page 404 /x;',
    'error_page 404 = /x;',
    'error_page 404 =200 /x;',
    'error_page 404 =200 500 /x;',
    'error_page =200 /x;',
    'error_page 404 =ok /x;',
    'error_page 200 /x;',
    'error_page 499 /x;',
    'error_page 600 /x;',
    'error_page 4xx /x;',
    'error_page 404 500;',
    'error_page /x /y;',
    'try_files $uri =404;',
    'try_files $uri =4o4;',
    'try_files $uri =1000;',
    'try_files =404 $uri;',
    'try_files $uri /x;',
    'location = /x {}',
    'location =/x {}',
    'location ~~ /x {}',
    'location / /x {}',
    'location ! /x {}',
    'location ^~ /x {}',
    'if ($host) {}',
    'if ( $host ) {}',
    'if ($host = a) {}',
    'if ($host == a) {}',
    'if ($host != a) {}',
    'if ($host !== a) {}',
    'if ($host ~* a) {}',
    'if ($host !~ a ) {}',
    'if ($host > 1) {}',
    'if ($host = a b) {}',
    'if ($host = "a b") {}',
    'if ($host = a && $uri = b) {}',
    'if ($host && $uri) {}',
    'if ($host =) {}',
    'if ($host a) {}',
    'if $host {}',
    'if ($host = a {}',
    'if ("$host" = a) {}',
    'if ( "$host" = a ) {}',
    'if (host = a) {}',
    'if (!$host) {}',
    'if (-f $uri) {}',
    'if (!-d $uri) {}',
    'if (-f) {}',
    'if (-f $uri x) {}',
    'if (-z $uri) {}',
    'if () {}',
    'if ( ) {}',
    'if ($host = $uri) {}',
    'listen 8081 default_server;',
    'listen 8081 default;',
    'listen 8081 ssl http2;',
    'listen 8081 defaultserver;',
    'listen 8081 http/2;',
    'listen 8081 quic;',
    'listen 8081 spdy;',
    'listen 8081 bind backlog=10 rcvbuf=8k sndbuf=8k;',
    'listen 8081 so_keepalive=on deferred reuseport proxy_protocol;',
    'listen 8081 udp;',
    'listen [::1]:8081 ipv6only=on;',
    'listen 8081 http3;',
  ])('%s, or takes it, as the rule does', (line) => {
    const text = `events {}\nhttp { server { listen 127.0.0.1:8080;\n${line}\n} }\n`;
    const log = nginx.check(text).messages.join('\n');
    const isParameterOfStream = line.includes('udp');
    expect(refused(text, version), log).toBe(!isParameterOfStream && REFUSED_ARGUMENT.test(log));
  });
});
