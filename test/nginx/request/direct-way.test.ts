/** Where the short way says that a handshake comes to its route, following the request ends there as well. */

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadNginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { comesDirectly, isPlainRoute } from '../../../src/nginx/request/direct-way.ts';
import { sampleHandshakes, samplePaths } from '../../../src/nginx/request/sample-request.ts';
import { traceRequest } from '../../../src/nginx/trace.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { generateCase } from '../../differential/requests/generate-case.ts';
import { print } from '../../differential/requests/print.ts';
import { readExamples, readRuleIds } from '../../proof/harness/rule-examples.ts';

const RULES = fileURLToPath(new URL('../../../rules', import.meta.url));

/** How many handshakes come directly; each of them is followed. */
function followedDirectly(texts: ReadonlyMap<string, string>, root: string): number {
  const files = Object.fromEntries([...texts].map(([name, text]) => [`/n/${name}`, text]));
  const configuration = loadNginxConfiguration(
    filesInMemory(files),
    `/n/${root}`,
    premisesFor(NEWEST_STABLE),
  );
  let direct = 0;
  for (const { handler, location, server } of configuration.routes) {
    if (location === null || server === null) continue;
    if (!isPlainRoute(configuration, { handler, location, server })) continue;
    for (const path of samplePaths(location)) {
      for (const request of sampleHandshakes(server, path)) {
        if (!comesDirectly(configuration, request, path, { location, server })) continue;
        direct++;
        const { followed, end, steps } = traceRequest(configuration, request);
        // A password is asked for on the way, which somebody has; or it comes there, and nginx fails to send it on.
        if (end !== null && end.refusedBy !== null) continue;
        if (steps.some(({ message }) => /captures/.test(message))) continue;
        expect(followed?.handled?.handler, `${path} in\n${texts.get(root)}`).toBe(handler);
      }
    }
  }
  return direct;
}

it('in the examples of the rules', () => {
  let direct = 0;
  for (const example of readExamples(RULES, readRuleIds(RULES)).examples) {
    if (example.dialect !== 'nginx') continue;
    for (const side of ['broken', 'repaired'] as const) {
      const texts = new Map([...example.others, [example.brokenName, example[side]]]);
      direct += followedDirectly(texts, example.brokenName);
    }
  }
  expect(direct).toBeGreaterThan(100);
});

it('in generated configurations', () => {
  const places = {
    listeners: [8080, 8081, 8082],
    upstreams: [9000, 9001, 9002, 9003, 9004],
    permission: 9009,
    unused: 8089,
    site: '/srv/site',
    socket: '/run/app.sock',
  };
  let direct = 0;
  for (let number = 0; number < 1500; number++) {
    const { texts, root } = print(generateCase(7, number, 1).http, places);
    direct += followedDirectly(texts, root);
  }
  expect(direct).toBeGreaterThan(100);
});
