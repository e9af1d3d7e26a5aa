// The app without a network from the start: what it is made of is kept by the browser, and so is what was seen.
import { type Page, expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';
import { serverOfItsOwn } from './support/server';

test.use({ serviceWorkers: 'allow' });

/** The browser has kept the files this page has asked for. */
async function kept(page: Page) {
  const all = () =>
    page.evaluate(async () => {
      const asked = performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('/assets/'));
      const have = new Set((await (await caches.open('forenkl')).keys()).map((one) => one.url));
      return asked.length > 5 && asked.every((name) => have.has(name));
    });
  await expect.poll(all, { message: 'all files of the page are kept' }).toBe(true);
}

test('a page that is loaded anew without a network shows what was seen, and goes on when the network is back', async ({ browser }) => {
  test.setTimeout(120_000);
  const server = await serverOfItsOwn(() => {});
  const context = await browser.newContext({ baseURL: server.address, locale: 'da-DK', serviceWorkers: 'allow' });
  const page = await context.newPage();
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Samtale' })).toBeVisible();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.goBack();
  await ready(page);
  await kept(page);

  await server.pause();
  await page.reload();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ingen forbindelse' })).toBeVisible();
  // A page opened by its address, and one in another part of the program.
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await server.resume();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ingen forbindelse' })).toHaveCount(0);
  await context.close();
  await server.close();
});

test('what the server says is not kept among the files', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  await kept(page);
  const urls = await page.evaluate(async () => (await (await caches.open('forenkl')).keys()).map((one) => new URL(one.url).pathname));
  expect(urls.filter((path) => !path.startsWith('/assets/') && path !== '/')).toEqual([]);
});
