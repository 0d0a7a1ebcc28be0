/** Request bodies of the documented size are let through. A client that announces one shows it without sending it. */
import { connectTo } from '../../harness/handshake.ts';
import type { ExpectedRoute } from '../forms.ts';
import type { MarkedLine, Served } from '../served.ts';
import { about } from './addressing.ts';

const WITHIN_MS = 2_500;
const UNITS: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
/** Stands for no limit: a hundred gigabytes. */
const NO_END = 100 * 2 ** 30;

export async function bodyComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes) {
    const { line } = served.ask(route, route.facts.path);
    const bytes = sizeOf(route);
    if (bytes !== null) complaints.push(...about(line.path, await announced(line, bytes)));
    if (served.preset.requestBuffering === false) {
      const { line, mark } = served.ask(route, route.facts.path);
      if (!(await arrivesUnfinished(line, () => served.arrival(mark) !== null)))
        complaints.push(`${line.path}: nothing arrives before the body is complete`);
    }
  }
  return complaints;
}

function sizeOf({ bodyLimit }: ExpectedRoute): number | null {
  if (bodyLimit === null) return null;
  if (bodyLimit === 'unlimited') return NO_END;
  return Number.parseInt(bodyLimit, 10) * (UNITS[bodyLimit.at(-1) ?? ''] ?? 1);
}

async function announced(line: MarkedLine, bytes: number): Promise<readonly string[]> {
  const status = await statusForBody(line, bytes);
  return status === 100 || status === 200 ? [] : [`a body of ${bytes} bytes: status ${status ?? 'none'}`];
}

/** The first status that a client gets who asks whether it may send a body: 100 where it may. */
export function statusForBody(line: MarkedLine, bytes: number): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connectTo(line);
    const late = setTimeout(() => finish(null), WITHIN_MS);
    const finish = (status: number | null): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(status);
    };
    socket.once('error', () => finish(null));
    socket.once('data', (bytes: Buffer) => finish(Number(bytes.toString('latin1').split(' ')[1])));
    socket.write(`${headOf(line, bytes)}Expect: 100-continue\r\n\r\n`);
  });
}

/** Whether a request comes to the application of whose body only the beginning was sent. */
async function arrivesUnfinished(line: MarkedLine, hasArrived: () => boolean): Promise<boolean> {
  const socket = connectTo(line);
  socket.on('error', () => undefined);
  socket.write(`${headOf(line, 2 ** 19)}\r\nbeginning`);
  const deadline = performance.now() + WITHIN_MS;
  while (!hasArrived() && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
  socket.destroy();
  return hasArrived();
}

function headOf({ path, host, headers }: MarkedLine, bytes: number): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${bytes}\r\n${lines}`;
}
