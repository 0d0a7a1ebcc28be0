/**
 * A worker thread: loads and judges the roots that it is sent. It opens no file; what it needs it asks the main thread
 * for, so that all threads see one state of the files. An entry of the bundle.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { rules } from '../../../rules/index.ts';
import type { FileSettings } from '../../lint/file-settings.ts';
import { FileTexts } from '../../lint/file-texts.ts';
import { portableFindings } from '../../lint/portable.ts';
import { SoleJudge } from '../../lint/sole-judge.ts';
import type { Premises } from '../../route/premises.ts';
import type { FileContent, FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import type { Answer, DoneRoot, Question, Task, TaskInput, WorkerStart } from './protocol.ts';

/** What the main thread knows, asked for where it was not sent along. */
class MainThread implements FileSource {
  readonly whole: boolean | undefined;
  readonly #questions: MessagePort;
  readonly #answered: Int32Array;
  readonly #contents = new Map<string, FileContent>();
  readonly #settings = new Map<string, FileSettings>();
  readonly #premises = new Map<string, Premises>();

  constructor({ whole, questions, answered }: WorkerStart) {
    this.whole = whole;
    this.#questions = questions;
    this.#answered = new Int32Array(answered);
  }

  take({ input: { path }, content, settings, premises }: TaskInput): void {
    this.#premises.set(path, revived(premises));
    this.#contents.set(path, content);
    this.#settings.set(path, settings);
  }

  read(path: string): FileContent {
    return this.#contents.get(path) ?? this.#ask({ kind: 'read', path }).content ?? { kind: 'missing' };
  }

  list(path: string): readonly string[] | null {
    return this.#ask({ kind: 'list', path }).names ?? null;
  }

  settingsFor(path: string): FileSettings {
    const known = this.#settings.get(path);
    if (known !== undefined) return known;
    const { settings } = this.#ask({ kind: 'settings', path });
    if (settings === undefined) throw new Error(`the main thread has no settings for ${path}`);
    this.#settings.set(path, settings);
    return settings;
  }

  premisesOf(root: string): Premises {
    const premises = this.#premises.get(root);
    if (premises === undefined) throw new Error(`the main thread did not say what ${root} is read with`);
    return premises;
  }

  #ask(question: Question): Answer {
    this.#questions.postMessage(question);
    Atomics.wait(this.#answered, 0, 0);
    Atomics.store(this.#answered, 0, 0);
    const received: { readonly message: Answer } | undefined = receiveMessageOnPort(this.#questions);
    if (received === undefined) throw new Error('the main thread gave no answer');
    return received.message;
  }
}

/** The premises with whole files in them. */
function revived(premises: Premises): Premises {
  const websockets = premises.websockets.map((declared) => {
    const { file, start, end } = declared.span;
    return { ...declared, span: { file: new SourceFile(file.path, file.text), start, end } };
  });
  return { ...premises, websockets };
}

function serve(start: WorkerStart): void {
  const main = new MainThread(start);
  const judge = new SoleJudge(main, {
    premisesOf: (root) => main.premisesOf(root),
    rules,
    settingsFor: (path) => main.settingsFor(path),
    texts: new FileTexts(main),
  });
  parentPort?.on('message', ({ kind, inputs }: Task) => {
    for (const each of inputs) main.take(each);
    const roots = inputs.map(({ input }): DoneRoot => {
      if (kind === 'load')
        return { ...judge.loadOne(input), findings: null, failures: [], isHalfRead: false };
      const { findings, failures, ...loaded } = judge.judgeOne(input);
      return {
        ...loaded,
        findings: portableFindings(findings),
        failures: failures.map(({ rule, message }) => ({ rule, message })),
      };
    });
    parentPort?.postMessage({ roots });
  });
}

serve(workerData);
