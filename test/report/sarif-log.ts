/** A SARIF log as those read it who know nothing of proxylint: its parts, and what its regions are of. */
import { expect } from 'vitest';
import type { CheckReport } from '../../src/report/report.ts';
import { sarifReport } from '../../src/report/sarif/log.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { sarifFaults } from './sarif-schema.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
}

interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}

export interface Place {
  readonly physicalLocation: { readonly artifactLocation: Artifact; readonly region: Region };
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly (Place & { readonly id: number })[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly location: Place }[] }[];
  }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: Artifact;
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
}

export interface Run {
  readonly tool: {
    readonly driver: {
      readonly version: string;
      readonly rules: readonly { readonly id: string; readonly [key: string]: unknown }[];
    };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly columnKind: string;
  readonly results: readonly Result[];
}

/** The only run of a log that fits the official schema. */
export function runOf(subject: CheckReport): Run {
  const log = JSON.parse([...sarifReport(subject)].join(''));
  expect(sarifFaults(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

/** The text that SARIF's regions are of: without a byte-order mark. */
export const textFor = (file: SourceFile) => file.text.replace(/^\ufeff/, '');

/** The offset of a line and a column, as a reader counts who knows only the text. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

export function fileNamed({ uri, uriBaseId }: Artifact, files: readonly SourceFile[]): SourceFile {
  const path = decodeURIComponent(
    uriBaseId === undefined ? uri.replace(/^file:\/\//, '') : `/project/${uri}`,
  );
  const found = files.find((file) => file.path.replace(/\p{Cs}/gu, '\ufffd') === path);
  if (found === undefined) throw new Error(`${uri} names no file`);
  return found;
}
