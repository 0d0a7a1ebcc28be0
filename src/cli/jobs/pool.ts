/**
 * Judges roots in several threads. Which files belong to which root is known before the roots are divided, and results
 * are put together by path, so that the findings are those of one thread.
 *
 * A thread that has loaded a root judges it as well. Whoever has nothing left takes what others have not begun.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { FileTexts } from '../../lint/file-texts.ts';
import type { SettingsFor } from '../../lint/gather.ts';
import type { JudgedRoot, Judges, LoadedRoot, Root } from '../../lint/judge.ts';
import { readPortable } from '../../lint/portable.ts';
import type { ProjectInput } from '../../lint/project.ts';
import type { Premises } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import type { Answer, DoneRoot, Question, Task, TaskDone, WorkerStart } from './protocol.ts';

export interface PoolOptions {
  readonly source: FileSource;
  readonly texts: FileTexts;
  readonly premisesOf: (root: string) => Premises;
  readonly settingsFor: SettingsFor;
  readonly jobs: number;
  /** Hears of every root that was loaded or judged. */
  readonly step: () => void;
  /** The module that a worker runs. */
  readonly worker: URL;
}

/** Characters of text in one task, at most, unless it is a single root: enough to forget the cost of a message. */
const TASK_SIZE = 128 * 1024;

export class JudgePool implements Judges {
  readonly #options: PoolOptions;
  /** Which thread has loaded a root, by path. */
  readonly #holders = new Map<string, number>();
  #threads: Thread[] | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async load(inputs: readonly ProjectInput[]): Promise<ReadonlyMap<string, LoadedRoot>> {
    return this.#run('load', inputs, (input, done, holder) => {
      this.#holders.set(input.path, holder);
      return { files: done.files, questions: done.questions };
    });
  }

  async judge(roots: readonly Root[]): Promise<ReadonlyMap<string, JudgedRoot>> {
    const inputs = roots.map(({ input }) => input);
    return this.#run('judge', inputs, (input, { files, questions, findings, failures, isHalfRead }) => {
      const own = findings === null ? null : readPortable(findings, this.#options.texts);
      if (own === null) throw new Error(`a worker thread found what cannot be in ${input.path}`);
      return {
        files,
        questions,
        findings: own,
        failures: failures.map((failure) => ({ kind: 'internal', ...failure, cause: null })),
        isHalfRead,
      };
    });
  }

  /** Ends the threads; without it the process would wait for them. */
  async close(): Promise<void> {
    await Promise.all((this.#threads ?? []).map((thread) => thread.end()));
    this.#threads = null;
  }

  async #run<T>(
    kind: Task['kind'],
    inputs: readonly ProjectInput[],
    receive: (input: ProjectInput, done: DoneRoot, holder: number) => T,
  ): Promise<ReadonlyMap<string, T>> {
    const received = new Map<string, T>();
    if (inputs.length === 0) return received;
    this.#threads ??= Array.from({ length: this.#options.jobs }, () => new Thread(this.#options));
    const queues = this.#queues(inputs, this.#threads.length);
    await Promise.all(
      this.#threads.map(async (thread, number) => {
        for (let task = queues.next(number); task !== null; task = queues.next(number)) {
          const { roots } = await thread.do({ kind, inputs: task.map((input) => this.#taskInput(input)) });
          for (const [index, input] of task.entries()) {
            const done = roots[index];
            if (done === undefined) throw new Error(`a worker thread has lost ${input.path}`);
            received.set(input.path, receive(input, done, number));
            this.#options.step();
          }
        }
      }),
    );
    return received;
  }

  #queues(inputs: readonly ProjectInput[], threads: number): TaskQueues {
    const sized = inputs.map((input) => ({ input, size: this.#sizeOf(input) }));
    // The largest first: what is left at the end is small, and no thread waits long for another one.
    sized.sort((a, b) => b.size - a.size);
    return new TaskQueues(sized, threads, (path) => this.#holders.get(path) ?? null);
  }

  #sizeOf({ path }: ProjectInput): number {
    return this.#options.texts.named(path)?.text.length ?? 0;
  }

  #taskInput(input: ProjectInput): Task['inputs'][number] {
    const { source, settingsFor, premisesOf, texts } = this.#options;
    const { path } = input;
    const premises = premisesOf(path);
    texts.know(premises);
    return { input, content: source.read(path), settings: settingsFor(path), premises };
  }
}

interface Sized {
  readonly input: ProjectInput;
  readonly size: number;
}

/** What is still to be done: by a certain thread first, or by any. */
class TaskQueues {
  readonly #shared: Sized[] = [];
  readonly #own: readonly Sized[][];
  readonly #taskSize: number;

  constructor(inputs: readonly Sized[], threads: number, holderOf: (path: string) => number | null) {
    this.#own = Array.from({ length: threads }, () => []);
    for (const each of inputs) {
      const holder = holderOf(each.input.path);
      (holder === null ? this.#shared : (this.#own[holder] ?? this.#shared)).push(each);
    }
    const total = inputs.reduce((sum, { size }) => sum + size, 0);
    this.#taskSize = Math.min(TASK_SIZE, total / (threads * 8));
    for (const queue of [this.#shared, ...this.#own]) queue.reverse();
  }

  /** The next task of a thread, or null when nothing is left. */
  next(thread: number): readonly ProjectInput[] | null {
    const own = this.#own[thread] ?? [];
    const longest = [...this.#own].sort((a, b) => b.length - a.length)[0] ?? [];
    const queue = [own, this.#shared, longest].find(({ length }) => length > 0);
    if (queue === undefined) return null;
    const task: ProjectInput[] = [];
    for (let size = 0; size <= this.#taskSize; ) {
      const next = queue.pop();
      if (next === undefined) break;
      task.push(next.input);
      size += next.size;
    }
    return task;
  }
}

/** One worker thread, which does one task at a time. */
class Thread {
  readonly #worker: Worker;
  #waiting: { readonly done: (done: TaskDone) => void; readonly failed: (error: Error) => void } | null =
    null;
  #dead: Error | null = null;

  constructor({ source, settingsFor, worker }: PoolOptions) {
    const { port1: ours, port2: questions } = new MessageChannel();
    const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const flag = new Int32Array(answered);
    const start: WorkerStart = { whole: source.whole, questions, answered };
    this.#worker = new Worker(worker, { workerData: start, transferList: [questions] });
    ours.on('message', (question: Question) => {
      ours.postMessage(answerTo(question, source, settingsFor));
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
    this.#worker.on('message', (done: TaskDone) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting?.done(done);
    });
    this.#worker.on('error', (error: Error) => this.#die(error));
    this.#worker.on('exit', (code) => {
      ours.close();
      this.#die(new Error(`a worker thread ended with ${code} before its work was done`));
    });
  }

  do(task: Task): Promise<TaskDone> {
    return new Promise((done, failed) => {
      if (this.#dead !== null) return failed(this.#dead);
      this.#waiting = { done, failed };
      this.#worker.postMessage(task);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #die(error: Error): void {
    this.#dead ??= error;
    this.#waiting?.failed(this.#dead);
    this.#waiting = null;
  }
}

function answerTo({ kind, path }: Question, source: FileSource, settingsFor: SettingsFor): Answer {
  switch (kind) {
    case 'read':
      return { content: source.read(path) };
    case 'list':
      return { names: source.list(path) };
    case 'settings':
      return { settings: settingsFor(path) };
  }
}

/** The module of a worker: an entry of the bundle, or beside this one where the sources run as they are. */
export function workerModule(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./worker.ts', here);
  return new URL(here.includes('/chunks/') ? '../worker.mjs' : './worker.mjs', here);
}
