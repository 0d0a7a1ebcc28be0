/** Rule pages and templates are imported as text: by the bundler, by a plugin in the tests. */
declare module '*.md' {
  const text: string;
  export default text;
}

declare module '*.mustache' {
  const text: string;
  export default text;
}
