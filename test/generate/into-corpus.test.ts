/**
 * Inserting into the corpus: what nginx accepted it still accepts, nothing outside of the insertion changes, every other
 * route is as it was, a second run finds all of it there, and through the real nginx a WebSocket opens at the new path.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type InsertionOutcome, insertPlan } from '../../src/generate/insert-plan.ts';
import type { Plan } from '../../src/generate/plan.ts';
import { loadProject, type ProjectRequest, rootSettingsFor } from '../../src/lint/project.ts';
import { changedSettings, describeRoute, matchRoutes } from '../../src/lint/route-changes.ts';
import { sampleHandshakes } from '../../src/nginx/request/sample-request.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import type { FileSource } from '../../src/text/file-source.ts';
import { nginxAccepts, WHOLE_FILES } from '../conformance/nginx-accepts.ts';
import { shakeHands } from '../proof/harness/handshake.ts';
import { type Court, judge } from '../proof/harness/judge.ts';
import { NGINX_WRITABLE } from '../proof/harness/nginx-process.ts';
import { describeWith, needsNginx, sharedPath } from '../proof/harness/requirements.ts';
import { planFor } from './asking.ts';
import { GRAFANA } from './nginx/inserting.ts';
import { rewiredText } from './nginx/judged-text.ts';

const SOCKET_PATH = '/proxylint-ws';
const PLANS: readonly Plan[] = [
  planFor({ preset: GRAFANA, path: '/proxylint-grafana/' }),
  planFor({ upstreams: ['127.0.0.1:9000'], path: SOCKET_PATH }),
];

const corpus = sharedPath('corpus');
const needsCorpus = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(corpus),
};

/** The corpus with some texts replaced: nothing outside of it is read. */
function sourceWith(texts: ReadonlyMap<string, string>): FileSource {
  return {
    read: (path) => {
      const text = texts.get(path);
      if (text !== undefined) return { kind: 'text', text };
      if (!path.startsWith(`${corpus}/`)) return { kind: 'outside' };
      if (!existsSync(path)) return { kind: 'missing' };
      return statSync(path).isFile()
        ? { kind: 'text', text: readFileSync(path, 'utf8') }
        : { kind: 'unreadable', reason: 'it is a directory' };
    },
    list: (directory) =>
      directory.startsWith(corpus) && existsSync(directory) ? readdirSync(directory).sort() : null,
  };
}

function requestFor(path: string): ProjectRequest {
  return {
    named: [{ path, dialect: 'nginx' }],
    candidates: [],
    ...rootSettingsFor({ nginx: '1.22.1', caddy: '2.6.2' }),
  };
}

function insertInto(path: string, plan: Plan, texts: ReadonlyMap<string, string>): InsertionOutcome {
  const source = sourceWith(texts);
  return insertPlan(plan, path, { source, request: requestFor(path), rules, options: {} });
}

interface Filled {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Both plans, one after the other, and both once more; null where there is not exactly one place for them. */
function fill(path: string): Filled | null {
  const texts = new Map<string, string>();
  for (const plan of PLANS) {
    const outcome = insertInto(path, plan, texts);
    if (outcome.kind !== 'changed') return null;
    for (const changed of outcome.changed) texts.set(changed.path, changed.after);
  }
  for (const plan of PLANS) expect(insertInto(path, plan, texts).kind, path).toBe('present');
  const [only] = texts.keys();
  // One that includes others is judged with them, and only here.
  if (texts.size !== 1 || only !== path) return null;
  return { path, before: readFileSync(path, 'utf8'), after: texts.get(path) ?? '' };
}

function corpusFiles(): readonly string[] {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(corpus, name), 'utf8')) as readonly { file: string; kind?: string }[];
  const manifest = read('manifest.json').filter(({ kind }) => kind?.startsWith('caddyfile') !== true);
  const wild = read('wild/index.json').filter(({ file }) => !file.startsWith('caddy/'));
  return [...manifest.map(({ file }) => file), ...wild.map(({ file }) => `wild/${file}`)].map((file) =>
    join(corpus, file),
  );
}

/** Whether a text is made of another by insertions alone. */
function isInsertedInto(before: string, after: string): boolean {
  let at = 0;
  for (const character of after) if (before.startsWith(character, at)) at += character.length;
  return at === before.length;
}

function changesOfOtherRoutes({ path, before, after }: Filled): readonly string[] {
  const routesOf = (text: string) =>
    loadProject(sourceWith(new Map([[path, text]])), requestFor(path)).routes;
  const { pairs, vanished } = matchRoutes(routesOf(before), routesOf(after));
  const changed = pairs.filter((pair) => changedSettings(pair.before, pair.after).length > 0);
  return [...changed.map((pair) => pair.before), ...vanished].map(describeRoute);
}

type Whole = (text: string) => string;

interface Judged extends Filled {
  readonly whole: Whole;
  readonly isRewired: boolean;
}

/**
 * The files that nginx accepts, as they are or in the blocks that they are meant for; where it does not, for want of
 * certificates, logs or hosts that can be looked up, those that it accepts with these moved into a sandbox.
 */
async function accepted(filled: readonly Filled[], scratch: string): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const each of filled) {
    for (const isRewired of [false, true]) {
      const whole = await firstAccepted(each, isRewired, scratch);
      if (whole === null) continue;
      judged.push({ ...each, whole, isRewired });
      break;
    }
  }
  return judged;
}

async function firstAccepted(
  { path, before }: Filled,
  isRewired: boolean,
  scratch: string,
): Promise<Whole | null> {
  for (const whole of WHOLE_FILES) {
    if (nginxAccepts(scratch, dirname(path), await judgedText(whole(before), isRewired))) return whole;
  }
  return null;
}

async function judgedText(text: string, isRewired: boolean): Promise<string> {
  return isRewired ? rewiredText(text) : text;
}

/** One file out of so many, for all of them take minutes; `CORPUS_EVERY=1` takes all. */
const EVERY = Number(process.env.CORPUS_EVERY ?? '4');

/** Real sockets are opened through so many configurations, evenly chosen. */
const MOST_STARTED = 24;

describeWith([needsCorpus, needsNginx], 'inserting into the corpus', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'proxylint-into-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const filled = corpusFiles()
    .filter((_path, index) => index % EVERY === 0)
    .flatMap((path) => fill(path) ?? []);
  for (const directory of NGINX_WRITABLE) mkdirSync(join(scratch, directory));
  const judged = await accepted(filled, scratch);

  it('finds a place in many files', () => {
    process.stdout.write(`inserted into ${filled.length} files, of which nginx accepted ${judged.length}\n`);
    expect(judged.length).toBeGreaterThan(60);
  });

  it('leaves acceptable to nginx what was', async () => {
    const refused: string[] = [];
    for (const { path, after, whole, isRewired } of judged) {
      const text = await judgedText(whole(after), isRewired);
      if (!nginxAccepts(scratch, dirname(path), text)) refused.push(path);
    }
    expect(refused).toEqual([]);
  }, 120_000);

  it('inserts, and touches nothing else', () => {
    expect(filled.filter(({ before, after }) => !isInsertedInto(before, after))).toEqual([]);
  });

  it('leaves every other route as it was', () => {
    expect(filled.flatMap(changesOfOtherRoutes)).toEqual([]);
  });

  describe('through the real nginx', () => {
    const plain = judged.flatMap((each) => handshakeFor(each) ?? []);
    const step = Math.max(1, Math.floor(plain.length / MOST_STARTED));
    const chosen = plain.filter((_each, index) => index % step === 0).slice(0, MOST_STARTED);

    it('has enough to start', () => {
      expect(chosen.length).toBeGreaterThan(19);
    });

    it.each(chosen.map((each) => [each.path.slice(corpus.length + 1), each] as const))(
      'a WebSocket opens at the new path of %s',
      async (_name, { text, port, host }) => {
        const verdict = await judge(
          { dialect: 'nginx', files: { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) } },
          1,
          (court) => openSocket(court, port, host),
        );
        expect(verdict).toEqual({ kind: 'served', value: { status: 101, arrivedAs: SOCKET_PATH } });
      },
      60_000,
    );
  });
});

interface Startable {
  readonly path: string;
  readonly text: string;
  readonly port: number;
  readonly host: string;
}

/** How a client without TLS comes to the new location, where the file is all that there is. */
function handshakeFor({ path, after, whole }: Judged): Startable | null {
  const text = whole(after);
  const { nginx } = loadProject(sourceWith(new Map([[path, text]])), requestFor(path));
  const [configuration] = nginx;
  if (configuration === undefined || configuration.files.length > 1) return null;
  const route = configuration.routes.find((each) => each.path === SOCKET_PATH);
  if (route === undefined || route.server === null || route.server.gaps.length > 0) return null;
  const request = sampleHandshakes(route.server, SOCKET_PATH).find(({ scheme }) => scheme === 'http');
  // A password, an address, a protocol that comes before HTTP: what the model says not to come through is not started.
  if (request === undefined || traceRequest(configuration, request).websocket?.handshake !== 'works')
    return null;
  if (configuration.statements.named('listen').some(({ directive }) => isProxyProtocol(directive.args)))
    return null;
  return { path, text, port: request.port, host: request.hostname };
}

function isProxyProtocol(words: readonly { readonly value: string }[]): boolean {
  return words.some(({ value }) => value === 'proxy_protocol');
}

async function openSocket(court: Court, port: number, host: string): Promise<unknown> {
  const [, moved] = [...court.ports].find(([address]) => address.endsWith(`:${port}`)) ?? [];
  if (moved === undefined) throw new Error(`nothing listens on ${port}`);
  const answer = await shakeHands({ port: moved, path: SOCKET_PATH, host });
  if (answer.kind === 'open') {
    await answer.socket.echoes();
    answer.socket.destroy();
  }
  return {
    status: 'response' in answer ? answer.response.status : answer.because,
    arrivedAs: court.upstream.lastRequest?.target ?? null,
  };
}
