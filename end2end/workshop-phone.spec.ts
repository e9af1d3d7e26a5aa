// What one did on a phone stays one's own: cards that are written anew, and what waits to be sent while the page is loaded anew.
import { type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { signIn } from './support/people';
import { go, open, phone, write } from './support/workshops';

/** One's own card, with what can be done with it. */
const laid = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text, has: page.getByRole('button', { name: 'Ret kortet' }) });

test('a card is written anew in its place, also while the room goes on, and what is refused is there again', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Ret kortet ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  for (const text of ['Tre underskrifter på et skab', 'Vagtplanen tastes to gange']) await write(anna, text);
  const anew = anna.getByRole('textbox', { name: 'Ret kortet' });
  const next = anna.getByRole('textbox', { name: 'Skriv et kort' });

  await laid(anna, 'Tre underskrifter').getByRole('button', { name: 'Ret kortet' }).click();
  await expect(anew).toBeFocused();
  await expect(anew).toHaveValue('Tre underskrifter på et skab');
  await anew.fill('Fire underskrifter på et skab');
  await noFaults(anna);
  await anna.reload();
  await expect(anew).toHaveValue('Fire underskrifter på et skab');
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(next).toBeFocused();
  await expect(next).toHaveValue('');
  // It lies where it lay: below the newer one.
  await expect(anna.locator('.workshop-cards').first().getByRole('listitem')).toHaveText([/Vagtplanen tastes to gange/, /Fire underskrifter på et skab/]);
  await laid(anna, 'Vagtplanen').getByRole('button', { name: 'Ret kortet' }).click();
  await anew.fill('Noget helt andet');
  await anna.getByRole('button', { name: 'Fortryd', exact: true }).click();
  await expect(next).toBeFocused();
  await expect(next).toHaveValue('');
  await expect(laid(anna, 'Vagtplanen tastes to gange')).toBeVisible();

  // In a group, and while the room goes on.
  await go(page, 'Saml det, der hører sammen');
  await page.getByRole('combobox', { name: 'Flyt kortet »Fire underskrifter på et skab«' }).selectOption({ value: 'new' });
  await page.getByLabel('Hvad handler gruppen om?').fill('Indkøb');
  await page.getByRole('button', { name: 'Lav gruppen' }).click();
  const group = page.locator('.workshop-cluster').filter({ has: page.getByRole('heading', { name: 'Indkøb', exact: true }) });
  await expect(group.getByRole('listitem')).toHaveCount(1);
  await go(page, 'Drøft');
  await laid(anna, 'Fire underskrifter').getByRole('button', { name: 'Ret kortet' }).click();
  await anew.fill('Fem underskrifter på et skab');
  await go(page, 'Saml det, der hører sammen');
  await expect(anna.getByText('Du er ved at skrive til »Drøft«')).toBeVisible();
  await expect(anew).toBeFocused();
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(group.getByText('Fem underskrifter på et skab')).toBeVisible();
  await expect(group.getByRole('combobox', { name: 'Flyt kortet »Fem underskrifter på et skab«' })).toBeVisible();

  // Taken off the table while it is being written anew: the words are not lost with it.
  await go(page, 'Drøft');
  await laid(anna, 'Vagtplanen').getByRole('button', { name: 'Ret kortet' }).click();
  await anew.fill('Vagtplanen tastes tre gange');
  await page.getByRole('button', { name: 'Fjern kortet »Vagtplanen tastes to gange«' }).click();
  await page.getByRole('dialog', { name: 'Fjern kortet' }).getByRole('button', { name: 'Fjern kortet', exact: true }).click();
  await expect(laid(anna, 'Vagtplanen')).toHaveCount(0);
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(next).toHaveValue('Vagtplanen tastes tre gange');
  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await expect(laid(anna, 'Vagtplanen tastes tre gange')).toBeVisible();
  await hers.close();
});
