/**
 * Judges a project root by root: what `loadProject` and `lint` do at once, in steps that can be left out (a cache knows
 * the answer), given to other threads, or restricted to some of the roots. The findings are the same.
 */
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileTexts } from './file-texts.ts';
import type { Finding } from './finding.ts';
import type { Gathering, RuleFailure } from './gather.ts';
import { type ReadInputs, readInputs } from './inputs.ts';
import { filesOf, namedAmong, type Project, type ProjectInput, type ProjectRequest } from './project.ts';
import type { Questions } from './recording.ts';
import { compareTexts } from './text-order.ts';

/** What loading a root showed. */
export interface LoadedRoot {
  /** The paths of all files that belong to it, its own first. */
  readonly files: readonly string[];
  readonly questions: Questions;
}

/** What the rules said about a root. */
export interface JudgedRoot extends LoadedRoot {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  /** Some of it could not be read, so that findings may be missing. */
  readonly isHalfRead: boolean;
}

/** Who does the work: this thread, several, or a cache in front of one of them. */
export interface Judges {
  /** By path; all of the inputs. */
  load(inputs: readonly ProjectInput[]): Promise<ReadonlyMap<string, LoadedRoot>>;
  /** By path; all of the roots, whether they were loaded before or not. */
  judge(roots: readonly Root[]): Promise<ReadonlyMap<string, JudgedRoot>>;
}

export interface Root {
  readonly input: ProjectInput;
  /** The paths of all files that belong to it, its own first. */
  readonly files: readonly string[];
}

/** What a run needs of a project, without its trees. */
export interface JudgedProject {
  readonly project: Pick<Project, 'files' | 'unreadable'>;
  /** In the order of the roots' paths. */
  readonly gatherings: readonly Gathering[];
  /** What was judged, in the same order. */
  readonly roots: readonly Root[];
}

/** Chooses the roots that this run is to look at, in their order. */
export type RootChoice = (roots: readonly Root[]) => readonly Root[];

export async function judgeProject(
  source: FileSource,
  texts: FileTexts,
  request: ProjectRequest,
  judges: Judges,
  choose: RootChoice,
): Promise<JudgedProject> {
  const inputs = readInputs(source, request);
  const all = await findRoots(inputs, judges);
  const isNamed = namedAmong(
    all.map(({ files }) => files),
    inputs.named,
    request.namedWhereIncluded,
  );
  const roots = choose(all.filter(({ files }) => files.some(isNamed)));
  const judged = await judges.judge(roots);
  const configurations: { dialect: ProjectInput['dialect']; files: SourceFile[] }[] = [];
  const gatherings: Gathering[] = [];
  for (const { input } of roots) {
    const root = judged.get(input.path);
    if (root === undefined) throw new Error(`nobody judged ${input.path}`);
    const files = root.files.flatMap((path) => texts.named(path) ?? []);
    configurations.push({ dialect: input.dialect, files });
    gatherings.push({
      gathered: root.findings.map((finding) => ({ finding, routes: [] })),
      failures: root.failures,
      halfRead: root.isHalfRead ? root.files : [],
    });
  }
  const files = filesOf(configurations, isNamed);
  return { project: { files, unreadable: inputs.unreadable }, gatherings, roots };
}

/**
 * The inputs that no other one includes, in the order of their paths: `loadRoots` of `project.ts`, in steps. Of the
 * last rank nothing needs to be loaded to know what it includes.
 */
async function findRoots({ seen, declared }: ReadInputs, judges: Judges): Promise<readonly Root[]> {
  const included = new Set<string>();
  const isRoot = ({ path }: ProjectInput) => declared.has(path) || !included.has(path);
  const roots: Root[] = [];
  for (const rank of [-1, 0, 1, 2] as const) {
    const waiting = seen.flatMap((each) => (each.rank === rank && isRoot(each.input) ? [each.input] : []));
    const loaded = rank === 2 ? null : await judges.load(waiting);
    for (const input of waiting) {
      if (!isRoot(input)) continue;
      const files = loaded?.get(input.path)?.files ?? [input.path];
      for (const path of files) if (path !== input.path) included.add(path);
      roots.push({ input, files });
    }
  }
  return roots.filter(({ input }) => isRoot(input)).sort((a, b) => compareTexts(a.input.path, b.input.path));
}
