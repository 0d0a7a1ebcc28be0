/** Where the API of the proxylint that runs lies: beside the chunks of the bundle, or among the sources. */
export const OWN_API: string = new URL(
  import.meta.url.endsWith('.ts') ? '../../api/index.ts' : '../index.mjs',
  import.meta.url,
).href;
