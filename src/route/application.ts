/** What is known of an application that is often found behind a proxy. The table is made from the presets. */

export interface KnownAppPath {
  /** A prefix, as the preset writes it: `/api/live/`, `/` for everywhere. */
  readonly path: string;
  /** Whether nothing else is served below it. */
  readonly only: boolean;
  /** Where another process answers there. */
  readonly port?: number;
}

export interface Application {
  /** For people: "Home Assistant". */
  readonly name: string;
  /** Where it listens by default. */
  readonly port: number | null;
  /** Host names that by themselves say that it answers. */
  readonly upstreamNames: readonly string[];
  readonly webSockets: readonly KnownAppPath[];
  readonly eventStreams: readonly KnownAppPath[];
}
