/**
 * The run itself cannot be done: a bad option, a rule that does not exist. `main` prints the message and gives exit
 * status 2. What is wrong with a configuration is a finding, never this.
 */
export class RunFailed extends Error {
  override readonly name: string = 'RunFailed';
}

/** The same, where there is more to show than a sentence: `report` is printed as it is. */
export class RunFailedWithReport extends RunFailed {
  override readonly name = 'RunFailedWithReport';
  readonly report: string;

  constructor(message: string, report: string) {
    super(message);
    this.report = report;
  }
}
