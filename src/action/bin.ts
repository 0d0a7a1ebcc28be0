/**
 * The entry of the GitHub Action (`runs.main` in action.yml). One stream for everything: the runner reads both for
 * commands and does not keep their order.
 */
import { runAction } from './main.ts';

process.exitCode = await runAction({
  env: process.env,
  cwd: process.cwd(),
  output: { write: (chunk) => void process.stdout.write(chunk) },
});
