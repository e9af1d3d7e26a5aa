// What is pressed goes away, and the focus stays near: nobody is sent back to the top of the page.
import { expect, test } from '@playwright/test';
import { backTo, holds, press, tabTo, write } from './support/keyboard';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark, send } from './support/records';

async function ownComment(context: import('@playwright/test').BrowserContext) {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Fokus ${mark()}`);
  await send(context, 'POST', `/wishes/${number}/comments`, { key: crypto.randomUUID(), body: 'En kommentar.', official: false });
  return number;
}

test('a moderator removes a comment by keyboard', async ({ page, context, browser }) => {
  const other = await browser.newContext();
  const number = await ownComment(other);
  await other.close();
  await signIn(context, WHO.administrator);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Fjern' }));
  await write(page, page.getByRole('dialog').getByRole('textbox'), 'Hører ikke til her.');
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Fjern' }));
  await expect(page.getByText('Kommentaren er fjernet')).toBeVisible();
  await holds(page);
});

test('posting a comment by keyboard', async ({ page, context }) => {
  await page.goto(`/oensker/${await ownComment(context)}`);
  await ready(page);
  await page.getByRole('textbox', { name: 'Skriv en kommentar' }).focus();
  await page.keyboard.type('Endnu en.');
  await press(page, page.getByRole('button', { name: 'Skriv', exact: true }));
  await expect(page.getByRole('textbox', { name: 'Skriv en kommentar' })).toHaveValue('');
  await holds(page);
});

for (const [task, button, close] of [['Spørg tilbage', 'Send spørgsmål', 'Annuller'], ['Sortér', 'Gem sortering', 'Annuller']] as const) {
  test(`${task}: opened and closed by keyboard`, async ({ page, context, browser }) => {
    const other = await browser.newContext();
    const number = await ownComment(other);
    await other.close();
    await signIn(context, WHO.owner);
    await page.goto(`/oensker/${number}`);
    await ready(page);
    await press(page, page.getByRole('button', { name: task }));
    await expect(page.getByRole('button', { name: button })).toBeVisible();
    await holds(page);
    await press(page, page.getByRole('button', { name: close, exact: true }));
    await expect(page.getByRole('button', { name: task })).toBeVisible();
    await holds(page);
  });
}

test('clearing filters, following a chip, and turning pages in the list', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Gennemført' }));
  await expect(page).toHaveURL(/only=delivered/);
  await holds(page);
  await press(page, page.getByRole('button', { name: 'Ryd filtre' }));
  await expect(page).not.toHaveURL(/only=/);
  await holds(page);
  await press(page, page.getByRole('link', { name: 'Side 2' }));
  await expect(page).toHaveURL(/page=2/);
  await holds(page);
});

test('linking and unlinking a wish', async ({ page, context }) => {
  await signIn(context, WHO.owner);
  const number = await makeWish(context, `Knyttes ${mark()}`);
  await page.goto('/tiltag/13');
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Knyt et ønske' }));
  await holds(page);
  await tabTo(page, page.getByRole('searchbox', { name: 'Søg efter ord eller nummer' }));
  await page.keyboard.type(String(number));
  await press(page, page.getByRole('button', { name: /Knyt ønsket Knyttes/ }));
  await holds(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Knyt et ønske' })).toBeFocused();
  await backTo(page, page.getByRole('button', { name: /^Fjern ønsket Knyttes/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Fjern ønsket Knyttes/ })).toHaveCount(0);
  await holds(page);
});

test('mending a comment by keyboard: the field has the focus, and afterwards something has', async ({ page, context }) => {
  await page.goto(`/oensker/${await ownComment(context)}`);
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Ret', exact: true }));
  await expect(page.getByRole('textbox', { name: /^Ret kommentar/ })).toBeFocused();
  await page.keyboard.type(' Mere.');
  await press(page, page.getByRole('button', { name: 'Gem' }));
  await expect(page.getByRole('textbox', { name: /^Ret kommentar/ })).toHaveCount(0);
  await holds(page);
});

test('deleting a comment by keyboard, and undoing it', async ({ page, context }) => {
  await page.goto(`/oensker/${await ownComment(context)}`);
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Slet' }));
  await holds(page);
  await press(page, page.getByRole('region', { name: 'Beskeder' }).getByRole('button', { name: 'Fortryd' }));
  await expect(page.getByText('En kommentar.')).toBeVisible();
  await holds(page);
});
