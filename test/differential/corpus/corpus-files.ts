/**
 * The public nginx configurations beside the checkout, each as something that nginx could start with: whole ones as they
 * are, with the files that they include where those lie beside them, and fragments in the block that they are meant for.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { impliedContext } from '../../../src/nginx/config/fragment.ts';
import { resolveInclude } from '../../../src/nginx/config/include-path.ts';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import type { Directive } from '../../../src/nginx/syntax/tree.ts';
import { type FileSource, filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { type Requirement, sharedPath } from '../../proof/harness/requirements.ts';
import type { NginxFiles } from '../../proof/harness/rewire-nginx.ts';

export interface CorpusConfiguration {
  /** Its path in the corpus. */
  readonly name: string;
  /** What it was: a whole configuration, or a fragment for one of these blocks. */
  readonly meantFor: 'main' | 'http' | 'server' | 'location';
  readonly files: NginxFiles;
}

export interface Corpus {
  readonly configurations: readonly CorpusConfiguration[];
  /** Files that say nothing about requests, and why; by reason. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

const CORPUS = sharedPath('corpus');

export const needsCorpus: Requirement = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(join(CORPUS, 'manifest.json')),
};

interface ManifestEntry {
  readonly file: string;
  readonly kind: string;
}

export function readCorpus(): Corpus {
  const configurations: CorpusConfiguration[] = [];
  const leftOut = new Map<string, string[]>();
  for (const file of corpusFiles()) {
    const read = readOne(file);
    if (typeof read !== 'string') configurations.push(read);
    else leftOut.set(read, [...(leftOut.get(read) ?? []), file]);
  }
  return { configurations, leftOut };
}

function corpusFiles(): readonly string[] {
  const manifest = JSON.parse(
    readFileSync(join(CORPUS, 'manifest.json'), 'utf8'),
  ) as readonly ManifestEntry[];
  const listed = manifest.filter(({ kind }) => kind.startsWith('nginx-')).map(({ file }) => file);
  const wild = readdirSync(join(CORPUS, 'wild/nginx'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(CORPUS, join(entry.parentPath, entry.name)));
  return [...listed, ...wild].sort();
}

function readOne(name: string): CorpusConfiguration | string {
  const text = readFileSync(join(CORPUS, name), 'utf8');
  const tree = parseNginx(new SourceFile('/nginx.conf', text));
  if (tree.templated) return 'a template';
  if (tree.problems.length > 0) return 'nginx cannot read it';
  const meantFor = impliedContext(tree);
  switch (meantFor) {
    case 'main':
    case 'http':
    case 'server':
    case 'location': {
      if (meantFor === 'main' && !tree.children.some((at) => at.name.value === 'http'))
        return 'has no http block';
      const texts = new Map([['nginx.conf', wrapped(text, meantFor, tree.children)]]);
      takeIncluded(name, tree.children, texts);
      return { name, meantFor, files: { root: 'nginx.conf', texts } };
    }
    default:
      return meantFor === 'stream' ? 'is about streams' : 'belongs nowhere';
  }
}

/** On the first line, so that line numbers stay what they are. */
function wrapped(text: string, meantFor: CorpusConfiguration['meantFor'], top: readonly Directive[]): string {
  switch (meantFor) {
    case 'main':
      return top.some((at) => at.name.value === 'events') ? text : `${text}\nevents {}\n`;
    case 'http':
      return `events {} http { ${text}\n}\n`;
    case 'server':
      return `events {} http { server { ${text}\n}}\n`;
    case 'location':
      return `events {} http { server { location / { ${text}\n}}}\n`;
  }
}

/** Adds the files that an `include` names, from wherever above the file they lie as the `include` says. */
function takeIncluded(name: string, directives: readonly Directive[], texts: Map<string, string>): void {
  for (const directive of directives) {
    const pattern = directive.args[0]?.value ?? '';
    if (directive.name.value === 'include' && pattern !== '') {
      const inside = pattern.replace(/^\/etc\/nginx\//, '');
      if (inside.startsWith('/')) continue;
      for (const [path, text] of beside(name, inside)) {
        if (texts.has(path)) continue;
        texts.set(path, text);
        takeIncluded(name, parseNginx(new SourceFile(`/${path}`, text)).children, texts);
      }
    }
    takeIncluded(name, directive.block?.children ?? [], texts);
  }
}

function beside(name: string, pattern: string): readonly (readonly [path: string, text: string])[] {
  for (let directory = dirname(name); directory.includes('/'); directory = dirname(directory)) {
    const found = resolveInclude(everyFile(), { rootDirectory: `/${directory}`, paths: [] }, pattern);
    const paths = found.kind === 'files' ? found.paths.filter((path) => path !== `/${name}`) : [];
    if (paths.length > 0)
      return paths.map(
        (path) => [relative(`/${directory}`, path), readFileSync(join(CORPUS, path), 'utf8')] as const,
      );
  }
  return [];
}

let source: FileSource | null = null;

/** Every file of the corpus by its path there; what is in them is read where it is needed. */
function everyFile(): FileSource {
  if (source === null) {
    const paths = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(CORPUS, join(entry.parentPath, entry.name))}`);
    source = filesInMemory(Object.fromEntries(paths.map((path) => [path, ''])));
  }
  return source;
}
