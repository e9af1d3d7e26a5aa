// Names the journeys that failed, with the first words of why, for the summary at the end of `cargo xtask test`.
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';

/** Colours of a terminal, which error messages come with. */
const COLOURS = /\u001b\[[0-9;]*m/g;

export default class Failures implements Reporter {
  private readonly lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const [, project, ...path] = test.titlePath();
    const why = (result.error?.message ?? result.status).replace(COLOURS, '').split('\n').filter((line) => line.trim());
    this.lines.push(`[${project}] ${path.join(' › ')}`, ...why.slice(0, 6).map((line) => `    ${line.trim().slice(0, 200)}`));
  }

  /** What fails outside of a journey: a server that does not start, a file that cannot be read. */
  onError(error: TestError) {
    this.lines.push((error.message ?? 'an error without words').replace(COLOURS, '').slice(0, 400));
  }

  onEnd() {
    const file = process.env.E2E_FAILURES;
    if (file && this.lines.length > 0) writeFileSync(file, this.lines.join('\n'));
  }

  printsToStdio() {
    return false;
  }
}
