// Whether the app starts at all, and says so plainly when it cannot.
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';

test('the front page opens without a complaint', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#start')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('nothing runs over the side of the screen', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});

test('a person whose browser cannot fetch the app is told so, in both languages', async ({ page }) => {
  await page.route('**/assets/app.*.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  const trouble = page.getByRole('alert').filter({ hasText: 'kunne ikke hentes' });
  await expect(trouble).toContainText('Siden kunne ikke hentes helt.');
  await expect(trouble).toContainText('The page could not be fetched completely.');
  await page.unroute('**/assets/app.*.wasm');
  await trouble.getByRole('button', { name: 'Prøv igen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a missing app is fetched again once by itself', async ({ page }) => {
  let first = true;
  await page.route('**/assets/app.*.wasm', (route) => {
    if (!first) return route.continue();
    first = false;
    return route.fulfill({ status: 404 });
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs', async ({ page }) => {
    await page.goto('/');
    // Searching by text passes over <noscript>, so the element itself is asked.
    await expect(page.locator('noscript p').first()).toContainText('Forenkl kræver, at JavaScript er slået til');
    await expect(page.locator('noscript p').first()).toBeVisible();
  });
});

test('what follows the first picture moves nothing that is being read', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.route('**/assets/*.pack', async (route) => {
    await new Promise((later) => setTimeout(later, 800));
    await route.continue();
  });
  await page.goto('/oensker');
  const first = page.getByRole('article').first();
  await expect(first).toBeVisible();
  await expect(page.getByRole('button', { name: 'Filtre' }).or(page.getByLabel('Fagområde'))).toHaveCount(0);
  const before = await first.boundingBox();
  await ready(page);
  await expect(page.getByLabel('Status').or(page.getByRole('button', { name: 'Filtre' })).filter({ visible: true }).first()).toBeVisible();
  expect((await first.boundingBox())?.y).toBe(before?.y);
});

test('supporting a wish counts even when it is tapped before everything has arrived', async ({ page, context }) => {
  await signIn(context, WHO.otherLeader);
  const number = await makeWish(context, `Trykket tidligt ${crypto.randomUUID().slice(0, 8)}`);
  await signIn(context, WHO.leader);
  await page.route('**/assets/*.pack', async (route) => {
    await new Promise((later) => setTimeout(later, 800));
    await route.continue();
  });
  await page.goto(`/oensker?q=${number}`);
  const hit = page.getByRole('article').filter({ hasText: 'Trykket tidligt' }).first().getByRole('button', { name: /rammer også os/ });
  await hit.click();
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await (await context.request.get(`/api/v1/wishes/${number}`)).json()).mine.supported).toBe(true);
});
