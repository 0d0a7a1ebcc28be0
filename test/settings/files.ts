/** Configuration files in memory, loaded as a project's. */
import { expect } from 'vitest';
import { loadSettings } from '../../src/settings/load.ts';
import type { Mistake } from '../../src/settings/mistake.ts';
import { joinSettings, type ProjectSettings } from '../../src/settings/project-settings.ts';
import { filesInMemory } from '../../src/text/file-source.ts';

export type Files = Readonly<Record<string, string>>;

export interface Loaded {
  readonly settings: ProjectSettings;
  readonly mistakes: readonly Mistake[];
}

/** Loads `/p/.proxylint.yml`, or another of the files; names are relative to `/p`. */
export async function load(files: Files | string, name = '.proxylint.yml'): Promise<Loaded> {
  const named = typeof files === 'string' ? { '.proxylint.yml': files } : files;
  const source = filesInMemory(
    Object.fromEntries(
      Object.entries(named).map(([path, text]) => [path.startsWith('/') ? path : `/p/${path}`, text]),
    ),
  );
  const loaded = await loadSettings(`/p/${name}`, source);
  const joined = await joinSettings(loaded.files, source);
  return { settings: joined.settings, mistakes: [...loaded.mistakes, ...joined.mistakes] };
}

/** The same for files without mistakes. */
export async function settingsIn(files: Files | string, name?: string): Promise<ProjectSettings> {
  const { settings, mistakes } = await load(files, name);
  expect(mistakes.map(({ message }) => message)).toEqual([]);
  return settings;
}

export async function messagesIn(files: Files | string, name?: string): Promise<readonly string[]> {
  return (await load(files, name)).mistakes.map(({ message }) => message);
}

/** No option on the command line. */
export const NOTHING_GIVEN = { nginx: null, caddy: null } as const;
