/** One preset in one form served by the running proxy: what a check is given. */
import type { Preset } from '../../../src/generate/preset.ts';
import type { HeaderLine, RequestLine } from '../harness/handshake.ts';
import { type Arrival, type Mark, newMark } from './applications.ts';
import { type ExpectedRoute, expectedRoutes, type Form, hostOf } from './forms.ts';
import type { Stage } from './stage.ts';

export interface MarkedLine extends RequestLine {
  readonly headers: readonly HeaderLine[];
}

export interface Asked {
  readonly line: MarkedLine;
  readonly mark: Mark;
}

export class Served {
  readonly form: Form;
  readonly preset: Preset;
  readonly stage: Stage;
  readonly routes: readonly ExpectedRoute[];

  constructor(form: Form, preset: Preset, stage: Stage) {
    this.form = form;
    this.preset = preset;
    this.stage = stage;
    this.routes = expectedRoutes(form, preset);
  }

  /** The port that clients ask. */
  get port(): number {
    return this.stage.portOf(this.form.secure ? 443 : 80);
  }

  /** The name that clients know it by. */
  get name(): string {
    return this.form.host ?? hostOf(this.preset);
  }

  /** The Host header of clients. */
  get host(): string {
    return `${this.name}:${this.port}`;
  }

  /** A request for a path of the application, marked. */
  ask(route: ExpectedRoute, path: string, headers: readonly HeaderLine[] = []): Asked {
    const mark = newMark();
    const { port, host } = this;
    return {
      mark,
      line: {
        port,
        host,
        secure: this.form.secure,
        path: route.asked(path),
        headers: [...headers, mark.header],
      },
    };
  }

  /** What arrived of it; the last where it was asked several times. */
  arrival(mark: Mark): Arrival | null {
    return this.stage.applications.arrivals(mark).at(-1) ?? null;
  }
}
