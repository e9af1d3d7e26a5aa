// The timer is in step on all screens, whatever their own clocks say.
import { type Page, expect, test } from '@playwright/test';
import { signIn } from './support/people';
import { go, open, phone } from './support/workshops';

/** How far screens may be apart, in milliseconds: what the room is promised. */
const IN_STEP = 200;
/** Seconds that are compared. One that is late because the machine was busy says nothing. */
const SECONDS = 11;
const WRONG = 7 * 60_000;

/** What is noted in a page: when it began to show a text, by the clock of the machine that all pages here have in common. */
type Noted = Record<string, number>;
type Noting = typeof globalThis & { rightNow?: () => number; noted?: Noted };

/** In a page before anything of it runs: the clock it sees is so many milliseconds ahead. */
function setAhead(ahead: number) {
  const Right = Date;
  class Wrong extends Right {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Right.now() + ahead]) as [number]));
    }
    static now() {
      return Right.now() + ahead;
    }
  }
  Object.assign(globalThis, { Date: Wrong, rightNow: () => Right.now() });
}

/** Notes each change of the timer as it happens: how fast the test asks does not matter. */
async function note(page: Page) {
  await page.evaluate(() => {
    const here = globalThis as Noting;
    const now = here.rightNow ?? (() => Date.now());
    const shown = () => document.querySelector('[role=timer]')?.textContent ?? '';
    const noted: Noted = {};
    let last = shown();
    const look = () => {
      if (shown() === last) return;
      last = shown();
      noted[last] ??= now();
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    here.noted = noted;
  });
}

/** How far apart the screens began to show each of the seconds that all have shown. */
async function apart(screens: Page[]): Promise<number[]> {
  const all = await Promise.all(screens.map((screen) => screen.evaluate(() => (globalThis as Noting).noted ?? {})));
  const texts = Object.keys(all[0]).filter((text) => all.every((one) => text in one));
  return texts.map((text) => {
    const moments = all.map((one) => one[text]);
    return Math.max(...moments) - Math.min(...moments);
  });
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

test('the timer is in step on the desk, the wall and a phone whose clock is wrong', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `I takt ${crypto.randomUUID().slice(0, 8)}`);
  const wall = await context.newPage();
  await wall.goto(`${page.url()}/skaerm`);
  const anna = await phone(browser, code, 'Anna');
  await anna.context.addInitScript(setAhead, WRONG);
  await anna.page.reload();
  await go(page, 'Skriv hver for sig');
  await page.getByRole('button', { name: 'Start 10 min.' }).click();
  const screens = [page, wall, anna.page];
  for (const screen of screens) await expect(screen.getByRole('timer')).toHaveText(/^9:\d\d$/);
  const ahead = await anna.page.evaluate(() => Date.now() - ((globalThis as Noting).rightNow?.() ?? 0));
  expect(Math.abs(ahead - WRONG)).toBeLessThan(1000);
  for (const screen of screens) await note(screen);
  await expect.poll(async () => (await apart(screens)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(SECONDS);
  const all = await apart(screens);
  expect(median(all), `${all} ms apart`).toBeLessThanOrEqual(IN_STEP);

  // A minute more is a minute more on all of them, and pausing stops them at the same second.
  await page.getByRole('button', { name: '+1 min.' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  for (const screen of screens) await expect(screen.getByText('Uret står stille')).toBeVisible();
  const texts = await Promise.all(screens.map((screen) => screen.getByRole('timer').textContent()));
  expect(new Set(texts).size, texts.join(', ')).toBe(1);
  expect(texts[0]).toMatch(/^(9|10):\d\d$/);
  await anna.context.close();
});
