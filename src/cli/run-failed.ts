/**
 * The run itself cannot be done: a bad option, a rule that does not exist. `main` prints the message and gives exit
 * status 2. What is wrong with a configuration is a finding, never this.
 */
export class RunFailed extends Error {
  override readonly name = 'RunFailed';
}
