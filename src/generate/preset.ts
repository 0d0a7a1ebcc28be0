/**
 * An application preset: what a proxy has to know of one application. The presets are written in `templates/apps/*.yml`,
 * each fact with its source; `templates/apps/schema.json` says what may stand there, and these types say the same.
 */

export type Carries = 'requests' | 'websockets' | 'event-streams';

/** `20m`, `1h`: a whole number and s, m, h or d. */
export type PresetDuration = string;

/** `100m`, or `unlimited`. */
export type BodyLimit = string;

export type HeaderValue = 'client-address' | 'host' | 'host-without-port' | 'port' | 'scheme';

/** A request header that the application needs: something of the client's request, or a constant. */
export type PresetHeader =
  | { readonly name: string; readonly value: HeaderValue; readonly text?: never }
  | { readonly name: string; readonly text: string; readonly value?: never };

export interface PresetRoute {
  /** A prefix: `/`, `/api/live/`. */
  readonly path: string;
  readonly carries: readonly Carries[];
  readonly about?: string;
  /** A path that a client opens a WebSocket at. */
  readonly endpoint?: string;
  /** Where another process than the application's own answers. */
  readonly port?: number;
  readonly idleTimeout?: PresetDuration;
  readonly bodyLimit?: BodyLimit;
}

export interface Subpath {
  readonly prefix: 'kept' | 'stripped' | 'impossible';
  readonly setting?: string;
}

export interface PresetSource {
  readonly url: string;
  /** The facts that rest on it: `port`, `routes /api/live/`. */
  readonly for: readonly string[];
  readonly says: string;
}

/** What a preset file says. */
export interface PresetFacts {
  readonly name: string;
  readonly documentation?: string;
  readonly aliases?: readonly string[];
  readonly port?: number;
  readonly scheme?: 'http' | 'https';
  readonly selfSigned?: boolean;
  readonly routes: readonly PresetRoute[];
  readonly idleTimeout?: PresetDuration;
  readonly bodyLimit?: BodyLimit;
  readonly requestBuffering?: false;
  readonly headers?: readonly PresetHeader[];
  readonly affinity?: true;
  readonly subpath?: Subpath;
  readonly settings?: readonly string[];
  readonly upstreamNames?: readonly string[];
  readonly sources?: readonly PresetSource[];
}

/** A preset as it is used: what vouches for its facts stays behind. */
export interface Preset extends Omit<PresetFacts, 'sources'> {
  /** The name of its file: `home-assistant`. */
  readonly id: string;
}
