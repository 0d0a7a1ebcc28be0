/** Answers of several matchers together, of which some are not known. */
import { type Known, known } from '../../route/setting.ts';

export const YES = known(true);
export const NO = known(false);

/** True as soon as one is; unknown where one could be. */
export function anyOf<T>(items: Iterable<T>, test: (item: T) => Known<boolean>): Known<boolean> {
  let answer: Known<boolean> = NO;
  for (const item of items) {
    const one = test(item);
    if (one.kind === 'unknown') answer = one;
    else if (one.value) return YES;
  }
  return answer;
}

export function allOf<T>(items: Iterable<T>, test: (item: T) => Known<boolean>): Known<boolean> {
  return negated(anyOf(items, (item) => negated(test(item))));
}

export function negated(answer: Known<boolean>): Known<boolean> {
  return answer.kind === 'unknown' ? answer : known(!answer.value);
}
