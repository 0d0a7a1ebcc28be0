/**
 * Fixes against the real nginx: after `fix`, generated configurations do what the fixed model says, what was said to be
 * repaired works, and the upstream receives from every other place what it received before.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeFinding, fix, type LintSubject, lintSubject, subject } from '../proof/harness/linting.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { askModel, askNginx, markerOf, showConfiguration, TARGET } from './ask.ts';
import { generatedNginx, type PrintedNginx, printNginx } from './generated-nginx.ts';

const CONFIGURATIONS = 80;
const SEED = 20_260_729;
const AT_MOST_MS = 60_000;

function subjectOf(printed: PrintedNginx): LintSubject {
  return {
    dialect: 'nginx',
    target: TARGET,
    root: printed.root,
    texts: printed.texts,
    named: [...printed.texts.keys()],
  };
}

interface Concerned {
  /** Markers of the places that some fixable finding is about. */
  readonly fixed: ReadonlySet<string>;
  /** Markers of those of which an error is found, fixable or not. */
  readonly broken: ReadonlySet<string>;
  /** A fixable finding is not about routes, so that any place may be meant. */
  readonly anywhere: boolean;
}

function concernedIn(given: LintSubject): Concerned {
  const { findings, routes } = lintSubject(given);
  const fixed = new Set<string>();
  const broken = new Set<string>();
  let anywhere = false;
  for (const finding of findings) {
    const isFixable = finding.fix?.safety === 'safe';
    const about = routes.get(finding) ?? [];
    if (about.length === 0 && isFixable) anywhere = true;
    for (const route of about) {
      const marker = markerOf(route);
      if (marker === null) continue;
      if (isFixable) fixed.add(marker);
      if (finding.severity === 'error') broken.add(marker);
    }
  }
  return { fixed, broken, anywhere };
}

describeWith([needsNginx], 'fixes of generated configurations', () => {
  it('repair what they are about and nothing else', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    let repaired = 0;
    let untouched = 0;
    await fc.assert(
      fc.asyncProperty(generatedNginx, async (generated) => {
        const printed = printNginx(generated);
        const given = subjectOf(printed);
        const { fixed, broken, anywhere } = concernedIn(given);
        const { after, skipped } = fix(given);
        if (showConfiguration(after) === showConfiguration(printed)) return;
        const printedAfter = { ...printed, texts: after.texts };
        const [before, now] = [await askNginx(printed), await askNginx(printedAfter)];
        const model = askModel(printedAfter);
        const left = concernedIn(after);
        const remarks = [...skipped, ...lintSubject(after).findings.map(describeFinding)].join('\n');
        for (const [at, { path, marker }] of printed.places.entries()) {
          const [was, is, says] = [before[at], now[at], model[at]];
          if (was === undefined || is === undefined || says === undefined)
            throw new Error('an answer is missing');
          const where = `${path} at ${marker}\n--- before\n${showConfiguration(printed)}\n--- after\n${showConfiguration(after)}\n${remarks}`;
          if (says.handshake !== 'unknown') expect(is.handshake, where).toBe(says.handshake);
          if (was.handshake === 'works') expect(is.handshake, where).toBe('works');
          if (broken.has(marker) && !left.broken.has(marker)) {
            repaired++;
            expect(is.handshake, where).not.toBe('fails');
          }
          if (!fixed.has(marker) && !anywhere) {
            untouched++;
            expect(is.received, where).toEqual(was.received);
            expect(is.receivedOfPlain, where).toEqual(was.receivedOfPlain);
          }
        }
      }),
      { seed: SEED, numRuns: CONFIGURATIONS, interruptAfterTimeLimit: AT_MOST_MS },
    );
    await annotate(`${repaired} places repaired, ${untouched} left as they were`);
    expect(repaired).toBeGreaterThan(20);
    expect(untouched).toBeGreaterThan(0);
  });

  it('leave the method of a location alone when a nested one must be asked with GET', async () => {
    const text = `events {}
http {
    server {
        listen 127.0.0.1:8080;
        location / {
            proxy_method POST;
            proxy_pass http://127.0.0.1:9000; # place0
            location /nested {
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Connection upgrade;
                proxy_pass http://127.0.0.1:9000; # place1
            }
        }
        location /ws {
            proxy_set_header Connection upgrade;
            proxy_pass http://127.0.0.1:9000; # place2
        }
    }
}
`;
    const given = subject(text, TARGET.nginx);
    const { after } = fix(given);
    const places = [{ path: '/', marker: 'place0' }];
    const [before] = await askNginx({ ...given, places });
    const [now] = await askNginx({ ...after, places });
    expect(now?.receivedOfPlain, showConfiguration(after)).toEqual(before?.receivedOfPlain);
  });
});
