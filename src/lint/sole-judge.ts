/** Judges roots in this thread, one after the other. */
import type { Premises } from '../route/premises.ts';
import type { FileSource } from '../text/file-source.ts';
import type { FileTexts } from './file-texts.ts';
import { gather, type SettingsFor } from './gather.ts';
import type { JudgedRoot, Judges, LoadedRoot, Root } from './judge.ts';
import { type Configuration, loadConfiguration, type ProjectInput } from './project.ts';
import { RecordingSource } from './recording.ts';
import type { Rule } from './rule.ts';

/** What is the same for all roots of a run. */
export interface Bench {
  readonly premisesOf: (root: string) => Premises;
  readonly rules: readonly Rule[];
  readonly settingsFor: SettingsFor;
  readonly texts: FileTexts;
}

interface Held {
  readonly configuration: Configuration;
  readonly loaded: LoadedRoot;
}

export class SoleJudge implements Judges {
  readonly #source: RecordingSource;
  readonly #bench: Bench;
  /** Loaded, and not yet judged. */
  readonly #held = new Map<string, Held>();
  readonly #step: () => void;

  /** `step` hears of every root that was loaded or judged. */
  constructor(source: FileSource, bench: Bench, step: () => void = () => {}) {
    this.#source = new RecordingSource(source);
    this.#bench = bench;
    this.#step = step;
  }

  async load(inputs: readonly ProjectInput[]): Promise<ReadonlyMap<string, LoadedRoot>> {
    return new Map(inputs.map((input) => [input.path, this.loadOne(input)]));
  }

  async judge(roots: readonly Root[]): Promise<ReadonlyMap<string, JudgedRoot>> {
    return new Map(roots.map(({ input }) => [input.path, this.judgeOne(input)]));
  }

  loadOne(input: ProjectInput): LoadedRoot {
    const held = this.#load(input);
    this.#held.set(input.path, held);
    this.#step();
    return held.loaded;
  }

  judgeOne(input: ProjectInput): JudgedRoot {
    const { configuration, loaded } = this.#held.get(input.path) ?? this.#load(input);
    // Its trees may go once its findings are there.
    this.#held.delete(input.path);
    const { rules, settingsFor, texts } = this.#bench;
    const { gathered, failures, halfRead } = gather(configuration, rules, settingsFor);
    this.#step();
    const findings = gathered.map(({ finding }) => texts.own(finding));
    return { ...loaded, findings, failures, isHalfRead: halfRead.length > 0 };
  }

  #load(input: ProjectInput): Held {
    const premises = this.#bench.premisesOf(input.path);
    this.#bench.texts.know(premises);
    const { given, questions } = this.#source.during(() => loadConfiguration(this.#source, input, premises));
    return { configuration: given, loaded: { files: given.files.map(({ path }) => path), questions } };
  }
}
