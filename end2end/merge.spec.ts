// Wishes about the same become one, and are taken apart again.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { get, mark, send } from './support/records';

test('two wishes become one, the old address leads on, and undoing gives back what was', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.otherLeader);
  const part = await makeWish(context, `Adgangskort kommer for sent ${name}`);
  await send(context, 'POST', `/wishes/${part}/comments`, { key: crypto.randomUUID(), body: `Også hos os ${name}`, official: false });
  await signIn(context, WHO.leader);
  const target = await makeWish(context, `Nøglekort tager fjorten dage ${name}`);

  await signIn(context, WHO.administrator);
  await page.goto(`/oensker/${target}`);
  await ready(page);
  await page.getByRole('button', { name: 'Læg sammen med …' }).click();
  await page.getByRole('searchbox', { name: 'Søg på ord eller nummer' }).fill(`#${part}`);
  await page.getByRole('button', { name: new RegExp(`Læg sammen.*Adgangskort kommer for sent ${name}`) }).click();
  const parts = page.getByRole('region', { name: 'Lagt sammen af' });
  await expect(parts.getByText(`Ønske ${part}: Adgangskort kommer for sent ${name}`)).toBeVisible();
  await expect(page.getByText(`fra ønske ${part}`)).toBeVisible();
  const found = await new AxeBuilder({ page }).include('main').analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);

  // The old address leads on, with the part's text in view; its own page can still be had.
  await signIn(context, WHO.otherLeader);
  await page.goto(`/oensker/${part}`);
  await expect(page).toHaveURL(new RegExp(`/oensker/${target}\\?fra=${part}$`));
  await ready(page);
  await expect(page.getByText(`Ønske ${part} er lagt sammen med dette`)).toBeVisible();
  await parts.getByRole('link', { name: 'Se ønskets egen side' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Adgangskort kommer for sent ${name}` })).toBeVisible();
  await expect(page.getByText('Dette ønske er lagt sammen med et andet')).toBeVisible();

  // Whoever wrote the part supports the whole, and can take that out.
  expect((await get(context, `/wishes/${target}`)).mine.supported).toBe(true);
  await send(context, 'DELETE', `/wishes/${target}/support`);
  expect((await get(context, `/wishes/${target}`)).supporters).toBe(0);

  await signIn(context, WHO.administrator);
  await page.goto(`/oensker/${target}`);
  await ready(page);
  await parts.getByRole('button', { name: /Skil ad igen/ }).click();
  await expect(parts).toHaveCount(0);
  await page.goto(`/oensker/${part}`);
  await ready(page);
  await expect(page).toHaveURL(new RegExp(`/oensker/${part}$`));
  await expect(page.getByRole('listitem').filter({ hasText: `Også hos os ${name}` })).toBeVisible();
});
