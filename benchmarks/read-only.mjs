/** Reads an nginx configuration, follows its includes, and asks nothing about it: what every command does at least. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadNginxConfiguration } from '../src/nginx/config/configuration.ts';
import { NEWEST_STABLE } from '../src/route/target.ts';

const [, , path] = process.argv;
const source = {
  read: (file) => ({ kind: 'text', text: readFileSync(file, 'utf8') }),
  list: (directory) => readdirSync(directory),
};
const { statements } = loadNginxConfiguration(source, path, NEWEST_STABLE);
if (statements.all.length === 0) throw new Error(`${path} holds nothing`);
