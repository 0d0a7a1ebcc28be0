/** The texts of the files that `proxylint init` makes. */
import type { StatedVersion, StatedVersions } from './image-versions.ts';
import type { Setup } from './step.ts';

export const SETTINGS_FILE = '.proxylint.yml';
export const WORKFLOW = '.github/workflows/proxylint.yml';

/** The configuration file: what is known, and for the rest one example each that a person may take up. */
export function newSettingsFile({ nginx, caddy }: StatedVersions, baseline: string | null = null): string {
  const targets =
    nginx === null && caddy === null
      ? `# The versions to judge for; without them, the newest stable ones.
# targets:
#   nginx: '1.26'
#   caddy: '2.8'
`
      : `# The versions to judge for, as the images say them.
targets:
${target('nginx', nginx)}${target('caddy', caddy)}`;
  return `# What proxylint holds the configurations in this repository to.

# The least severity that fails a run: error, warning or info.
failOn: warning

${baselineLines(baseline)}
${targets}
# Where absolute paths of include and import lie in this repository.
# paths:
#   /etc/nginx: deploy/nginx

# What is not looked at, as in .gitignore.
# ignore:
#   - vendor/

# How long a WebSocket without traffic must stay open at least.
# minimumIdle: 5m

# \`proxylint rules\` lists the rules, \`proxylint explain RULE\` says what one is about.
# rules:
#   websocket-idle-timeout: off
`;
}

/** What is said of the baseline; without one, how it would be said. */
export function baselineLines(baseline: string | null): string {
  return baseline === null
    ? `# Findings that are accepted as they are; \`proxylint --update-baseline\` writes the file.
# baseline: .proxylint-baseline.json
`
    : `# Findings that are accepted as they are; \`proxylint --update-baseline\` brings the file up to date.
baseline: ${baseline}
`;
}

function target(program: string, stated: StatedVersion | null): string {
  if (stated === null) return '';
  return `  # ${oneLine(stated.path)}:${stated.line}\n  ${program}: '${stated.version}'\n`;
}

/** For a comment: a file name may hold a line feed. */
function oneLine(path: string): string {
  return path.replace(/\p{Cc}/gu, '?');
}

/** The tag that moves with every version that needs no change of those who use it. */
function actionTag({ version }: Setup): string {
  return `v${version.split('.')[0]}`;
}

export function newWorkflow(setup: Setup): string {
  const action = setup.home.replace('https://github.com/', '');
  const accepted = setup.baseline === null ? '' : `        with:\n          baseline: ${setup.baseline}\n`;
  return `name: proxylint

on:
  push:
    branches: [main, master]
  pull_request:

permissions:
  contents: read

jobs:
  proxylint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          # What a pull request changes is seen by the history.
          fetch-depth: 0
      - uses: ${action}@${actionTag(setup)}
${accepted}`;
}

/** A job for `.gitlab-ci.yml`, which may be put together in too many ways to be edited by a program. */
export function gitlabJob({ version, baseline }: Setup): string {
  const accepted = baseline === null ? '' : ` --baseline ${baseline}`;
  return `proxylint:
  image: node:24-alpine
  script:
    - npx --yes proxylint@${version} check${accepted} --report gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;
}
