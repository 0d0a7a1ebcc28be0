/** A configuration of one file as `nginx -t` can judge it here: no certificates, logs or hosts that are not at hand. */
import { rewireNginx } from '../../proof/harness/rewire-nginx.ts';

export async function rewiredText(text: string): Promise<string> {
  let port = 20_000;
  const findPort = async () => port++;
  const rewiring = { upstreamPort: 9000, secondPort: 9001, timeScale: 1, findPort };
  const { files } = await rewireNginx(
    { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) },
    rewiring,
  );
  return files.texts.get('nginx.conf') ?? '';
}
