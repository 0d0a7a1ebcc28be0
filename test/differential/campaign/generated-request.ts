/** A generated request before it is sent: ports are not known yet (`places.ts`). */

export interface GeneratedRequest {
  readonly method: string;
  /** In the open where nothing is said. */
  readonly scheme?: 'http' | 'https';
  /** Which of the listeners it is sent to. */
  readonly listener: number;
  /** What the client connects to by name: the TLS server name. An address where nothing is said. */
  readonly hostname?: string;
  readonly target: string;
  /** In the order in which they are sent, Host first; values may hold the marks of ports. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}
