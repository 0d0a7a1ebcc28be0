/** x */

export type { Span } from '../text/span.ts';
export * as nginx from './nginx.ts';
