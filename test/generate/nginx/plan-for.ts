/** The plan for some options, the others left out. */
import { makePlan } from '../../../src/generate/make-plan.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';

const NOTHING_SAID: GenerateRequest = {
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

export function requestFor(request: Partial<GenerateRequest>): GenerateRequest {
  return { ...NOTHING_SAID, ...request };
}

/** Throws where the options are refused. */
export function planFor(request: Partial<GenerateRequest>): Plan {
  const planning = makePlan(requestFor(request));
  if (planning.kind === 'refused') throw new Error(JSON.stringify(planning.problems));
  return planning.plan;
}
