/**
 * What `generate` asks a person who gave it nothing to go by, one question for each option that most need. The answers are
 * options, which are shown in the end, so that next time nothing has to be asked.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readHost } from '../../generate/checks/host.ts';
import { readPath } from '../../generate/checks/path.ts';
import { readTls } from '../../generate/checks/tls.ts';
import { readUpstream } from '../../generate/checks/upstream.ts';
import { domainToASCII } from '../../generate/domain.ts';
import type { Preset } from '../../generate/preset.ts';
import { BUILT_IN } from '../../generate/presets/built-in.generated.ts';
import { findPreset } from '../../generate/presets/find.ts';
import type { Reading } from '../../generate/reading.ts';
import type { GenerateOptions } from '../arguments/generate-options.ts';
import type { Surroundings } from '../surroundings.ts';
import { commandLineFor } from './command-line-for.ts';

type Ask = NonNullable<Surroundings['ask']>;

/** A question, what counts as an answer to it, and what it means where nothing is typed. */
interface Question<T> {
  readonly text: string;
  /** Null: it is not understood, and `say` has said why. */
  readonly read: (answer: string, say: (problem: string) => void) => T | null;
}

/** The options with the answers in them; null where the person stopped answering. What was given is not asked for. */
export async function askFor(
  given: GenerateOptions,
  ask: Ask,
  { stderr, cwd }: Surroundings,
): Promise<GenerateOptions | null> {
  const put = async <T>({ text, read }: Question<T>): Promise<T | null> => {
    for (;;) {
      const answer = await ask(text);
      if (answer === null) return null;
      const value = read(answer.trim(), (problem) => stderr.write(`  ${problem}\n`));
      if (value !== null) return value;
    }
  };
  const proxy = given.proxy ?? (await put(PROXY));
  if (proxy === null) return null;
  const application = await put(APPLICATION);
  if (application === null) return null;
  const upstream = application.preset === null ? null : await put(addressOf(application.preset));
  if (application.preset !== null && upstream === null) return null;
  const hosts = given.hosts.length > 0 ? given.hosts : await put(HOST);
  if (hosts === null) return null;
  const path = given.path ?? (await put(PATH));
  if (path === null) return null;
  const tls = given.tls ?? (await put(tlsFor(proxy, hosts)));
  if (tls === null) return null;
  const into = given.into ?? (await put(whereTo(cwd)));
  if (into === null) return null;
  const answered: GenerateOptions = {
    ...given,
    proxy,
    app: application.preset?.id ?? null,
    upstreams: [application.address ?? upstream ?? ''].filter((text) => text !== ''),
    hosts,
    path: path === '/' ? null : path,
    tls,
    into: into === '' ? null : into,
  };
  stderr.write(`\nThe same without questions:\n  ${commandLineFor(answered)}\n\n`);
  return answered;
}

const PROXY: Question<'nginx' | 'caddy'> = {
  text: 'Proxy, nginx or caddy [nginx]: ',
  read: (answer, say) => {
    const word = answer.toLowerCase();
    if (word === '' || word === 'nginx') return 'nginx';
    if (word === 'caddy') return 'caddy';
    say('nginx or caddy');
    return null;
  },
};

const APPLICATION: Question<{ readonly preset: Preset | null; readonly address: string | null }> = {
  text: 'What do you run? Its name (? lists those that are known), or its address such as 127.0.0.1:3000: ',
  read: (answer, say) => {
    if (answer === '?') {
      say(BUILT_IN.map(({ id }) => id).join(', '));
      return null;
    }
    const found = findPreset(answer);
    if (found.kind === 'preset') return { preset: found.preset, address: null };
    const upstream = readUpstream(answer);
    if (/[.:\d]/.test(answer) && upstream.kind === 'value') return { preset: null, address: answer };
    say(answer === '' ? 'a name or an address' : `no application '${answer}' is known${found.meant}`);
    return null;
  },
};

function addressOf({ name, port, scheme = 'http' }: Preset): Question<string> {
  const usual = port === undefined ? '' : `${scheme}://127.0.0.1:${port}`;
  return {
    text: `Where does ${name} answer?${usual === '' ? '' : ` [${usual}]`} `,
    read: (answer, say) => (answer === '' && usual !== '' ? '' : checked(answer, readUpstream(answer), say)),
  };
}

const HOST: Question<readonly string[]> = {
  text: 'Host name that clients ask for (empty: any): ',
  read: (answer, say) => {
    const names = answer.split(/[\s,]+/).filter((name) => name !== '');
    for (const name of names) if (checked(name, readHost(name), say) === null) return null;
    return names.map((name) => domainToASCII(name) ?? name);
  },
};

const PATH: Question<string> = {
  text: 'Path below which it is served [/]: ',
  read: (answer, say) => (answer === '' ? '/' : checked(answer, readPath(answer), say)),
};

function tlsFor(proxy: 'nginx' | 'caddy', hosts: readonly string[]): Question<string> {
  const usual = proxy === 'caddy' && hosts.length > 0 ? 'acme' : 'none';
  const addresses = hosts.map((name) => ({ name, port: null }));
  return {
    text: `TLS: acme, none, or CERTIFICATE,KEY as paths [${usual}]: `,
    read: (answer, say) => (answer === '' ? usual : checked(answer, readTls(answer, proxy, addresses), say)),
  };
}

function whereTo(cwd: string): Question<string> {
  return {
    text: 'File to write it to, or to insert it into if it is there (empty: print it): ',
    read: (answer, say) => {
      if (answer === '' || existsSync(resolve(cwd, answer)) || existsSync(resolve(cwd, answer, '..')))
        return answer;
      say(`there is no directory for ${answer}`);
      return null;
    },
  };
}

/** The answer itself where a check has nothing against it. */
function checked(answer: string, reading: Reading<unknown>, say: (problem: string) => void): string | null {
  if (reading.kind === 'value') return answer;
  for (const { message } of reading.problems) say(message);
  return null;
}
