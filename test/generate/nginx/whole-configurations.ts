/** The parts of a plan, each put where it belongs, as a user would. */
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { Part, Plan } from '../../../src/generate/plan.ts';

/** What a careful user has where long silences are allowed, whatever is inserted. */
const FRAME = 'worker_shutdown_timeout 1d;\n\nevents {}\n\n';

export function asWholeConfigurations(plan: Plan): readonly { readonly part: Part; readonly text: string }[] {
  const location = renderNginx(plan, 'location');
  return [
    { part: 'full', text: renderNginx(plan, 'full') },
    { part: 'server', text: `${FRAME}http {\n${bucketFor(plan)}${renderNginx(plan, 'server')}}\n` },
    {
      part: 'location',
      text: `${FRAME}http {\n${commentedDefinitions(location)}\nserver {\nlisten 80;\n${location}}\n}\n`,
    },
  ];
}

/** What a `location` says in a comment that belongs in `http`, without the signs of the comment. */
export function commentedDefinitions(location: string): string {
  const comment = /^# In http, outside of the server:\n#\n((?:#.*\n)+)/m.exec(location)?.[1] ?? '';
  return comment.replaceAll(/^# ?/gm, '');
}

/** What a `server` asks for in a comment where its name is long. */
function bucketFor(plan: Plan): string {
  return /^# .*(server_names_hash_bucket_size \d+;)$/m.exec(renderNginx(plan, 'server'))?.[1] ?? '';
}
