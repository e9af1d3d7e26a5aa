// How wishes are answered, for management: figures that lead to their lists, a chart that reads as a table, filters in the address.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

test('the figures lead to the lists behind them, and the chart reads as a table', async ({ page, context }) => {
  await signIn(context, WHO.otherLeader);
  await makeWish(context, `Til overblikket ${mark()}`);
  await signIn(context, WHO.management);
  await page.goto('/overblik');
  await ready(page);
  await expect(page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Overblik' })).toHaveAttribute('aria-current', 'page');
  const figures = page.getByRole('region', { name: 'Lige nu og i perioden' });
  await expect(figures.getByRole('link', { name: /venter på svar/ })).toHaveAttribute('href', '/oensker?only=open&sort=oldest');
  await expect(page.getByRole('img', { name: /Søjler for 12 måneder/ })).toBeVisible();
  await page.getByText('Vis tallene som tabel').click();
  await expect(page.getByRole('table', { name: 'Måned for måned' }).getByRole('row')).toHaveCount(13);
  const areas = page.getByRole('table', { name: 'Fagområder' });
  await expect(areas.getByRole('link', { name: /^Åbne ønsker: / }).first()).toBeVisible();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  await figures.getByRole('link', { name: /venter på svar/ }).click();
  await expect(page).toHaveURL(/only=open/);
});

test('period and administration stand in the address and are there again after a reload', async ({ page, context }) => {
  await signIn(context, WHO.management);
  await page.goto('/overblik?months=3');
  await ready(page);
  await expect(page.getByRole('img', { name: /Søjler for 3 måneder/ })).toBeVisible();
  await page.getByRole('combobox', { name: /Periode/ }).selectOption('24');
  await expect(page).toHaveURL(/months=24/);
  await expect(page.getByRole('img', { name: /Søjler for 24 måneder/ })).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.getByRole('combobox', { name: /Periode/ })).toHaveValue('24');
  const sheet = await context.request.get('/api/v1/exports/answer-times/csv?months=24');
  expect((await sheet.text()).split('\r\n')[0]).toContain('Gruppe;Navn;Modtaget');
});

test('who has no overview is told so', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/overblik');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det har du ikke adgang til');
  await expect(page.getByRole('link', { name: 'Overblik' })).toHaveCount(0);
});
