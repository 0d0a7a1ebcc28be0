/** `routes`: every way from a listener to an upstream, with its WebSocket verdict. */
import { loadProject } from '../lint/project.ts';
import { routesDocument } from '../report/routes-json.ts';
import type { Configurations } from './configurations.ts';
import { expectOptions } from './expect.ts';
import { CONFIGURATION_OPTIONS, open } from './open.ts';
import { problemsOf, withOrigin } from './report-origins.ts';
import type { RoutesReport } from './reports.ts';

export function routes(configurations: Configurations): RoutesReport {
  expectOptions(configurations, CONFIGURATION_OPTIONS, 'routes');
  const { source, request, displayPath, problems } = open(configurations, 'routes');
  const project = loadProject(source, request);
  const report = { routes: project.routes, displayPath };
  return withOrigin(
    { ...routesDocument(report), problems: [...problems, ...problemsOf(project, [], displayPath)] },
    { kind: 'routes', report },
  );
}
