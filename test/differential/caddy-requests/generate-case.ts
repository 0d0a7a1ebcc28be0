/** Generates one case: a whole Caddyfile, and requests to it. */
import { Choice } from '../requests/choice.ts';
import { requestsTo } from './generate-requests.ts';
import { Addresses, site, snippet } from './generate-site.ts';
import { block, type GeneratedCase, type Line, line } from './tree.ts';
import { ALWAYS } from './vocabulary.ts';

/** Of a hundred files, so many have a line in them that Caddy may refuse. */
const MISTAKEN = 8;

/** The case of this number in the series of this seed. */
export function generateCase(seed: number, number: number, requests: number): GeneratedCase {
  const choice = new Choice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const snippets = new Map(choice.times(0, 2, (index) => [`s${index}`, choice.of([0, 0, 1])] as const));
  const addresses = new Addresses(choice);
  const mistaken = choice.percent(MISTAKEN) ? 0 : -1;
  const lines: readonly Line[] = [
    globalOptions(choice),
    ...[...snippets].map(([name, count]) => snippet(choice, name, count)),
    ...choice
      .times(1, 4, (index) => site(choice, addresses, { snippets, makesMistake: index === mistaken }))
      .filter((each) => each !== null),
  ];
  return { lines, requests: requestsTo(choice, lines, (listener) => addresses.isSecure(listener), requests) };
}

function globalOptions(choice: Choice): Line {
  return block('', [
    ...ALWAYS,
    ...choice.some<Line>(
      [
        line(
          `auto_https ${choice.of(['off', 'disable_redirects', 'disable_redirects', 'ignore_loaded_certs'])}`,
        ),
        line(
          `order ${choice.of(['respond', 'reverse_proxy', 'rewrite', 'header', 'error', 'file_server'])} ${choice.of(['first', 'last', 'before redir', 'after rewrite', 'before handle', 'after request_header'])}`,
        ),
        line('grace_period 1s'),
        line('email someone@app.test'),
        line('servers'),
      ],
      12,
    ),
    ...(choice.percent(15) ? [servers(choice)] : []),
  ]);
}

function servers(choice: Choice): Line {
  return block(
    `servers${choice.of(['', '', ' :@L2@', ' 127.0.0.1:@L2@'])}`,
    choice.some<Line>(
      [
        line(`protocols ${choice.of(['h1 h2', 'h1', 'h1 h2 h2c', 'h1 h2 h3'])}`),
        block('listener_wrappers', [
          ...(choice.percent(60) ? [line('http_redirect')] : []),
          ...(choice.percent(80) ? [line('tls')] : []),
        ]),
        line('trusted_proxies static private_ranges'),
        line(`strict_sni_host${choice.of(['', '', ' on', ' insecure_off'])}`),
        line('max_header_size 16KB'),
        line('log_credentials'),
        block('timeouts', [line('read_body 10s'), line('idle 30s')]),
      ],
      25,
    ),
  );
}
