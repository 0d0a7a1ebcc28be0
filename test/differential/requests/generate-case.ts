/** Generates one case: a whole configuration, and requests to it. */
import { Choice } from './choice.ts';
import { access, errorPages } from './generate-access.ts';
import { proxyLevel } from './generate-headers.ts';
import { redirectSettings } from './generate-location.ts';
import { maps } from './generate-maps.ts';
import { meetingOf, requestsTo } from './generate-requests.ts';
import { Defaults, server } from './generate-server.ts';
import { block, type Directive, everyDirective, type GeneratedCase, line } from './tree.ts';

const GROUPS: readonly Directive[] = [
  block('upstream backend', [line('server 127.0.0.1:@U0@')]),
  block('upstream pool', [line('server 127.0.0.1:@U1@'), line('server 127.0.0.1:@U2@')]),
  block('upstream app.test', [line('server 127.0.0.1:@U3@')]),
];

/** The case of this number in the series of this seed. */
export function generateCase(seed: number, number: number, requests: number): GeneratedCase {
  const choice = new Choice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const defaults = new Defaults();
  const servers = choice.times(1, 4, () => server(choice, defaults));
  const level = proxyLevel(choice, 25);
  const general = [
    line('root @SITE@'),
    ...(choice.percent(3) ? [line('server_names_hash_bucket_size 128')] : []),
    ...GROUPS,
    ...maps(choice),
    ...level,
    ...redirectSettings(choice, 3),
    ...errorPages(choice, 5, { named: [], permission: [] }),
    ...access(choice, 1, { named: [], permission: [] }),
  ];
  const http = [...general, ...definitions([...general, ...servers]), ...servers];
  return { http, requests: requestsTo(choice, meetingOf(http), requests) };
}

/** nginx refuses a variable that nothing defines: those that are named and set nowhere are set in a server apart. */
function definitions(directives: readonly Directive[]): readonly Directive[] {
  const text = everyDirective(directives)
    .map((each) => each.text)
    .join('\n');
  const missing = ['v0', 'v1', 'v2', 'rest', 'first', 'sub'].filter(
    (name) =>
      new RegExp(`\\$\\{?${name}\\b`).test(text) &&
      !new RegExp(`^set \\$${name} |\\?<${name}>`, 'm').test(text),
  );
  if (missing.length === 0) return [];
  const sets = missing.map((name) => line(`set $${name} unused`));
  return [block('server', [line('listen 127.0.0.1:@NONE@'), line('server_name none.invalid'), ...sets])];
}
