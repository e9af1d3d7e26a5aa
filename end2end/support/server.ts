// The Forenkl under test: which program, which site, which port, and data that begins empty in each run.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
  const ask = "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})";
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

/** A Forenkl of a test's own, with the demo municipality and what `fill` brings in while it is down. */
export async function serverOfItsOwn(fill: (forenkl: (...words: string[]) => string) => void) {
  const program = decided('E2E_PROGRAM', newestProgram);
  const data = mkdtempSync(join(tmpdir(), 'forenkl-e2e-own-'));
  const at = `http://127.0.0.1:${freePort()}`;
  const site = decided('E2E_SITE', () => join(ROOT, 'target/site/release'));
  const words = ['serve', '--listen', new URL(at).host, '--data', data, '--site', site, '--demo'];
  // The first start makes the demo municipality.
  await stop(await start(program, words, at));
  fill((...given) => execFileSync(program, [...given, '--data', data], { encoding: 'utf8' }));
  let running = await start(program, words, at);
  return {
    address: at,
    /** Stops answering, as when the network is lost. */
    pause: () => stop(running),
    async resume() {
      running = await start(program, words, at);
    },
    async close() {
      await stop(running);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function start(program: string, words: string[], at: string): Promise<ChildProcess> {
  const child = spawn(program, words, { stdio: 'ignore' });
  const answers = () => fetch(`${at}/api/v1/session`).then((reply) => reply.ok, () => false);
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode} instead of serving`);
    await new Promise((again) => setTimeout(again, 100));
  }
  return child;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    child.once('exit', () => stopped());
    child.kill('SIGTERM');
  });
}
