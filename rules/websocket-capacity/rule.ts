/** How many WebSockets a worker process can hold: each takes two connections, and two open files (cases F01, F02). */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  type Context,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export const rule = defineRule({
  id: 'websocket-capacity',
  summary: 'few WebSockets can be open at a time: each takes two connections and two open files',
  severity: 'info',
  fix: 'none',
  dialects: ['nginx'],
  checkNginx: check,
});

function* check(configuration: NginxConfiguration): Generator<Report> {
  if (configuration.kind !== 'main') return;
  const route = webSocketRoute(configuration);
  if (route === null) return;
  const related = [{ message: 'WebSockets come this way', span: route.origin }];
  const connections = fewConnections(configuration.main);
  if (connections !== null) yield { ...connections, related };
  const files = fewFiles(configuration.main);
  if (files !== null) yield { ...files, related };
}

/** A route that certainly carries WebSockets; capacity is nobody's worry without one. */
function webSocketRoute({ routes }: NginxConfiguration): NginxRoute | null {
  return routes.find(({ protocol, intent }) => protocol === 'http' && isAtLeast(intent, 'strong')) ?? null;
}

/** nginx's default. Who sets fewer has few in mind, and who leaves it has what most servers live with. */
const DEFAULT_CONNECTIONS = 512;

function fewConnections(main: Context): Report | null {
  const line = setConnections(main);
  const connections = line === null ? null : numberIn(line);
  const workers = workerProcesses(main);
  if (line === null || connections === null || workers === null) return null;
  // One connection is the listener's, one nginx keeps for its own ends.
  const sockets = Math.floor((connections - 2) / 2);
  const enough = Math.floor((DEFAULT_CONNECTIONS - 2) / 2);
  if (sockets < 0 || sockets * (workers === 'auto' ? 1 : workers) >= enough) return null;
  return {
    message: `${atMost(sockets)} open at a time${workers === 1 ? '' : ' in each worker process'}, since each takes two connections, to the client and to the application; further clients get no answer.`,
    span: spanOf(line),
  };
}

function fewFiles(main: Context): Report | null {
  const line = statementsNamed(main, 'worker_rlimit_nofile').at(-1) ?? null;
  const files = line === null ? null : numberIn(line);
  const connectionsLine = setConnections(main);
  const connections = connectionsLine === null ? DEFAULT_CONNECTIONS : numberIn(connectionsLine);
  if (line === null || files === null || connections === null || files >= connections) return null;
  return {
    message: `${atMost(Math.floor(files / 2))} open at a time in each worker process, since each takes two open files: \`worker_rlimit_nofile\` is below \`worker_connections\` (${connections}); further clients get 500.`,
    span: spanOf(line),
  };
}

function atMost(sockets: number): string {
  return sockets === 1 ? 'No more than one WebSocket is' : `No more than ${sockets} WebSockets are`;
}

function setConnections(main: Context): Statement | null {
  const events = statementsNamed(main, 'events').at(-1)?.block;
  return events == null ? null : (statementsNamed(events, 'worker_connections').at(-1) ?? null);
}

/** Null where it cannot be known. */
function workerProcesses(main: Context): number | 'auto' | null {
  const line = statementsNamed(main, 'worker_processes').at(-1);
  if (line === undefined) return main.gaps.length > 0 ? 'auto' : 1;
  return argumentOf(line, 0) === 'auto' ? 'auto' : numberIn(line);
}

function numberIn(statement: Statement): number | null {
  const value = argumentOf(statement, 0);
  return /^\d+$/.test(value) && !statement.directive.conditional ? Number(value) : null;
}
