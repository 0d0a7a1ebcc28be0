/** Steps of the Action as GitHub runs them: the entry point of the bundle, as a process, in a checkout. */
import { beforeAll } from 'vitest';
import { BUNDLING, bundleInto } from '../scratch/bundle.ts';
import { sharedFolder } from '../scratch/folder.ts';
import { runStepIn, type StepOptions, type StepResult } from './runner.ts';

export interface BundledStep {
  /** The bundle's entry point; there once tests run. */
  readonly entry: () => string;
  readonly step: (
    workspace: string,
    inputs?: Readonly<Record<string, string>>,
    options?: StepOptions,
  ) => Promise<StepResult>;
}

/** Bundles once for a file of tests. */
export function bundledStep(): BundledStep {
  const folder = sharedFolder();
  let entry = '';
  beforeAll(() => {
    entry = bundleInto(folder, 'action.mjs');
  }, BUNDLING);
  return {
    entry: () => entry,
    step: (workspace, inputs = {}, options = {}) => runStepIn(workspace, inputs, { entry, ...options }),
  };
}

/** Annotations as `name file:line`, or `name` and the message where they have no place. */
export function annotations({ commands }: StepResult): readonly string[] {
  return commands.map(({ name, properties: { file, line }, message }) =>
    file === undefined ? `${name}: ${message}` : `${name} ${file}:${line}`,
  );
}
