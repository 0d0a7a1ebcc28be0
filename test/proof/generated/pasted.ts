/** What `generate --location` prints, put where it says that it belongs. */
import type { Plan, ProxyName } from '../../../src/generate/plan.ts';

const DEFINITIONS = '# In http, outside of the server:';

/** A server, or a site, for the plan's hosts with the printed lines in it; in front of it what belongs outside. */
export function pasted(proxy: ProxyName, text: string, { hosts }: Plan): string {
  if (proxy === 'caddy') return `${hosts.map((host) => `http://${host}`).join(', ')} {\n${text}}\n`;
  const lines = text.split('\n');
  const start = lines.indexOf(DEFINITIONS);
  const end = start === -1 ? -1 : lines.indexOf('', start);
  const definitions = lines.slice(start + 1, end).map((line) => line.replace(/^# ?/, ''));
  return [
    ...(start === -1 ? [] : definitions),
    'server {',
    'listen 80;',
    `server_name ${hosts.join(' ')};`,
    text,
    '}',
    '',
  ].join('\n');
}
