// The answer clock's rules: set, shown at once in dates, kept; two at once are told of each other.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';
import { get, send } from './support/records';

// The rules are one thing for all: these tests go one after the other, on one screen, and leave them as they were.
test.describe.configure({ mode: 'serial' });

test('deadlines are set, and what they mean is seen before they are saved', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  const before = await get(context, '/deadlines');
  await page.goto('/administration/frister');
  await ready(page);
  const example = page.getByText(/Et ønske sendt i dag får en første reaktion senest/);
  await expect(example).toBeVisible();
  const said = await example.textContent();
  await page.getByLabel('Svar', { exact: true }).fill('60');
  await expect(example).not.toHaveText(said ?? '');
  const day = page.getByRole('group', { name: 'Ny lukkedag' });
  await day.getByLabel('Dag').selectOption('6');
  await day.getByLabel('Måned').selectOption('maj');
  await page.getByRole('button', { name: 'Tilføj dagen' }).click();
  await expect(page.getByRole('button', { name: 'Fjern 6. maj' })).toBeVisible();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  await page.getByRole('button', { name: 'Gem fristerne' }).click();
  await expect(page.getByText('Fristerne er gemt').first()).toBeVisible();
  const after = await get(context, '/deadlines');
  expect([after.answer_days, after.closed.includes('05-06')]).toEqual([60, true]);
  await send(context, 'PUT', '/deadlines', { ...before, version: after.version });
});

test('nonsense is named, and a newer version is not overwritten unseen', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  const before = await get(context, '/deadlines');
  await page.goto('/administration/frister');
  await ready(page);
  await page.getByLabel('Svar', { exact: true }).fill('1');
  await page.getByLabel('Første reaktion', { exact: true }).fill('4');
  await page.getByRole('button', { name: 'Gem fristerne' }).click();
  await expect(page.getByRole('link', { name: /Svaret kan ikke have kortere frist/ })).toBeVisible();
  await page.getByLabel('Svar', { exact: true }).fill('44');
  await send(context, 'PUT', '/deadlines', { ...before, warn_days: before.warn_days === 4 ? 3 : 4 });
  await page.getByRole('button', { name: 'Gem fristerne' }).click();
  await expect(page.getByRole('rowheader', { name: 'Påmindelse' })).toBeVisible();
  const now = await get(context, '/deadlines');
  expect(now.answer_days).toBe(before.answer_days);
  await send(context, 'PUT', '/deadlines', { ...before, version: now.version });
});
