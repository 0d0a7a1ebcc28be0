/** What is asked of `generate` in tests, where only a few options matter, and the plan that it comes to. */
import { makePlan } from '../../src/generate/make-plan.ts';
import type { Plan } from '../../src/generate/plan.ts';
import type { GenerateRequest } from '../../src/generate/request.ts';

const NOTHING_ASKED: GenerateRequest = {
  proxy: 'nginx',
  preset: null,
  upstreams: [],
  path: null,
  stripPath: null,
  hosts: [],
  tls: null,
  idleTimeout: null,
  affinity: false,
  eventStreams: false,
  trustedProxies: [],
  version: null,
};

/** A request of nginx, unless the options name another proxy, in which nothing else is asked for. */
export function requestFor(options: Partial<GenerateRequest>): GenerateRequest {
  return { ...NOTHING_ASKED, ...options };
}

/** The plan for some options, or what is wrong with them in one line. */
export function planOrRefusal(options: Partial<GenerateRequest>): Plan | string {
  const planning = makePlan(requestFor(options));
  return planning.kind === 'plan'
    ? planning.plan
    : planning.problems.map(({ option, message }) => `${option} ${message}`).join('; ');
}

/** The plan for options of which there is one; throws where they are refused. */
export function planFor(options: Partial<GenerateRequest>): Plan {
  const plan = planOrRefusal(options);
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
}
