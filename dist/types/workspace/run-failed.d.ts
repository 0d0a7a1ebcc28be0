/**
 * The run itself cannot be done: a bad option, a rule that does not exist. `main` prints the report and gives exit
 * status 2. What is wrong with a configuration is a finding, never this.
 */
export declare class RunFailed extends Error {
    readonly name = "RunFailed";
    /** What people are shown. */
    readonly report: string;
    /** `report` where there is more to show than the message. */
    constructor(message: string, report?: string);
}
