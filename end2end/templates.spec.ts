// The texts answers begin with: made, read as a leader will read them, changed, removed, and back again.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';
import { mark } from './support/records';

test('a template is made, changed, removed, and comes back', async ({ page, context }) => {
  const name = `Videre ${mark()}`;
  await signIn(context, WHO.owner);
  await page.goto('/svar');
  await ready(page);
  await page.getByRole('link', { name: 'Skabeloner' }).click();
  await ready(page);
  await page.getByRole('button', { name: 'Ny skabelon' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Opret skabelonen' }).click();
  await expect(dialog.getByRole('link', { name: /Udfyld navn/ })).toBeVisible();
  await dialog.getByLabel('Navn', { exact: true }).fill(name);
  const area = dialog.getByLabel('Fagområde', { exact: true });
  await area.selectOption({ index: 1 });
  await dialog.getByLabel('Tekst', { exact: true }).fill('Tak for »{ønske}«. Vi er klar {tidshorisont}.');
  await expect(dialog.getByRole('region', { name: 'Sådan læses det' })).toContainText('Tak for »Barselsrefusion søges i hånden«. Vi er klar 1. halvår 2027.');
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  await dialog.getByRole('button', { name: 'Opret skabelonen' }).click();
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(item).toBeVisible();
  await item.getByRole('button', { name: `Ret ${name}` }).click();
  await dialog.getByLabel('Tekst', { exact: true }).fill('Vi har sendt »{ønske}« videre.');
  await dialog.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(item).toContainText('Vi har sendt »{ønske}« videre.');
  await item.getByRole('button', { name: `Fjern ${name}` }).click();
  await expect(item).toHaveCount(0);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(item).toBeVisible();
});
