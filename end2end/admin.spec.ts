// What an administrator does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';

test.beforeEach(({ context }) => signIn(context, WHO.administrator));

test('a file with errors gives one import, each other row its reason, and can be taken back', async ({ page, context }) => {
  const file = join(__dirname, 'files/oensker-med-fejl.csv');
  expect(readFileSync(file).length).toBeGreaterThan(0);
  await page.goto('/administration/import');
  await ready(page);
  await page.getByRole('radio', { name: /ønsker/i }).first().check({ force: true });
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Se filen efter' }).click();
  await expect(page.getByText('010203-1234').first()).toBeVisible();
  await page.getByRole('button', { name: /importér 1/i }).click();
  await expect.poll(async () => (await (await context.request.get('/api/v1/wishes', { params: { q: 'En god række' } })).json()).total).toBe(1);
  const imports = (await (await context.request.get('/api/v1/imports')).json()).imports;
  expect(imports[0]).toMatchObject({ new: 1, refused: 7 });
  await page.getByRole('region', { name: 'Tidligere importer' }).getByRole('button', { name: 'Fortryd importen af oensker-med-fejl.csv' }).first().click();
  await expect.poll(async () => (await (await context.request.get('/api/v1/wishes', { params: { q: 'En god række' } })).json()).total).toBe(0);
});

test('who is not an administrator is told so', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/administration/personer');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});
