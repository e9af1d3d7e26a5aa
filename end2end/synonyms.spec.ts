// Words that mean the same: kept by an administrator, found by everyone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

test('a group is added, finds what is called otherwise, and is removed with a way back', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  await makeWish(context, `Kørebogen q${name} skal skrives i hånden`);
  await signIn(context, WHO.administrator);
  await page.goto('/administration/synonymer');
  await ready(page);
  await page.getByRole('button', { name: 'Tilføj gruppe' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ord og udtryk').fill(`z${name}`);
  await dialog.getByRole('button', { name: 'Tilføj gruppen' }).click();
  await expect(dialog.getByRole('link', { name: /Skriv mindst to/ })).toBeVisible();
  await dialog.getByLabel('Ord og udtryk').fill(`z${name}\nq${name}`);
  await dialog.getByRole('button', { name: 'Tilføj gruppen' }).click();
  const row = page.getByRole('listitem').filter({ hasText: `z${name}` });
  await expect(row).toBeVisible();
  const found = await new AxeBuilder({ page }).include('main').analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);

  await expect(async () => {
    await page.goto(`/oensker?q=z${name}`);
    await ready(page);
    await expect(page.getByRole('article').locator('mark').filter({ hasText: `q${name}` })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByLabel('Sortér')).toHaveValue('relevance');

  await page.goto('/administration/synonymer');
  await ready(page);
  await row.getByRole('button', { name: /^Fjern/ }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(row).toBeVisible();
});
