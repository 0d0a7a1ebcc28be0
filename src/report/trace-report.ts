/** What the formats of `proxylint trace` are made from. */
import type { Trace } from '../route/trace.ts';
import type { DisplayPath } from './routes-report.ts';

export interface TraceReport {
  /** As it was asked for. */
  readonly url: string;
  readonly trace: Trace;
  /** Whose configuration it went through. */
  readonly proxy: 'nginx' | 'Caddy';
  readonly displayPath: DisplayPath;
}
