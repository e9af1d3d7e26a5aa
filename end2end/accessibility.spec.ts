// axe on every page and its main states, in both languages, wide and at 320 px; nothing runs over the side.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { WHO, ready, signIn, speak } from './support/people';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The widest and the narrowest screen; what lies between them is the same page. */
const SCREENS = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
];

async function check(page: Page) {
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await settled(page);
    await checkAsItIs(page, `${screen.width} px`);
  }
}

/** What glides to its place has arrived: axe would find colours half way. */
async function settled(page: Page) {
  await page.evaluate(async () => {
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(passing.map((one) => one.finished.catch(() => {})));
  });
}

async function checkAsItIs(page: Page, where: string) {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const told = found.violations.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.map((node) => node.html.slice(0, 160)).join('\n  ')}`);
  expect(told, `${where}\n${told.join('\n')}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `nothing runs over the side at ${where}`).toBeLessThanOrEqual(0);
}

const PAGES: [who: string, paths: string[]][] = [
  [WHO.leader, ['/', '/oensker', '/oensker?q=findes-slet-ikke', '/oensker/nyt', '/oensker/1', '/oensker/99999', '/profil', '/abonnementer', '/findes-ikke']],
  [WHO.owner, ['/', '/oensker/7', '/tiltag', '/tiltag/nyt', '/tiltag/4', '/roadmap', '/roadmap?view=table', '/svar/skabeloner', '/svar/dubletter']],
  [WHO.management, ['/', '/tiltag/1', '/overblik', '/overblik?months=36']],
  [
    WHO.administrator,
    ['/administration/enheder', '/administration/personer', '/administration/fagomraader', '/administration/runder', '/administration/synonymer', '/administration/frister', '/administration/import', '/administration/aktivitet', '/administration/webhooks', '/workshops', '/deltag'],
  ],
];

for (const language of ['da', 'en'] as const) {
  test.describe(language, () => {
    test.beforeEach(({ context }) => speak(context, language));

    test('signing in', async ({ page }) => {
      await page.goto('/');
      await ready(page);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await check(page);
      await page.goto('/invitation#no-such-token');
      await ready(page);
      await check(page);
    });

    for (const [who, paths] of PAGES) {
      for (const path of paths) {
        test(`${path} as ${who}`, async ({ page, context }) => {
          await signIn(context, who);
          await page.goto(path);
          await ready(page);
          await check(page);
        });
      }
    }

    test('dark', async ({ page, context }) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await signIn(context, WHO.owner);
      for (const path of ['/', '/oensker', '/oensker/1', '/tiltag/4', '/roadmap']) {
        await page.goto(path);
        await ready(page);
        await check(page);
      }
    });
  });
}
