// What axe finds, and what runs over the side.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function noFaults(page: Page) {
  // What rises to its place has arrived: colours half way are none.
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(passing.map((one) => one.finished.catch(() => {})));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, 'nothing runs over the side').toBeLessThanOrEqual(0);
}
