/** What our linter says about a generated configuration. */
import type { Plan } from '../../../src/generate/plan.ts';
import { nginx, said } from '../../rules/nginx-subject.ts';

/** The findings. */
export function objections(_plan: Plan, text: string, version?: string): readonly string[] {
  return said(nginx(text, version));
}
