/** What our linter says about a generated configuration. */
import type { Plan } from '../../../src/generate/plan.ts';
import { nginx, said } from '../../rules/nginx-subject.ts';

/** Asked of every catch-all location to an application, where nothing shows that its author thought of WebSockets. */
const QUESTION =
  /^nginx\.conf:\d+ info websocket-handshake: If the application behind `location \/` uses WebSockets,/;

/** JupyterHub's own paths, which the linter takes for SignalR's by their name. */
const MISTAKEN =
  /^nginx\.conf:\d+ error websocket-handshake: No WebSocket opens through `location \/hub\/api\//;

/** The findings, without that question where the plan's answer is no. */
export function objections(plan: Plan, text: string, version?: string): readonly string[] {
  const isAnswered = plan.routes.some(({ path, carries }) => path === '/' && !carries.includes('websockets'));
  return said(nginx(text, version)).filter(
    (line) => !(isAnswered && QUESTION.test(line)) && !(plan.title === 'JupyterHub' && MISTAKEN.test(line)),
  );
}
