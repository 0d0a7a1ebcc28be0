/** The command line that says what some options say, as a person would type it into a shell. */
import type { GenerateOptions } from '../arguments/generate-options.ts';

export function commandLineFor(options: GenerateOptions): string {
  const words = ['proxylint', 'generate'];
  const add = (name: string, value: string | null) => {
    if (value !== null) words.push(`--${name}`, quoted(value));
  };
  add('for', options.proxy);
  add('app', options.app);
  for (const upstream of options.upstreams) add('upstream', upstream);
  for (const host of options.hosts) add('host', host);
  add('path', options.path);
  if (options.stripPath !== null) words.push(options.stripPath ? '--strip-path' : '--no-strip-path');
  add('tls', options.tls);
  add('idle-timeout', options.idleTimeout);
  if (options.eventStreams) words.push('--sse');
  if (options.affinity) words.push('--affinity');
  for (const range of options.trustedProxies) add('trusted-proxy', range);
  add('only', options.only);
  add('into', options.into);
  return words.join(' ');
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
