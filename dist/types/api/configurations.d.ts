/**
 * What callers hand over: texts in memory or a file source of their own, and the settings under which they are judged.
 * `findConfigurations` gives the same kind of object for files on a disk.
 */
import type { FileDocument } from '../report/document.js';
import type { FileSource } from '../text/file-source.js';
import type { Problem } from './reports.js';
import type { Rule } from './rule.js';
import type { Settings } from './settings.js';
export type Dialect = FileDocument['dialect'];
/** A file that is asked about. Without a dialect, its name and then its text tell. */
export type NamedFile = string | {
    readonly path: string;
    readonly dialect: Dialect;
};
export interface Judging {
    /** What a configuration file would say; findings are as loud, and roots as read, as it says. */
    readonly settings?: Settings;
    /** Own rules, besides the built-in ones. */
    readonly rules?: readonly Rule[];
    /** Findings in files that are not asked about too, such as a root that includes one that is. */
    readonly all?: boolean;
}
export interface FilesInMemory extends Judging {
    /** Texts by path. What one of them includes is looked for among them. */
    readonly files: Readonly<Record<string, string>>;
    /** The files that are asked about; all of them where this is left out. */
    readonly named?: readonly NamedFile[];
}
export interface FilesFromSource extends Judging {
    /** Reads the files: an editor's buffers, an archive, a commit. Its paths are absolute, with `/`. */
    readonly source: FileSource;
    /** The files that are asked about. */
    readonly named: readonly NamedFile[];
    /** Files that may include a named one. */
    readonly candidates?: readonly NamedFile[];
    /** Paths below this directory are shown relative to it. */
    readonly cwd?: string;
    /** What was met on the way to the files; it comes back in the report. */
    readonly problems?: readonly Problem[];
}
/** What `findConfigurations` gives: files of a disk, and what the project's configuration file says about them. */
export interface FoundConfigurations extends FilesFromSource {
    readonly settings: Settings;
}
export type Configurations = FilesInMemory | FilesFromSource;
