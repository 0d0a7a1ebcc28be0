/**
 * Where the pure core gets its files: a disk, an editor's buffers, a map in a test. The core itself knows no disk.
 */
export type FileContent = {
    readonly kind: 'text';
    readonly text: string;
}
/** `reason` is for people: "permission denied", "is a directory", "larger than 16 MiB". */
 | {
    readonly kind: 'unreadable';
    readonly reason: string;
}
/** `removed`: it was there until the change that is judged, so that nothing else is to bring it. */
 | {
    readonly kind: 'missing';
    readonly removed?: true;
}
/** The path leaves the roots that may be read. */
 | {
    readonly kind: 'outside';
};
export interface FileSource {
    /** It holds every file that the configuration has: what is not in it does not exist, wherever its place would be. */
    readonly whole?: boolean | undefined;
    /** Paths are absolute, with `/` separators and without `.` or `..` segments. */
    read(path: string): FileContent;
    /** Names in a directory in byte order, or null when it cannot be listed. */
    list(directory: string): readonly string[] | null;
}
/** A file source over a map from absolute path to text, for tests, editors and browsers. */
export declare function filesInMemory(files: Readonly<Record<string, string>>): FileSource;
