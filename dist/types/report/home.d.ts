/** The project's home: the only place that names it. */
export declare const HOME = "https://github.com/proxylint/proxylint";
/** The version of proxylint itself. */
export declare const VERSION: string;
/** Where a rule's page can be read; null for a rule of a project's own, which the slash in its id tells. */
export declare function rulePage(rule: string): string | null;
