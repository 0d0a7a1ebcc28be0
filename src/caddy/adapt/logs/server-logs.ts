/** Which requests of a server go to which log (httpcaddyfile/httptype.go, `serversFromPairings`). No answer depends on it. */
import type { PlainJson } from '../../json/node.ts';
import { byteOrder } from '../go-values.ts';
import type { AdaptedSite, Pairing } from '../listeners.ts';
import type { Session } from '../session.ts';

/** The member `logs` of a server; undefined where no site of it logs. */
export function serverLogs({ sites }: Pairing, session: Session): PlainJson | undefined {
  const names = new Map<string, string[]>();
  const skipped: string[] = [];
  if (sites.every(({ values }) => values.every((value) => value.class !== 'log'))) return undefined;
  let isForUnmapped = true;
  let whole = '';
  for (const site of sites) {
    const logs = site.values.flatMap((value) => (value.class === 'log' ? [value] : []));
    const hosts = hostsOf(site, session);
    const isForEvery = site.keys.some(({ host }) => host === '');
    for (const { log, hosts: own } of logs) {
      if (isForEvery && own.length === 0) whole = log;
      else
        for (const host of own.length > 0 ? own : hosts) names.set(host, [...(names.get(host) ?? []), log]);
    }
    if (logs.length > 0) continue;
    isForUnmapped &&= !isForEvery;
    skipped.push(...hosts);
  }
  return {
    default_logger_name: whole === '' ? undefined : whole,
    logger_names: names.size === 0 ? undefined : Object.fromEntries(namesOf(names, session)),
    skip_hosts: skipped.length === 0 ? undefined : skipped.sort(byteOrder),
    skip_unmapped_hosts: isForUnmapped ? undefined : true,
  };
}

/** Since 2.8 a host may have several logs; until then the last one is the one. */
function namesOf(names: ReadonlyMap<string, readonly string[]>, session: Session) {
  return [...names].map(([host, logs]): readonly [string, PlainJson] => [
    host,
    session.isAtLeast('2.8') ? logs : (logs.at(-1) ?? ''),
  ]);
}

/** Until 2.8 a port that is not usual belonged to the host. */
function hostsOf({ keys }: AdaptedSite, session: Session): readonly string[] {
  const hosts = keys
    .filter(({ host }) => host !== '')
    .map(({ host, port }) => {
      if (session.isAtLeast('2.8') || port === '' || port === '80' || port === '443') return host;
      return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    });
  return [...new Set(hosts)];
}
