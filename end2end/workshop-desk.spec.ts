// What makes leading quick: suggested groups, dragging, keys; and a next workshop that opens with what was agreed.
import { expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { signIn } from './support/people';
import { go, open, phone, sure, write } from './support/workshops';

test('groups are suggested and dragged, keys lead on, and the next one opens with what was agreed', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const title = `Barsel ${crypto.randomUUID().slice(0, 8)}`;
  const code = await open(page, title);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  for (const text of ['Refusion ved barsel tager et helt år', 'Kaffemaskinen på gangen er altid tom', 'Det tager et år at få barselsrefusion']) {
    await write(anna, text);
  }
  await go(page, 'Saml det, der hører sammen');
  await expect(page.getByRole('heading', { level: 2, name: 'Saml det, der hører sammen' })).toBeVisible();
  await page.getByRole('button', { name: 'Foreslå grupper' }).click();
  const suggested = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Saml dem/ }) });
  await expect(suggested).toHaveCount(1);
  await suggested.getByLabel('Hvad handler gruppen om?').fill('Refusion');
  await noFaults(page);
  await suggested.getByRole('button', { name: /^Saml dem/ }).click();
  const group = page.locator('.workshop-cluster').filter({ has: page.getByRole('heading', { name: 'Refusion' }) });
  await expect(group.getByRole('listitem')).toHaveCount(2);
  await expect(anna.getByRole('heading', { name: 'Refusion' })).toBeVisible();

  // The mouse, and back again.
  const loose = page.locator('.workshop-cluster.loose').getByRole('listitem').filter({ hasText: 'Kaffemaskinen' });
  await loose.getByText('Kaffemaskinen på gangen er altid tom').first().dragTo(group.getByRole('heading'));
  await expect(group.getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Fortryd sidste flytning' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(2);

  // Keys, while nobody types.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('t');
  await expect(page.getByRole('timer')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByText('Uret står stille')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 2, name: 'Stem' })).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Tag imod flere' })).toBeVisible();
  await go(page, 'Beslut');
  await page.getByRole('button', { name: 'Beslut Refusion' }).click();
  const dialog = page.getByRole('dialog', { name: 'Refusion' });
  await dialog.getByRole('radio', { name: /^Udfordr reglen/ }).check({ force: true });
  await dialog.getByLabel('Ansvarlig').fill('Karen Holst');
  // In a field a letter is a letter.
  await dialog.getByLabel('Begrundelse').pressSequentially('jtl');
  await expect(dialog.getByLabel('Begrundelse')).toHaveValue('jtl');
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(page.getByText('Ansvarlig: Karen Holst')).toBeVisible();
  await sure(page, 'Afslut workshoppen');

  await page.getByRole('button', { name: 'Lav en ny ud fra denne' }).click();
  await page.getByRole('button', { name: 'Gem planen' }).click();
  await page.getByRole('button', { name: 'Åbn dørene' }).click();
  await expect(page.locator('.workshop-code strong')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Det aftalte vi sidst' })).toBeVisible();
  await expect(page.getByText('Refusion: Udfordr reglen')).toBeVisible();
  await noFaults(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Det aftalte vi sidst' })).toBeHidden();
  await hers.close();
});
