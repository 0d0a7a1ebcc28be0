/**
 * Which versions of nginx and Caddy a repository runs, by the images that its Dockerfiles and compose files name. Only
 * what is plain counts: a tag without a version, a variable, or two versions leave the question open.
 */
import { readNginxTarget } from '../../route/nginx-target.ts';
import { isVersion } from '../../route/target.ts';
import { findFiles, type Repository } from './repository.ts';

/** A version as the option and the configuration file take it, and where it stands. */
export interface StatedVersion {
  readonly version: string;
  readonly path: string;
  readonly line: number;
}

export interface StatedVersions {
  readonly nginx: StatedVersion | null;
  readonly caddy: StatedVersion | null;
}

type Program = keyof StatedVersions;

interface Mention {
  readonly program: Program;
  /** Null where the tag says no version. */
  readonly version: string | null;
  readonly path: string;
  readonly line: number;
}

const STATING_FILE =
  /^(?:Dockerfile(?:[.-].*)?|.*\.Dockerfile|Containerfile|(?:docker-)?compose(?:[.-].*)?\.ya?ml)$/i;

const IMAGE_LINE = /^\s*(?:FROM\s+(?:--\S+\s+)*|(?:-\s+)?image:\s*)["']?([^\s"'#]+)/i;

export function statedVersions(repository: Repository): StatedVersions {
  const mentions = findFiles(repository, (name) => STATING_FILE.test(name)).flatMap((path) =>
    mentionsIn(path, repository.read(path) ?? ''),
  );
  return { nginx: unambiguous(mentions, 'nginx'), caddy: unambiguous(mentions, 'caddy') };
}

function mentionsIn(path: string, text: string): readonly Mention[] {
  return text.split('\n').flatMap((content, place) => {
    const [, image] = IMAGE_LINE.exec(content) ?? [];
    const read = image === undefined ? null : readImage(image);
    return read === null ? [] : [{ ...read, path, line: place + 1 }];
  });
}

/** `registry:5000/library/nginx:1.25.3-alpine@sha256:…`. Null for other images. */
function readImage(image: string): { readonly program: Program; readonly version: string | null } | null {
  const [named = ''] = image.split('@');
  const [, name = '', tag = ''] = /^(?:.*\/)?([^/:]+)(?::(.+))?$/.exec(named) ?? [];
  const [number = ''] = /^\d+\.\d+(?:\.\d+)*/.exec(tag) ?? [];
  switch (name) {
    case 'nginx':
    case 'nginx-unprivileged':
      return { program: 'nginx', version: readNginxTarget(number).kind === 'target' ? number : null };
    case 'openresty': {
      const fork = `openresty/${number}`;
      return { program: 'nginx', version: readNginxTarget(fork).kind === 'target' ? fork : null };
    }
    case 'caddy':
      return { program: 'caddy', version: isVersion(number) ? number : null };
    default:
      return null;
  }
}

function unambiguous(mentions: readonly Mention[], program: Program): StatedVersion | null {
  const own = mentions.filter((mention) => mention.program === program);
  const [first] = own;
  if (first === undefined || first.version === null) return null;
  const { version, path, line } = first;
  return own.every((mention) => mention.version === version) ? { version, path, line } : null;
}
