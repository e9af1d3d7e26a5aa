// "Er det her dit problem?": found before it is written again.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

const similar = (page: Page) => page.getByRole('region', { name: 'Er det her dit problem?' });

test('a wish about the same appears while one writes, says why, and what was written goes along to it', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.otherLeader);
  const number = await makeWish(context, `Barselsrefusion søges i hånden ${name}`);
  await signIn(context, WHO.leader);
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill(`Refusion ved barsel må vi selv søge ${name}`);
  const row = similar(page).getByRole('article').filter({ hasText: name });
  await expect(row.locator('mark').filter({ hasText: 'Barselsrefusion' })).toBeVisible();
  await page.getByLabel('Hvad sker der i praksis?').fill('Det tager en time for hver barsel.');
  await row.getByRole('button', { name: /rammer også os/i }).click();
  await expect(row.getByRole('button', { name: 'Læg din tekst dér som kommentar' })).toBeVisible();
  const found = await new AxeBuilder({ page }).include('.wish-similar').analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
  await row.getByRole('button', { name: 'Læg din tekst dér som kommentar' }).click();
  await expect(page).toHaveURL(new RegExp(`/oensker/${number}$`));
  const comment = page.getByRole('textbox', { name: /kommentar/i });
  await expect(comment).toHaveValue(`Refusion ved barsel må vi selv søge ${name}\n\nDet tager en time for hver barsel.`);
  await page.getByRole('button', { name: 'Skriv', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Det tager en time for hver barsel.' })).toBeVisible();
  // The form is free for another wish.
  await page.goto('/oensker/nyt');
  await ready(page);
  await expect(page.getByLabel('Kort sagt')).toHaveValue('');
});

test('nothing is shown for what nobody has wished for', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker/nyt');
  await ready(page);
  const asked = page.waitForResponse((reply) => reply.url().endsWith('/wishes/alike'));
  await page.getByLabel('Kort sagt').fill('Måger på taget');
  expect((await (await asked).json()).wishes).toEqual([]);
  await expect(similar(page)).toHaveCount(0);
});
