/** What our linter says about a generated configuration. */
import type { Plan } from '../../../src/generate/plan.ts';
import { nginx, said } from '../../rules/nginx-subject.ts';

/**
 * Asked of every catch-all location to an application, where nothing shows whether its author thought of WebSockets: a fair
 * question where a plan has none, and the names in it are not those of an application that is known to open none.
 */
const QUESTION =
  /^nginx\.conf:\d+ info websocket-handshake: If the application behind `location \/` uses WebSockets,/;

/** The findings, without that question where the plan's answer is no. */
export function objections(plan: Plan, text: string, version?: string): readonly string[] {
  const opensNone = plan.routes.every(({ carries }) => !carries.includes('websockets'));
  return said(nginx(text, version)).filter((line) => !(opensNone && QUESTION.test(line)));
}
