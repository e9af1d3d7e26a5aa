// When the app itself fails: a page one can read, and a way on.
import { type Page, expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';

const LAZY = /\/assets\/[^/]*\.pack$/;
const trouble = (page: Page) => page.getByRole('alert').filter({ has: page.getByRole('button', { name: /Prøv igen/ }) });

test('a program that has stopped says so in both languages, and the button leads on with the draft kept', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill('Skrevet lige før det gik galt');
  await page.evaluate(() => void Promise.reject(new WebAssembly.RuntimeError('unreachable')));
  await expect(trouble(page)).toContainText('Noget gik galt.');
  await expect(trouble(page)).toContainText('Something went wrong.');
  await expect(trouble(page)).toBeInViewport();
  await expect(trouble(page).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kort sagt')).toHaveValue('Skrevet lige før det gik galt');
  await expect(trouble(page)).toHaveCount(0);
});

test('a part that cannot be fetched once leads to one reload, and to where one was going', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  let failed = false;
  await page.route(LAZY, (route) => {
    if (failed) return route.continue();
    failed = true;
    return route.fulfill({ status: 404 });
  });
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Tiltag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tiltag' })).toBeVisible();
  await expect(page).toHaveURL(/\/tiltag$/);
  expect(failed).toBe(true);
  await expect.poll(() => loads).toBe(1);
});

test('a part that is not to be had leads to a readable message after one reload, and the button tries again', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.route(LAZY, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('article').first().getByRole('link').click();
  await expect(trouble(page)).toContainText('Siden kunne ikke hentes helt.');
  await expect(trouble(page)).toBeInViewport();
  // The message may stand before the last picture has come, which is when a page counts as loaded.
  await expect.poll(() => loads).toBe(1);
  await page.unroute(LAZY);
  await trouble(page).getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/oensker\/\d+$/);
});

test('without a network a part waits for it, nothing is loaded anew, and what was on the page stays', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await context.setOffline(true);
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Roadmap' }).click();
  await expect(trouble(page)).toContainText('Der er ingen forbindelse.');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Roadmap' })).toBeVisible();
  await expect(trouble(page)).toHaveCount(0);
  expect(loads).toBe(0);
});
