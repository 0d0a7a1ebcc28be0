/** `proxylint routes`: every route with its WebSocket verdict. */
import { loadProject } from '../../lint/project.ts';
import type { ExitStatus } from '../exit-status.ts';
import { ExitStatus as Status } from '../exit-status.ts';
import { findInputs } from '../inputs.ts';
import { printProblems } from '../outcome.ts';
import type { Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function routes(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const inputs = await findInputs(paths, surroundings.cwd, settings.target);
  const project = loadProject(inputs.source, inputs.request);
  for (const route of project.routes) {
    surroundings.stdout.write(`${route.match} -> ${route.upstream.target} ${route.websocket.handshake}\n`);
  }
  return printProblems(inputs, project, null, surroundings) > 0 ? Status.failed : Status.clean;
}
