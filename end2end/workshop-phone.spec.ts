// What one did on a phone stays one's own: cards that are written anew, and what waits to be sent while the page is loaded anew. What others do
// meanwhile is there, and interrupts nobody.
import { type Page, type Route, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { ready, signIn } from './support/people';
import { block, go, open, phone, prepared, sure, write } from './support/workshops';

const ACTS = /\/acts$/;

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
  const held: Route[] = [];
  await anna.route(ACTS, (route) => void held.push(route));
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect.poll(() => held.length).toBe(1);
  await next.fill('Det næste');
  await held[0].continue();
  await anna.unroute(ACTS);
  await expect(anna.locator('.toast')).toBeVisible();
  // Nor does it come between while the next is being written.
  await expect(next).toHaveValue('Det næste');
  for (const text of ['Det næste', 'Vagtplanen tastes tre gange']) {
    await expect(next).toHaveValue(text);
    await anna.getByRole('button', { name: 'Læg kortet' }).click();
    await expect(laid(anna, text)).toBeVisible();
  }
  await expect(next).toHaveValue('');
  await hers.close();
});

/** From here on nothing that is sent arrives: not even an answer that says so. */
const hold = (page: Page) => page.route(ACTS, () => undefined);

/** What was held back goes out once the page is loaded anew. */
async function release(page: Page) {
  await page.unroute(ACTS);
  await page.reload();
}

test('dots and places that wait to be sent are one’s own after the page is loaded anew, and those on a card that goes are there again', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Ikke sendt ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  for (const text of ['Tre underskrifter på et skab', 'Kaffen er kold']) await write(anna, text);
  await go(page, 'Stem');
  const row = (text: string) => anna.getByRole('listitem').filter({ hasText: text });
  await expect(anna.getByText('1 af 1 prik tilbage')).toBeVisible();
  await hold(anna);
  await anna.getByRole('button', { name: 'Én prik mere til »Tre underskrifter på et skab«' }).click();
  await anna.getByRole('button', { name: 'Ræk hånden op' }).click();
  await anna.reload();
  await expect(anna.getByText('0 af 1 prik tilbage')).toBeVisible();
  await expect(row('Tre underskrifter').locator('.workshop-dots')).toHaveText('1');
  await expect(anna.getByRole('button', { name: 'Tag hånden ned igen' })).toBeVisible();
  await expect(page.getByText(/0 af 1 har været med/)).toBeVisible();
  await release(anna);
  await expect(page.getByText(/1 af 1 har været med/)).toBeVisible();
  await expect(page.getByText(/1 hånd oppe/).first()).toBeVisible();
  await expect(anna.getByText('0 af 1 prik tilbage')).toBeVisible();

  await page.getByRole('button', { name: 'Fjern kortet »Tre underskrifter på et skab«' }).click();
  await page.getByRole('dialog', { name: 'Fjern kortet' }).getByRole('button', { name: 'Fjern kortet', exact: true }).click();
  await expect(anna.getByText('1 af 1 prik tilbage')).toBeVisible();
  await expect(row('Tre underskrifter')).toHaveCount(0);
  await expect(page.getByText(/0 af 1 har været med/)).toBeVisible();
  await anna.getByRole('button', { name: 'Én prik mere til »Kaffen er kold«' }).click();
  await expect(page.getByText(/1 af 1 har været med/)).toBeVisible();

  await go(page, 'Indsats og effekt');
  const choice = (group: RegExp, number: string) => row('Kaffen er kold').getByRole('group', { name: group }).getByRole('radio', { name: number });
  await expect(choice(/^Indsats/, '2')).toBeVisible();
  await hold(anna);
  await choice(/^Indsats/, '2').check();
  await choice(/^Effekt/, '4').check();
  await anna.reload();
  await expect(choice(/^Indsats/, '2')).toBeChecked();
  await expect(choice(/^Effekt/, '4')).toBeChecked();
  await noFaults(anna);
  await expect(page.getByText(/0 af 1 har været med/)).toBeVisible();
  await release(anna);
  await expect(page.getByText(/1 af 1 har været med/)).toBeVisible();
  await hers.close();
});

test('the cards of a group follow while others vote and place, and the fold they lie in stays open', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Foldet ud ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const { page: bo, context: his } = await phone(browser, code, 'Bo');
  await go(page, 'Skriv hver for sig');
  await write(anna, 'Tre underskrifter på et skab');
  await write(bo, 'Nøgler til vikarer');
  await go(page, 'Saml det, der hører sammen');
  await page.getByRole('combobox', { name: 'Flyt kortet »Tre underskrifter på et skab«' }).selectOption({ value: 'new' });
  await page.getByLabel('Hvad handler gruppen om?').fill('Skabe');
  await page.getByRole('button', { name: 'Lav gruppen' }).click();
  await page.getByRole('combobox', { name: 'Flyt kortet »Nøgler til vikarer«' }).selectOption({ label: 'Skabe' });
  await expect(page.locator('.workshop-cluster').getByRole('listitem')).toHaveCount(2);

  const row = bo.locator('.workshop-option');
  const cards = row.getByRole('listitem');
  let before = 'Tre underskrifter på et skab';
  for (const [block, after] of [['Stem', 'Fire underskrifter på et skab'], ['Indsats og effekt', 'Fem underskrifter på et skab']] as const) {
    await go(page, 'Drøft');
    await laid(anna, before).getByRole('button', { name: 'Ret kortet' }).click();
    await anna.getByRole('textbox', { name: 'Ret kortet' }).fill(after);
    await go(page, block);
    await row.getByText('2 kort', { exact: true }).click();
    await expect(cards).toHaveText([before, 'Nøgler til vikarer']);
    await noFaults(bo);
    await anna.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(cards).toHaveText([after, 'Nøgler til vikarer']);
    await expect(row.locator('summary').first()).toBeFocused();
    before = after;
  }
  await page.getByRole('button', { name: 'Fjern kortet »Nøgler til vikarer«' }).click();
  await page.getByRole('dialog', { name: 'Fjern kortet' }).getByRole('button', { name: 'Fjern kortet', exact: true }).click();
  await expect(cards).toHaveText([before]);
  await expect(row.getByText('1 kort', { exact: true })).toBeFocused();
  for (const one of [hers, his]) await one.close();
});

test('stances and a card written anew that wait to be sent are one’s own after the page is loaded anew', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  await page.goto('/workshops');
  await ready(page);
  await page.getByRole('button', { name: 'Ny workshop' }).click();
  await page.getByLabel('Skabelon').selectOption({ label: 'Hvad virkede? (40 minutter)' });
  await page.getByRole('button', { name: 'Opret workshoppen' }).click();
  await page.getByRole('button', { name: 'Åbn dørene' }).click();
  const code = (await page.locator('.workshop-code strong').textContent()) ?? '';
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Hvordan gik det?');
  const statement = anna.getByRole('group', { name: 'Det har sparet os tid.' });
  await expect(statement.getByRole('button', { name: 'Enig', exact: true })).toBeVisible();
  await hold(anna);
  await statement.getByRole('button', { name: 'Enig', exact: true }).click();
  await statement.getByRole('button', { name: 'Vigtigt for mig' }).click();
  await anna.reload();
  await expect(statement.getByRole('button', { name: 'Enig', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(statement.getByRole('button', { name: 'Vigtigt for mig' })).toHaveAttribute('aria-pressed', 'true');
  await release(anna);
  await expect(page.getByText(/1 af 1 har været med/)).toBeVisible();
  await hers.close();

  const other = await open(page, `Rettet ${crypto.randomUUID().slice(0, 8)}`);
  const { page: bo, context: his } = await phone(browser, other, 'Bo');
  await go(page, 'Skriv hver for sig');
  await write(bo, 'Skemaet om skemaer');
  await hold(bo);
  await laid(bo, 'Skemaet om skemaer').getByRole('button', { name: 'Ret kortet' }).click();
  await bo.getByRole('textbox', { name: 'Ret kortet' }).fill('Skemaet om skemaet');
  await bo.getByRole('button', { name: 'Gem', exact: true }).click();
  await bo.getByLabel('Skriv et kort').fill('Et kort til');
  await bo.getByRole('button', { name: 'Læg kortet' }).click();
  await bo.reload();
  await expect(laid(bo, 'Skemaet om skemaet')).toBeVisible();
  await expect(bo.getByText('Sendes, når der er net')).toBeVisible();
  await release(bo);
  await expect(laid(bo, 'Et kort til')).toBeVisible();
  await page.getByRole('button', { name: 'Vis kortene for alle' }).click();
  await expect(page.getByText('Skemaet om skemaet')).toBeVisible();
  await his.close();
});

test('whoever is in comes straight back, also where codes are asked for too often and by an address that is typed', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Igen ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  let asked = 0;
  await hers.route(/\/api\/v1\/join\//, (route) => {
    asked += 1;
    return route.fulfill({ status: 429, body: '' });
  });
  await anna.reload();
  await expect(anna.getByLabel('Skriv et kort')).toBeVisible();
  const later = await hers.newPage();
  await later.goto('/deltag');
  await later.getByLabel('Kode').fill(code.toLowerCase());
  await later.getByRole('button', { name: 'Vær med' }).click();
  await expect(later.getByLabel('Skriv et kort')).toBeVisible();
  await expect(later).toHaveURL(/\/deltag\/.+/);
  expect(asked).toBe(0);
  await hers.close();
});

test('statements that are mended or added are so on the phones, and what has the focus keeps it', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const judge = block('judge', 'Hvordan gik det?', { statements: ['Det har sparret os tid.', 'Jeg vil anbefale det.'] });
  const workshop = await prepared(context, `Udsagn ${crypto.randomUUID().slice(0, 8)}`, [judge]);
  await page.goto(`/workshops/${workshop.id}`);
  const code = (await page.locator('.workshop-code strong').textContent()) ?? '';
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const id = workshop.blocks[0];
  await workshop.lead({ do: 'go', block: id });
  const agree = (statement: string) => anna.getByRole('group', { name: statement }).getByRole('button', { name: 'Enig', exact: true });
  await agree('Jeg vil anbefale det.').focus();
  await workshop.lead({ do: 'change', block: { ...judge, id, statements: ['Det har sparet os tid.', 'Jeg vil anbefale det.'] } });
  await expect(anna.getByText('Det har sparet os tid.')).toBeVisible();
  await expect(anna.getByText('Det har sparret os tid.')).toHaveCount(0);
  await expect(agree('Jeg vil anbefale det.')).toBeFocused();
  await agree('Jeg vil anbefale det.').click();
  await expect(page.getByText(/1 af 1 har været med/)).toBeVisible();
  await workshop.lead({ do: 'change', block: { ...judge, id, statements: ['Det har sparet os tid.', 'Jeg vil anbefale det.', 'Vi gør det igen.'] } });
  await agree('Vi gør det igen.').click();
  await expect(agree('Vi gør det igen.')).toHaveAttribute('aria-pressed', 'true');
  await expect(agree('Jeg vil anbefale det.')).toHaveAttribute('aria-pressed', 'true');
  await hers.close();
});

test('half a card is there after the page was loaded anew, for the block it was begun in, also where the room is elsewhere', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Halvt skrevet ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  const field = anna.getByRole('textbox', { name: 'Skriv et kort' });
  await write(anna, 'Kaffen er kold');
  await field.fill('Det samme skema');
  await go(page, 'Stem');
  await expect(anna.getByText('Du er ved at skrive til »Skriv hver for sig«')).toBeVisible();
  await anna.reload();
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeVisible();
  await expect(anna.getByText('Du er ved at skrive til »Skriv hver for sig«')).toBeVisible();
  await expect(field).toHaveValue('Det samme skema');
  await field.fill('Det samme skema to gange');
  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await expect(field).toHaveCount(0);
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeFocused();
  await expect(anna.getByRole('button', { name: 'Én prik mere til »Det samme skema to gange«' })).toBeVisible();
  await hers.close();
});

test('a card that is refused is there again, also where the room is in a block without cards, and when it is over', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Ikke taget ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  const held: Route[] = [];
  await anna.route(ACTS, (route) => void held.push(route));
  const field = anna.getByRole('textbox', { name: 'Skriv et kort' });
  await field.fill('Tre underskrifter på et skab');
  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await expect.poll(() => held.length).toBe(1);
  await go(page, 'Stem');
  await expect(field).toHaveCount(0);
  await held[0].fulfill({ status: 403, body: '' });
  await expect(field).toHaveValue('Tre underskrifter på et skab');
  await expect(anna.getByText('Du er ved at skrive til »Skriv hver for sig«')).toBeVisible();

  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await expect.poll(() => held.length).toBe(2);
  await sure(page, 'Afslut workshoppen');
  await expect(anna.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
  await held[1].continue();
  await expect(anna.getByRole('textbox', { name: 'Det her nåede du ikke at lægge' })).toHaveValue('Tre underskrifter på et skab');
  await hers.close();
});

test('what waits for the network says so: a card in pairs, one that is moved, and where the record is to be sent', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Uden net ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  await write(anna, 'Tre underskrifter på et skab');
  await hold(anna);
  await anna.getByLabel('Skriv et kort').fill('Kaffen er kold');
  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await go(page, 'To og to');
  await expect(anna.getByRole('heading', { name: 'To og to', exact: true })).toBeVisible();
  await expect(anna.getByRole('listitem').filter({ hasText: 'Kaffen er kold' }).getByText('Sendes, når der er net')).toBeVisible();
  await release(anna);
  await expect(laid(anna, 'Kaffen er kold')).toBeVisible();

  await go(page, 'Saml det, der hører sammen');
  const card = anna.getByRole('listitem').filter({ hasText: 'Kaffen er kold' });
  await anna.getByText('Få referatet').click();
  await hers.setOffline(true);
  await card.getByRole('combobox').selectOption({ label: 'Ny gruppe' });
  await anna.getByLabel('Hvad handler gruppen om?').fill('Pauser');
  await anna.getByRole('button', { name: 'Lav gruppen' }).click();
  await expect(anna.getByText('Det, du har flyttet, sendes, når der er net')).toBeVisible();
  await anna.getByLabel('E-mail').fill('anna@example.dk');
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(anna.getByText('Sendes, når der er net', { exact: true })).toBeVisible();
  await expect(anna.getByText('Det er gemt.')).toHaveCount(0);
  await hers.setOffline(false);
  await expect(anna.locator('.toast').getByText('Det er gemt.')).toBeVisible();
  await expect(anna.getByRole('heading', { name: 'Pauser' })).toBeVisible();
  await expect(anna.getByText('Det, du har flyttet, sendes, når der er net')).toHaveCount(0);
  await expect(anna.getByText('Sendes, når der er net', { exact: true })).toHaveCount(0);
  await hers.close();
});

test('what was put aside and refused is there again', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Lagt til side ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Stem');
  const fold = anna.locator('summary', { hasText: 'Læg til side' });
  await fold.click();
  const field = anna.getByLabel('Noget, der ikke skal glemmes');
  await field.fill('Hvem ejer kaffen?');
  const held: Route[] = [];
  await anna.route(ACTS, (route) => void held.push(route));
  await anna.getByRole('button', { name: 'Læg til side' }).click();
  await expect.poll(() => held.length).toBe(1);
  await expect(field).toHaveValue('');
  await fold.click();
  await expect(field).toBeHidden();
  await held[0].fulfill({ status: 403, body: '' });
  await expect(field).toBeVisible();
  await expect(field).toHaveValue('Hvem ejer kaffen?');
  await expect(anna.getByRole('textbox', { name: 'Skriv et kort' })).toHaveCount(0);
  await hers.close();
});

test('the focus goes on where a card is taken back, a form is left after the room, and an address is forgotten', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Fokus ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  for (const text of ['Kaffen er kold', 'Nøgler til vikarer', 'Post i bundter']) await write(anna, text);
  const takeBack = (text: string) => laid(anna, text).getByRole('button', { name: 'Tag kortet tilbage' });
  await takeBack('Nøgler til vikarer').press('Enter');
  await expect(takeBack('Kaffen er kold')).toBeFocused();
  await takeBack('Kaffen er kold').press('Enter');
  await expect(takeBack('Post i bundter')).toBeFocused();

  await laid(anna, 'Post i bundter').getByRole('button', { name: 'Ret kortet' }).press('Enter');
  await go(page, 'Stem');
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeVisible();
  await anna.getByRole('button', { name: 'Fortryd', exact: true }).press('Enter');
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeFocused();
  await noFaults(anna);

  await go(page, 'Skriv hver for sig');
  await takeBack('Post i bundter').press('Enter');
  await expect(anna.getByRole('heading', { name: 'Dine kort' })).toBeFocused();

  await anna.getByText('Få referatet').click();
  await anna.getByLabel('E-mail').fill('anna@example.dk');
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  await anna.getByRole('button', { name: 'Slet min mail' }).press('Enter');
  await expect(anna.getByText('Din mail er gemt.')).toHaveCount(0);
  await expect(anna.getByLabel('E-mail')).toBeFocused();
  await hers.close();
});

test('what is not taken is tried again, also when the network is back, and not for ever by a phone that is not in any more', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Venter ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  let tries = 0;
  await anna.route(ACTS, (route) => {
    tries += 1;
    return route.fulfill({ status: 503, body: '' });
  });
  await anna.clock.install();
  await anna.getByRole('button', { name: 'Ræk hånden op' }).click();
  await expect.poll(() => tries).toBe(1);
  await anna.clock.runFor(2_500);
  await expect.poll(() => tries).toBe(2);
  await anna.unroute(ACTS);
  await anna.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(/1 hånd oppe/).first()).toBeVisible();

  await hers.clearCookies();
  await anna.getByRole('button', { name: 'Tag hånden ned igen' }).click();
  await expect(anna.getByRole('heading', { name: 'Workshoppen er her ikke mere' })).toBeVisible();
  await hers.close();
});
