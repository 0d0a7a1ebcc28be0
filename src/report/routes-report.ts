/** What the formats of `proxylint routes` are made from. */
import type { AnyRoute } from '../lint/rule.ts';

export interface RoutesReport {
  readonly routes: readonly AnyRoute[];
  /** How a path is shown: see `displayPathFrom`. */
  readonly displayPath: (path: string) => string;
}
