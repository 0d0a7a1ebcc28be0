/** The proxy versions for which a configuration is judged, and how versions compare. */

export interface Target {
  /** The version of nginx, or of the core of a fork. */
  readonly nginx: string;
  readonly caddy: string;
  /** Left out for nginx itself. */
  readonly fork?: NginxFork;
}

export type ForkName = 'openresty' | 'angie' | 'tengine' | 'freenginx';

export interface NginxFork {
  readonly name: ForkName;
  readonly version: string;
}

/** The newest stable releases when this version of proxylint was made. */
export const NEWEST_STABLE: Target = { nginx: '1.30.4', caddy: '2.11.4' };

/** Whether nobody said which nginx runs, so that the newest stable version is assumed. */
export function isAssumed({ nginx, fork }: Pick<Target, 'nginx' | 'fork'>): boolean {
  return fork === undefined && nginx === NEWEST_STABLE.nginx;
}

/** Whether version `a` is `b` or later. Missing parts count as 0; what is not a number counts as 0. */
export function isVersionAtLeast(a: string, b: string): boolean {
  const question = `${a} ${b}`;
  let answer = answers.get(question);
  if (answer === undefined) {
    answer = compareVersions(a, b);
    answers.set(question, answer);
  }
  return answer;
}

/** A run asks the same few questions for every route. */
const answers = new Map<string, boolean>();

function compareVersions(a: string, b: string): boolean {
  const left = a.split('.');
  const right = b.split('.');
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference =
      (Number.parseInt(left[part] ?? '0', 10) || 0) - (Number.parseInt(right[part] ?? '0', 10) || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether a text is a version such as `1.22.1` or `2.11`. */
export function isVersion(text: string): boolean {
  return /^\d+(\.\d+){1,3}$/.test(text);
}
