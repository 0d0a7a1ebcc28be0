/** Plans without TLS, unless the options ask for it: the real proxies are asked in the open. */
import type { Plan } from '../../../src/generate/plan.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { planFor as plan, planOrRefusal as planOrProblems } from '../../generate/asking.ts';

/** The plan for some options, or what is wrong with them in one line. */
export function planOrRefusal(options: Partial<GenerateRequest>): Plan | string {
  return planOrProblems({ tls: 'none', ...options });
}

/** The plan for options of which there is one. */
export function planFor(options: Partial<GenerateRequest>): Plan {
  return plan({ tls: 'none', ...options });
}
