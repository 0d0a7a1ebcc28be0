/**
 * Loads a JSON configuration as a Caddyfile is loaded: its servers become sites of statements, so that every rule judges
 * it, and its adaptation is what stands in the file.
 */
import type { Premises } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import type { Expansion } from '../config/expansion.ts';
import { type CaddyConfiguration, configurationFrom } from '../routes.ts';
import type { CaddySyntaxProblem } from '../syntax/tree.ts';
import { objectNode } from './node.ts';
import { type JsonProblem, readJson } from './read.ts';
import { lowerServers } from './sites.ts';

/** Never throws. */
export function loadCaddyJson(source: FileSource, path: string, premises: Premises): CaddyConfiguration {
  const content = source.read(path);
  const file = new SourceFile(path, content.kind === 'text' ? content.text : '');
  const unreadable = content.kind === 'text' ? null : reasonOf(content);
  const { node, problems } = unreadable === null ? readJson(file) : NOTHING_READ;
  const whole = node?.kind === 'object' ? node : objectNode({}, { file, start: 0, end: 0 });
  const isTemplate = problems.length > 0 && TEMPLATE_TAG.test(file.text);
  const lowered = isTemplate ? NO_SERVERS : lowerServers({ node: whole, place: null });
  const expansion: Expansion = {
    root: file,
    unreadable,
    files: [{ file, tree: null, fragment: null }],
    ...lowered,
    problems: [],
    fragment: false,
  };
  const syntaxProblems = isTemplate ? [] : problemsOf(file, problems, node?.kind === 'object');
  return configurationFrom(expansion, premises, { document: whole, syntaxProblems, isTemplate });
}

const NOTHING_READ: ReturnType<typeof readJson> = { node: null, problems: [] };
const NO_SERVERS: ReturnType<typeof lowerServers> = { sites: [], namedRoutes: new Map(), globalOptions: [] };

/** Before it is rendered, a template is no JSON, and that proves nothing. */
const TEMPLATE_TAG = /\{\{|\{%|<%/;

function reasonOf(content: Exclude<ReturnType<FileSource['read']>, { kind: 'text' }>): string {
  switch (content.kind) {
    case 'unreadable':
      return content.reason;
    case 'missing':
      return 'no such file';
    case 'outside':
      return 'outside of the files that may be read';
  }
}

function problemsOf(
  file: SourceFile,
  problems: readonly JsonProblem[],
  isObject: boolean,
): readonly CaddySyntaxProblem[] {
  // What follows the first one often comes from it, and Caddy tells no more either.
  const found = problems
    .slice(0, 1)
    .map(({ message, span }) => ({ message, start: span.start, end: span.end }));
  if (found.length === 0 && !isObject)
    found.push({ message: 'a configuration of Caddy is an object', start: 0, end: file.text.length });
  return found.map((problem) => ({ code: 'json', ...problem, related: null, repair: null }));
}
