/** One nginx configuration: a root file and what it includes, or a fragment that no root reaches. */
import type { Premises } from '../../route/premises.ts';
import type { Target } from '../../route/target.ts';
import type { FileSource } from '../../text/file-source.ts';
import { SourceFile } from '../../text/source-file.ts';
import { lowerToRoutes, type NginxRoute } from '../routes.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type Context, type ContextKind, type Gap, nameOf } from './context.ts';
import { expand, type IncludeProblem } from './expand.ts';
import { impliedContext } from './fragment.ts';
import { type ParsedFile, parsedFile } from './parsed-files.ts';
import { StatementIndex } from './statement-index.ts';
import { collectVariables, type VariableTable } from './variables.ts';

export interface NginxConfiguration {
  readonly dialect: 'nginx';
  readonly root: SourceFile;
  /** Every file that was read, the root first, each once. */
  readonly files: readonly SourceFile[];
  readonly trees: readonly SyntaxTree[];
  readonly premises: Premises;
  /** That of its premises. */
  readonly target: Target;
  /** What the root's top level stands for: `main`, or for a fragment the block that it is meant to be included in. */
  readonly kind: ContextKind;
  readonly main: Context;
  /** The block whose statements are those of `http`; null when there is none. */
  readonly http: Context | null;
  readonly statements: StatementIndex;
  readonly includeProblems: readonly IncludeProblem[];
  readonly variables: VariableTable;
  readonly routes: readonly NginxRoute[];
}

/** Loads the configuration whose root is at `path`; one that cannot be read has an empty tree. */
export function loadNginxConfiguration(
  source: FileSource,
  path: string,
  premises: Premises,
): NginxConfiguration {
  const tree = treeOf(parsedFile(source, path), path);
  const kind = impliedContext(tree);
  const { main, trees, problems } = expand(source, tree, kind, premises.paths);
  const http = kind === 'http' ? main : (main.statements.find((at) => nameOf(at) === 'http')?.block ?? null);
  const statements = new StatementIndex(main);
  const variables = collectVariables(main, statements, fragmentGap(main));
  const facts = {
    dialect: 'nginx' as const,
    root: tree.file,
    files: trees.map((each) => each.file),
    trees,
    premises,
    target: premises.target,
    kind,
    main,
    http,
    statements,
    includeProblems: problems,
    variables,
  };
  let routes: readonly NginxRoute[] | null = null;
  const configuration: NginxConfiguration = {
    ...facts,
    get routes() {
      routes ??= lowerToRoutes(configuration);
      return routes;
    },
  };
  return configuration;
}

/** A fragment may rest on definitions in the file that includes it. */
function fragmentGap(main: Context): Gap | null {
  const first = main.statements[0];
  if (main.kind === 'main' || first === undefined) return null;
  return {
    span: { file: first.file, start: first.directive.start, end: first.directive.name.end },
    because: 'the file that includes this one may define it',
  };
}

function treeOf(parsed: ParsedFile, path: string): SyntaxTree {
  if (parsed.kind === 'parsed') return parsed.tree;
  const file = new SourceFile(path, '');
  return { file, children: [], comments: [], problems: [], templated: false, opaque: false };
}
