// The Forenkl under test: which program, which site, which port, and data that begins empty in each run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Decided once and kept in the environment: the workers read this file again and must come to the same answer. */
function decided(variable: string, decide: () => string): string {
  return (process.env[variable] ??= decide());
}

function newestProgram(): string {
  const found = ['target/debug/forenkl', 'target/release/forenkl'].map((path) => join(ROOT, path)).find(existsSync);
  if (!found) throw new Error('There is no program to test: run `cargo xtask test e2e`, or `cargo xtask build`.');
  return found;
}

function freePort(): string {
  const ask = "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return execFileSync(process.execPath, ['-e', ask]).toString().trim();
}

export const address = `http://127.0.0.1:${decided('E2E_PORT', freePort)}`;

/** The command that starts it. */
export function command(): string {
  const program = decided('E2E_PROGRAM', newestProgram);
  const site = decided('E2E_SITE', () => join(ROOT, 'target/site/release'));
  const data = decided('E2E_DATA', () => mkdtempSync(join(tmpdir(), 'forenkl-e2e-')));
  const words = [program, 'serve', '--listen', new URL(address).host, '--data', data, '--site', site, '--demo'];
  return words.map((word) => `"${word}"`).join(' ');
}
