// Finds Chrome or Chromium wherever it is installed: browsers of Playwright's own cannot be fetched everywhere.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The browser named in E2E_CHROMIUM, else the first found; undefined leaves the choice to Playwright. */
export function findBrowser(): string | undefined {
  const named = process.env.E2E_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [named, ...onPath, ...PLACES].find((path) => path !== undefined && existsSync(path));
}

/** Keeps the browser from asking the outside world, and lets root run it. */
export const QUIET_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
