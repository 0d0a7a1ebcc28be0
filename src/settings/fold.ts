/**
 * Puts together what several scopes say: each value is that of the last scope that says something. Of a rule, severity
 * and each option count by themselves; declared WebSockets add up.
 */

import type { Severity } from '../lint/finding.ts';
import type { DeclaredWebSocket } from '../route/premises.ts';
import type { Sourced } from './mistake.ts';
import type { Scope } from './settings-file.ts';

export interface FoldedRule {
  readonly severity: Sourced<Severity | 'off'> | null;
  readonly options: ReadonlyMap<string, Sourced<unknown>>;
}

export interface Folded extends Pick<Scope, 'nginx' | 'caddy' | 'assume' | 'minimumIdle'> {
  readonly websockets: readonly DeclaredWebSocket[];
  readonly rules: ReadonlyMap<string, FoldedRule>;
}

/** Where nothing is said. */
export const EMPTY_FOLDED: Folded = {
  nginx: null,
  caddy: null,
  assume: null,
  minimumIdle: null,
  websockets: [],
  rules: new Map(),
};

export function fold(scopes: readonly Scope[]): Folded {
  const rules = new Map<string, FoldedRule>();
  for (const scope of scopes) {
    for (const { rule, severity, options } of scope.rules) {
      const known = rules.get(rule);
      rules.set(rule, {
        severity: severity ?? known?.severity ?? null,
        options: new Map([
          ...(known?.options ?? []),
          ...options.map((option) => [option.name, option] as const),
        ]),
      });
    }
  }
  return {
    nginx: lastSaid(scopes, ({ nginx }) => nginx),
    caddy: lastSaid(scopes, ({ caddy }) => caddy),
    assume: lastSaid(scopes, ({ assume }) => assume),
    minimumIdle: lastSaid(scopes, ({ minimumIdle }) => minimumIdle),
    websockets: scopes.flatMap(({ websockets }) => websockets),
    rules,
  };
}

function lastSaid<T>(scopes: readonly Scope[], of: (scope: Scope) => T | null): T | null {
  for (let at = scopes.length - 1; at >= 0; at--) {
    const scope = scopes[at];
    const said = scope === undefined ? null : of(scope);
    if (said !== null) return said;
  }
  return null;
}
