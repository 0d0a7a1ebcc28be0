/** How many WebSockets a worker process can hold: each takes two connections, and two open files (cases F01, F02). */
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
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
import { OPTIONS } from './options.ts';

export const rule = defineRule({
  id: 'websocket-capacity',
  summary: 'few WebSockets can be open at a time: each takes two connections and two open files',
  severity: 'info',
  fix: 'none',
  dialects: ['nginx'],
  options: OPTIONS,
  checkNginx: check,
});

function* check(configuration: NginxConfiguration, context: RuleContext): Generator<Report> {
  if (configuration.kind !== 'main') return;
  const route = webSocketRoute(configuration);
  if (route === null) return;
  const related = [{ message: 'WebSockets come this way', span: route.origin }];
  const { main } = configuration;
  const demand = demandOn(main, context);
  const connections = fewConnections(main, demand);
  if (connections !== null) yield { ...connections, related };
  const files = fewFiles(main, demand);
  if (files !== null) yield { ...files, related };
}

/** What the user says has to fit into all worker processes; null where that is not said, or not known how many those are. */
interface Demand {
  readonly sockets: number;
  readonly workers: number;
}

function demandOn(main: Context, { optionsAt }: RuleContext): Demand | null {
  const line = statementsNamed(main, 'worker_processes').at(-1) ?? setConnections(main) ?? eventsOf(main);
  if (line === null) return null;
  const { sockets, workers: ofAuto } = optionsAt(OPTIONS, spanOf(line));
  const set = workerProcesses(main);
  const workers = set === 'auto' ? ofAuto : set;
  return sockets === null || workers === null ? null : { sockets, workers };
}

/** A route that certainly carries WebSockets; capacity is nobody's worry without one. */
function webSocketRoute({ routes }: NginxConfiguration): NginxRoute | null {
  return routes.find(({ protocol, intent }) => protocol === 'http' && isAtLeast(intent, 'strong')) ?? null;
}

/** nginx's default. Who sets fewer has few in mind, and who leaves it has what most servers live with. */
const DEFAULT_CONNECTIONS = 512;

function fewConnections(main: Context, demand: Demand | null): Report | null {
  const line = setConnections(main);
  if (demand !== null) return tooFewConnections(main, line, demand);
  const connections = line === null ? null : numberIn(line);
  const workers = workerProcesses(main);
  if (line === null || connections === null || workers === null) return null;
  const sockets = socketsIn(connections);
  if (sockets < 0 || sockets * (workers === 'auto' ? 1 : workers) >= socketsIn(DEFAULT_CONNECTIONS))
    return null;
  return {
    message: `${atMost(sockets)} open at a time${workers === 1 ? '' : ' in each worker process'}, ${EACH_TAKES_TWO}; further clients get no answer.`,
    span: spanOf(line),
  };
}

const EACH_TAKES_TWO = 'since each takes two connections, to the client and to the application';

/** One connection is the listener's, one nginx keeps for its own ends. */
function socketsIn(connections: number): number {
  return Math.floor((connections - 2) / 2);
}

function tooFewConnections(
  main: Context,
  line: Statement | null,
  { sockets: wanted, workers }: Demand,
): Report | null {
  const blamed = line ?? eventsOf(main);
  const connections = line !== null ? numberIn(line) : isAllHere(main) ? DEFAULT_CONNECTIONS : null;
  if (blamed === null || connections === null) return null;
  const sockets = Math.max(0, socketsIn(connections)) * workers;
  if (sockets >= wanted) return null;
  const needed = 2 * Math.ceil(wanted / workers) + 2;
  return {
    message: `${atMost(sockets)} open at a time, ${EACH_TAKES_TWO}; ${wanted} are to be, which takes \`worker_connections ${needed}\` or more${workers === 1 ? '' : ` in each of ${workers} worker processes`}.`,
    span: spanOf(blamed),
    severity: 'warning',
  };
}

function fewFiles(main: Context, demand: Demand | null): Report | null {
  const line = statementsNamed(main, 'worker_rlimit_nofile').at(-1) ?? null;
  const files = line === null ? null : numberIn(line);
  const connectionsLine = setConnections(main);
  const connections = connectionsLine === null ? DEFAULT_CONNECTIONS : numberIn(connectionsLine);
  if (line === null || files === null) return null;
  if (demand !== null && Math.floor(files / 2) * demand.workers < demand.sockets) {
    return {
      message: `${atMost(Math.floor(files / 2) * demand.workers)} open at a time, since each takes two open files; ${demand.sockets} are to be, which takes \`worker_rlimit_nofile ${2 * Math.ceil(demand.sockets / demand.workers)}\` and some more.`,
      span: spanOf(line),
      severity: 'warning',
    };
  }
  if (demand !== null || connections === null || files >= connections) return null;
  return {
    message: `${atMost(Math.floor(files / 2))} open at a time in each worker process, since each takes two open files: \`worker_rlimit_nofile\` is below \`worker_connections\` (${connections}); further clients get 500.`,
    span: spanOf(line),
  };
}

function atMost(sockets: number): string {
  return sockets === 1 ? 'No more than one WebSocket is' : `No more than ${sockets} WebSockets are`;
}

function setConnections(main: Context): Statement | null {
  const events = eventsOf(main)?.block ?? null;
  return events === null ? null : (statementsNamed(events, 'worker_connections').at(-1) ?? null);
}

function eventsOf(main: Context): Statement | null {
  return statementsNamed(main, 'events').at(-1) ?? null;
}

/** Whether nothing about connections can stand where we cannot look. */
function isAllHere(main: Context): boolean {
  return eventsOf(main)?.block?.gaps.length === 0;
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
