/** How Go writes the name of a header: `x-forwarded-for` is `X-Forwarded-For`; what is no token is left alone (net/textproto). */
export function canonicalField(name: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
