/** The id of a preset of the user's own, which names its file as well as what stands for it in a configuration. */

/** Words in lower case with hyphens between them: `Our App` is `our-app`. `app` where the text has no letter or digit. */
export function presetId(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'app' : id;
}
