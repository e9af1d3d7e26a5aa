// Several cards at once: ticked with the keyboard on the desk and by finger on a narrow phone, moved together, and back in one step.
import { type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { backTo, pick, press, tabTo, write as type } from './support/keyboard';
import { signIn } from './support/people';
import { go, open, phone, write } from './support/workshops';

const LEAD = '**/api/v1/workshops/*/lead';
const group = (page: Page, name: string) => page.locator('.workshop-cluster').filter({ has: page.getByRole('heading', { name, exact: true }) });
const box = (page: Page, text: string) => page.getByRole('checkbox', { name: `Vælg kortet »${text}«` });

test('several cards are moved at once with the keyboard and from a phone, and back in one step', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Mange kort ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna', { viewport: { width: 320, height: 640 } });
  await go(page, 'Skriv hver for sig');
  for (const text of ['Tre underskrifter på et skab', 'Nøgler til vikarer', 'Koder til vikarer', 'Kaffen er kold']) await write(anna, text);
  await go(page, 'Saml det, der hører sammen');

  const several = page.getByRole('button', { name: 'Vælg flere' });
  await press(page, several);
  await expect(several).toHaveAttribute('aria-pressed', 'true');
  for (const text of ['Tre underskrifter på et skab', 'Nøgler til vikarer']) {
    await tabTo(page, box(page, text));
    await page.keyboard.press('Space');
    await expect(box(page, text)).toBeChecked();
  }
  const to = page.getByRole('combobox', { name: 'Flyt de valgte til' });
  await pick(page, to, 'Ny gruppe');
  const name = page.getByLabel('Hvad handler gruppen om?');
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await noFaults(page);
  await type(page, name, 'Skabe');
  // What could not be done is still ticked and named, to be tried again.
  await page.route(LEAD, (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', json: { code: 'conflict' } }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Det passer ikke længere med, hvordan tingene står.').first()).toBeVisible();
  await expect(page.getByText('Kortene ligger nu i »Skabe«')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await expect(name).toHaveValue('Skabe');
  await page.unroute(LEAD);
  await page.locator('.toast').getByRole('button').click();
  await name.press('Enter');
  await expect(group(page, 'Skabe').getByRole('listitem')).toHaveCount(2);
  await expect(anna.getByRole('heading', { name: 'Skabe' })).toBeVisible();
  // Ready for the next ones: none is ticked, and the focus has not moved.
  await expect(name).toBeFocused();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await press(page, page.getByRole('button', { name: 'Flyt 0 kort' }));
  await expect(page.getByText('Vælg først de kort, der skal flyttes.')).toBeVisible();

  await backTo(page, box(page, 'Koder til vikarer'));
  await page.keyboard.press('Space');
  await pick(page, to, 'Skabe');
  await press(page, page.getByRole('button', { name: 'Flyt 1 kort' }));
  await expect(group(page, 'Skabe').getByRole('listitem')).toHaveCount(3);

  for (const text of ['Nøgler til vikarer', 'Tre underskrifter på et skab']) {
    await backTo(page, box(page, text));
    await page.keyboard.press('Space');
  }
  await pick(page, to, 'Ingen gruppe');
  await press(page, page.getByRole('button', { name: 'Flyt 2 kort' }));
  await expect(group(page, 'Skabe').getByRole('listitem')).toHaveCount(1);
  await backTo(page, page.getByRole('button', { name: 'Fortryd sidste flytning' }));
  await page.keyboard.press('Enter');
  await expect(group(page, 'Skabe').getByRole('listitem')).toHaveCount(3);
  await several.press('Enter');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(several).toBeFocused();

  await anna.getByRole('button', { name: 'Vælg flere' }).click();
  for (const text of ['Kaffen er kold', 'Koder til vikarer']) await box(anna, text).check();
  await anna.getByRole('combobox', { name: 'Flyt de valgte til' }).selectOption({ label: 'Ny gruppe' });
  await anna.getByLabel('Hvad handler gruppen om?').fill('Blandet');
  await noFaults(anna);
  // Enlarged four times the bar lies over nothing.
  await anna.setViewportSize({ width: 320, height: 256 });
  await expect(anna.locator('.workshop-picking')).toHaveCSS('position', 'static');
  await noFaults(anna);
  await anna.setViewportSize({ width: 320, height: 640 });
  await expect(anna.locator('.workshop-picking')).toHaveCSS('position', 'sticky');
  await anna.getByRole('button', { name: 'Flyt 2 kort' }).click();
  for (const one of [anna, page]) await expect(group(one, 'Blandet').getByRole('listitem')).toHaveCount(2);

  // A name that is being typed stays, and the focus in it, though somebody else moves the card.
  await anna.getByRole('button', { name: 'Vælg flere' }).click();
  const coffee = (one: Page) => one.locator('.workshop-card').filter({ hasText: 'Kaffen er kold' });
  await coffee(anna).getByRole('combobox').selectOption({ value: 'new' });
  const typed = coffee(anna).getByLabel('Hvad handler gruppen om?');
  await typed.fill('Kaffe');
  await coffee(page).getByRole('combobox').selectOption({ label: 'Skabe' });
  await expect(group(anna, 'Skabe').locator('.workshop-card')).toHaveCount(3);
  await expect(typed).toHaveValue('Kaffe');
  await expect(typed).toBeFocused();
  await noFaults(anna);
  await coffee(anna).getByRole('button', { name: 'Lav gruppen' }).click();
  for (const one of [anna, page]) await expect(group(one, 'Kaffe').getByRole('listitem')).toHaveCount(1);
  await expect(typed).toHaveCount(0);
  await hers.close();
});
