// What an administrator does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';

test.beforeEach(({ context }) => signIn(context, WHO.administrator));

test('a file with errors gives one import, each other row its reason, and can be taken back', async ({ page, context }) => {
  // A name and a title of its own, so that the same test may run beside itself on another screen.
  const mark = crypto.randomUUID().slice(0, 8);
  const [name, title] = [`fejl-${mark}.csv`, `En god række ${mark}`];
  const text = readFileSync(join(__dirname, 'files/oensker-med-fejl.csv'), 'utf8').replace('En god række', title);
  const found = async () => (await (await context.request.get('/api/v1/wishes', { params: { q: mark } })).json()).total;
  await page.goto('/administration/import');
  await ready(page);
  await page.getByRole('radio', { name: /ønsker/i }).first().check({ force: true });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Se filen efter' }).click();
  await expect(page.getByText('010203-1234').first()).toBeVisible();
  await page.getByRole('button', { name: /importér 1/i }).click();
  await expect.poll(found).toBe(1);
  const imports = (await (await context.request.get('/api/v1/imports')).json()).imports;
  expect(imports.find((one: { file_name: string }) => one.file_name === name)).toMatchObject({ new: 1, refused: 7 });
  await page.getByRole('region', { name: 'Tidligere importer' }).getByRole('button', { name: `Fortryd importen af ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fortryd import' }).click();
  await expect.poll(found).toBe(0);
});

test('who is not an administrator is told so', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/administration/personer');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});
