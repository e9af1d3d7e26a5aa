// Secret addresses: made, copied, read without being signed in, renewed.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';
import { address } from './support/server';

test('a list is followed as a feed, at an address that ends when it is renewed', async ({ page, context, playwright }, info) => {
  // Each screen its own person: renewing ends the address that the other one reads.
  await signIn(context, info.project.name === 'phone' ? WHO.otherLeader : WHO.leader);
  const name = mark();
  await makeWish(context, `Til feedet ${name}`);
  await page.goto(`/oensker?q=${name}`);
  await ready(page);
  await page.getByRole('link', { name: 'Følg som feed' }).click();
  await expect(page).toHaveURL(new RegExp(`/abonnementer\\?q=${name}`));
  await ready(page);
  const card = page.getByRole('region', { name: 'Ønsker', exact: true });
  const field = card.getByLabel('Din adresse');
  await expect(field.or(card.getByRole('button', { name: 'Lav en adresse' })).first()).toBeVisible();
  // A run before may have made one already.
  if (await card.getByRole('button', { name: 'Lav en adresse' }).isVisible()) await card.getByRole('button', { name: 'Lav en adresse' }).click();
  await expect(field).toHaveValue(new RegExp(`/feeds/.+/oensker\\.atom\\?q=${name}`));
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  const reader = await playwright.request.newContext({ baseURL: address });
  const local = async () => new URL(await field.inputValue()).pathname + new URL(await field.inputValue()).search;
  const old = await local();
  expect(await (await reader.get(old)).text()).toContain(`Til feedet ${name}`);
  await card.getByRole('button', { name: 'Lav ny adresse' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lav ny adresse' }).click();
  await expect.poll(local).not.toBe(old);
  expect((await reader.get(old)).status()).toBe(404);
  expect((await reader.get(await local())).status()).toBe(200);
});
