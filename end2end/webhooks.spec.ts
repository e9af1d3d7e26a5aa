// An administrator keeps webhooks: made, secret shown once, tried, paused, removed.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';
import { mark } from './support/records';

test('a webhook is made, tried, paused and removed', async ({ page, context }) => {
  const name = `Kanal ${mark()}`;
  await signIn(context, WHO.administrator);
  await page.goto('/administration/webhooks');
  await ready(page);
  await page.getByRole('button', { name: 'Ny webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Navn', { exact: true }).fill(name);
  await dialog.getByLabel('Adresse', { exact: true }).fill('https://127.0.0.1/hook');
  await dialog.getByRole('checkbox', { name: 'Et ønske besvares' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Opret webhooken' }).click();
  await expect(dialog.getByRole('link', { name: /Adresse/ })).toBeVisible();
  // A name that leads nowhere, whoever looks it up.
  await dialog.getByLabel('Adresse', { exact: true }).fill('https://hooks.invalid/noegle');
  await dialog.getByRole('button', { name: 'Opret webhooken' }).click();
  const secret = page.getByRole('region', { name: 'Hemmeligheden' });
  await expect(secret.getByLabel('Hemmelighed')).toHaveValue(/^whsec_/);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  await secret.getByRole('button', { name: 'Jeg har gemt den' }).click();
  await expect(secret).toHaveCount(0);
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });
  // The rest of the address may be a key.
  await expect(card).toContainText('hooks.invalid');
  await expect(card).not.toContainText('noegle');
  await card.getByRole('button', { name: 'Send prøve' }).click();
  await expect(card.getByRole('row', { name: /Prøve/ })).toContainText('ingen forbindelse');
  await card.getByRole('button', { name: 'Sæt på pause' }).click();
  await expect(card.getByText('Sat på pause')).toBeVisible();
  await card.getByRole('button', { name: `Fjern ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fjern', exact: true }).click();
  await expect(card).toHaveCount(0);
});
