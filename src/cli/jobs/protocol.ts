/** What the main thread and its workers say to each other. Everything is plain data, copied on the way. */
import type { MessagePort } from 'node:worker_threads';
import type { FileSettings } from '../../lint/file-settings.ts';
import type { LoadedRoot } from '../../lint/judge.ts';
import type { PortableFindings } from '../../lint/portable.ts';
import type { ProjectInput } from '../../lint/project.ts';
import type { Premises } from '../../route/premises.ts';
import type { FileContent } from '../../text/file-source.ts';

/** What a worker is started with. */
export interface WorkerStart {
  /** The source holds every file that the configuration has. */
  readonly whole: boolean | undefined;
  /** Where the worker asks, and waits for the answer. */
  readonly questions: MessagePort;
  /** One number that is 1 when an answer is there. */
  readonly answered: SharedArrayBuffer;
}

/** A root to be loaded or judged, with what the worker would otherwise have to ask for. */
export interface TaskInput {
  readonly input: ProjectInput;
  readonly content: FileContent;
  readonly settings: FileSettings;
  /** Its files have lost what makes them `SourceFile`s on the way: `revived` gives it back. */
  readonly premises: Premises;
}

export interface Task {
  readonly kind: 'load' | 'judge';
  readonly inputs: readonly TaskInput[];
}

export interface PortableFailure {
  readonly rule: string;
  readonly message: string;
}

/** A root that was loaded or judged: `findings` is null where it was only loaded. */
export interface DoneRoot extends LoadedRoot {
  readonly findings: PortableFindings | null;
  readonly failures: readonly PortableFailure[];
  readonly isHalfRead: boolean;
}

/** In the order of the task's inputs. */
export interface TaskDone {
  readonly roots: readonly DoneRoot[];
}

export type Question =
  | { readonly kind: 'read' | 'settings'; readonly path: string }
  | { readonly kind: 'list'; readonly path: string };

export interface Answer {
  readonly content?: FileContent;
  readonly names?: readonly string[] | null;
  readonly settings?: FileSettings;
}
