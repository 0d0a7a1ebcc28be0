/**
 * The configurations that a run looks at: the files that were asked for, in the context of the roots that include them.
 */
import type { CaddyConfiguration } from '../caddy/routes.ts';
import type { NginxConfiguration } from '../nginx/config/configuration.ts';
import type { Target } from '../route/target.ts';
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { AnyRoute } from './rule.ts';

export type Dialect = 'nginx' | 'caddyfile';

export interface ProjectInput {
  /** Absolute path. */
  readonly path: string;
  readonly dialect: Dialect;
}

export interface ProjectFile {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  /** Nothing in the project includes it. */
  readonly root: boolean;
  /** It was asked for; findings elsewhere are shown only where the user wants them. */
  readonly named: boolean;
}

export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

export interface Project {
  readonly target: Target;
  readonly files: readonly ProjectFile[];
  readonly nginx: readonly NginxConfiguration[];
  readonly caddy: readonly CaddyConfiguration[];
  readonly routes: readonly AnyRoute[];
  /** Named files that could not be read. */
  readonly unreadable: readonly UnreadableFile[];
}

export interface ProjectRequest {
  /** The files that were asked for. */
  readonly named: readonly ProjectInput[];
  /** Files that may include a named one; those that do not are left out of the project. */
  readonly candidates: readonly ProjectInput[];
  readonly target: Target;
}

export declare function loadProject(source: FileSource, request: ProjectRequest): Project;
