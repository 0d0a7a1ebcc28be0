/** PCRE patterns, as far as JavaScript reads them alike. */

/** Whether a pattern holds only what PCRE and JavaScript read alike. */
const READ_ALIKE = /^(?:[\w\s^$|()[\].*+?,:;=!@#%&"'~<>/-]|\\[.\-/dswDSWb^$|()[\]*+?\\])*$/;

/** A PCRE pattern as a JavaScript one where the translation is exact, else null. */
export function translatePattern(pattern: string, ignoreCase: boolean): RegExp | null {
  if (!READ_ALIKE.test(pattern) || pattern.includes('(?')) return null;
  try {
    return new RegExp(pattern, ignoreCase ? 'i' : '');
  } catch {
    return null;
  }
}
