// Browser tests: what a person does, against the program as it is built. Run by `cargo xtask test e2e`.
import { defineConfig, devices } from '@playwright/test';
import { QUIET_FLAGS, findBrowser } from './support/browser';
import { address, command } from './support/server';

const chrome = devices['Desktop Chrome'];
/** Specs that are about narrow screens. */
const NARROW = /(reflow|smoke).*\.spec\.ts/;

/** Specs about what does not depend on the width, or is one thing for all, or has a project of its own, or changes the width itself. */
const DESK =
  /(accessibility|deadlines|keyboard|export|language|many|offline|reflow|workshop-(whole|desk|timer|wall|people)).*\.spec\.ts/;

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./support/failures.ts']],
  use: {
    baseURL: address,
    locale: 'da-DK',
    // It would keep files from the tests that take them away; `offline.spec.ts` lets it in.
    serviceWorkers: 'block',
    timezoneId: 'Europe/Copenhagen',
    // Recording each step of each test takes a third of the time: E2E_TRACE=1 when one fails and the screenshot does not say why.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: QUIET_FLAGS },
  },
  projects: [
    { name: 'desktop', testIgnore: /reflow/, use: { ...chrome, viewport: { width: 1280, height: 800 } } },
    // Keyboards and files belong to desks.
    { name: 'phone', testIgnore: DESK, use: { ...chrome, viewport: { width: 360, height: 780 }, hasTouch: true } },
    { name: 'narrow', testMatch: NARROW, use: { ...chrome, viewport: { width: 320, height: 640 } } },
  ],
  webServer: {
    command: command(),
    url: address,
    reuseExistingServer: false,
    stdout: 'pipe',
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
