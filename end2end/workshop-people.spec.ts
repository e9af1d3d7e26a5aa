// Who takes part and how: through the door, without a phone, under one's name, once more after the end, in another language; and what people
// do beside what is asked.
import { type Browser, type BrowserContext, type Page, type Route, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { isProperDialog } from './support/keyboard';
import { OURS, WHO, ready, signIn } from './support/people';
import { mark } from './support/records';
import { block, go, phone, prepared, sure, write } from './support/workshops';

const FACILITATOR = 'Line Thorup';
const ACTS = /\/acts$/;
const PHONE = { locale: 'da-DK', viewport: { width: 390, height: 780 } };

/** The desk of a workshop, and the code that stands there. */
async function desk(page: Page, id: string): Promise<string> {
  await page.goto(`/workshops/${id}`);
  await ready(page);
  await expect(way(page)).toBeVisible();
  return (await way(page).textContent()) ?? '';
}

const way = (page: Page) => page.locator('.workshop-code strong');
const now = (page: Page) => page.getByRole('region', { name: 'Nu', exact: true });
const people = (page: Page) => page.getByRole('region', { name: 'Deltagere', exact: true });
const person = (page: Page, name: string) => page.locator('.workshop-people').getByRole('listitem').filter({ hasText: name });
/** The cards as all see them: on the desk, and below one's own on a phone. */
const board = (page: Page) => page.locator('.workshop-board');
/** One's own card, with what can be done with it. */
const laid = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text, has: page.getByRole('button', { name: 'Tag kortet tilbage' }) });
const leadsNowhere = (page: Page) => page.getByRole('main').getByText('Koden passer ikke.').first();
const comeIn = (page: Page) => page.getByRole('button', { name: 'Kom ind', exact: true });
const isTold = (page: Page, title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible();

/** A phone at the address that the picture on the wall leads to. */
async function scan(browser: Browser, code: string, context?: BrowserContext) {
  const theirs = context ?? (await browser.newContext(PHONE));
  const page = await theirs.newPage();
  await page.goto(`/deltag/${code.replace(/\s/g, '')}`);
  return { context: theirs, page };
}

test('people are let in one by one, and a locked door and a turned code keep out only those who are outside', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Ved døren ${mark()}`, [block('write', 'Skriv hver for sig')], { waiting_room: true, asks_unit: true });
  const code = await desk(page, workshop.id);

  const anna = await scan(browser, code);
  const unit = anna.page.getByLabel('Hvor kommer du fra?');
  await anna.page.getByLabel('Dit navn').fill('Anna');
  await comeIn(anna.page).click();
  await expect(unit).toHaveAttribute('aria-invalid', 'true');
  await noFaults(anna.page);
  await unit.selectOption({ label: 'Børnehuset Søstjernen' });
  await comeIn(anna.page).click();
  await isTold(anna.page, 'Du er næsten inde');
  await noFaults(anna.page);
  await expect(now(page)).toContainText('0 er her · 1 venter på at komme ind');
  await expect(person(page, 'Anna').getByText('Venter', { exact: true })).toBeVisible();

  // Whoever has an account may come as themselves: where they are from is known.
  const hers = await browser.newContext(PHONE);
  await signIn(hers, WHO.leader);
  const anne = await scan(browser, code, hers);
  const asMyself = anne.page.getByRole('button', { name: `Kom ind som ${WHO.leader}` });
  await expect(asMyself).toBeVisible();
  await noFaults(anne.page);
  await asMyself.click();
  await isTold(anne.page, 'Du er næsten inde');
  await expect(now(page)).toContainText('2 venter på at komme ind');
  await noFaults(page);

  await page.getByRole('button', { name: 'Luk ind Anna', exact: true }).press('Enter');
  await isTold(anna.page, 'Vi begynder om lidt');
  await isTold(anne.page, 'Du er næsten inde');
  await expect(now(page)).toContainText('1 er her · 1 venter på at komme ind');
  await expect(person(page, 'Anna').getByText('Venter', { exact: true })).toHaveCount(0);
  // The button is gone, and the focus in the row where it was.
  await expect(person(page, 'Anna')).toBeFocused();
  await page.getByRole('button', { name: `Luk ind ${WHO.leader}` }).click();
  await isTold(anne.page, 'Vi begynder om lidt');
  await expect(now(page)).toContainText('2 er her');

  // Locked, while somebody is still writing their name.
  const carl = await scan(browser, code);
  await carl.page.getByLabel('Dit navn').fill('Carl');
  await carl.page.getByLabel('Hvor kommer du fra?').selectOption({ label: 'Et andet sted' });
  await page.getByRole('button', { name: 'Lås døren' }).click();
  await expect(page.getByText('Døren er låst. Ingen nye kan komme ind.')).toBeVisible();
  await expect(way(page)).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'QR-kode til at være med' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Lås op' })).toBeFocused();
  await noFaults(page);
  await comeIn(carl.page).click();
  await expect(leadsNowhere(carl.page)).toBeVisible();
  await noFaults(carl.page);
  await anna.page.reload();
  await isTold(anna.page, 'Vi begynder om lidt');
  await page.getByRole('button', { name: 'Lås op' }).click();
  await expect(way(page)).toHaveText(code);
  await carl.page.getByRole('button', { name: 'Vær med' }).click();
  await expect(carl.page.getByLabel('Dit navn')).toHaveValue('Carl');
  await comeIn(carl.page).click();
  await isTold(carl.page, 'Du er næsten inde');
  await page.getByRole('button', { name: 'Luk ind Carl', exact: true }).click();
  await isTold(carl.page, 'Vi begynder om lidt');

  // Turned: the old one leads nowhere, but for those who came in by it.
  await page.getByRole('button', { name: 'Ny kode', exact: true }).click();
  const asks = page.getByRole('dialog', { name: 'Ny kode' });
  await expect(asks).toContainText('De, der er inde, bliver inde.');
  await noFaults(page);
  await asks.getByRole('button', { name: 'Ny kode', exact: true }).click();
  await expect(way(page)).not.toHaveText(code);
  await expect(way(page)).toHaveText(/^\S{3} \S{3}$/);
  const turned = (await way(page).textContent()) ?? '';
  const ditte = await scan(browser, code);
  await expect(leadsNowhere(ditte.page)).toBeVisible();
  await ditte.page.getByLabel('Kode').fill(turned);
  await ditte.page.getByRole('button', { name: 'Vær med' }).click();
  await expect(comeIn(ditte.page)).toBeVisible();
  await anna.page.reload();
  await isTold(anna.page, 'Vi begynder om lidt');
  await workshop.lead({ do: 'go', block: workshop.blocks[0] });
  for (const one of [anna, anne, carl]) await isTold(one.page, 'Skriv hver for sig');

  await page.getByRole('link', { name: 'Referat' }).click();
  const record = page.locator('.workshop-record');
  await expect(record).toContainText('3 deltog');
  for (const from of ['Børnehuset Søstjernen (1)', 'Børnehuset Regnbuen (1)']) await expect(record).toContainText(from);
  for (const one of [anna, anne, carl, ditte]) await one.context.close();
});

test('somebody without a phone writes, votes and answers through the facilitator, and counts like everybody', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Uden telefon ${mark()}`, [
    block('write', 'Skriv hver for sig'),
    block('vote', 'Stem', { votes: 3 }),
    block('prioritise', 'Indsats og effekt'),
    block('judge', 'Reglerne', { statements: ['Reglen er vores egen.'] }),
  ]);
  const [writing, vote, places, stances] = workshop.blocks;
  const code = await desk(page, workshop.id);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const seat = page.getByRole('button', { name: 'Tilføj en deltager uden telefon' });
  await seat.click();
  const name = people(page).getByLabel('Navn', { exact: true });
  await name.fill('Olga');
  await noFaults(page);
  await people(page).getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(person(page, 'Olga').getByText('Uden telefon', { exact: true })).toBeVisible();
  await expect(name).toHaveValue('');
  await seat.click();
  await expect(name).toHaveCount(0);
  await expect(now(page)).toContainText('2 er her');
  // Nobody's voice is taken out of their hands.
  await expect(page.getByRole('button', { name: 'Svar for Anna' })).toHaveCount(0);

  const opener = page.getByRole('button', { name: 'Svar for Olga' });
  const form = page.getByRole('dialog', { name: 'Svar for Olga' });
  const save = form.getByRole('button', { name: 'Gem', exact: true });
  const option = form.getByLabel('Hvad gælder det?');
  /** The one below the form; the other stands beside the title. */
  const close = async () => {
    await form.getByRole('button', { name: 'Luk', exact: true }).last().click();
    await expect(form).toHaveCount(0);
    await expect(opener).toBeFocused();
  };
  await opener.click();
  await expect(form).toContainText('Der er ikke noget at svare på lige nu.');
  await noFaults(page);
  await isProperDialog(page, opener);

  await workshop.lead({ do: 'go', block: writing });
  await write(anna, 'Tre underskrifter på et skab');
  await expect(now(page)).toContainText('1 kort er skrevet · 1 af 2 har været med');
  await opener.click();
  const text = form.getByLabel('Skriv et kort');
  await save.click();
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await noFaults(page);
  await text.fill('Nøgler til vikarer');
  await save.click();
  await expect(text).toHaveValue('');
  await expect(now(page)).toContainText('2 kort er skrevet · 2 af 2 har været med');
  await close();

  await workshop.lead({ do: 'go', block: vote });
  await anna.getByRole('button', { name: 'Én prik mere til »Nøgler til vikarer«' }).click();
  await expect(now(page)).toContainText('1 af 2 har været med');
  await opener.click();
  await save.click();
  await expect(option).toHaveAttribute('aria-invalid', 'true');
  const dots = form.getByLabel('Prikker');
  await option.selectOption({ label: 'Nøgler til vikarer' });
  await dots.fill('2');
  await save.click();
  // Ready for the next one.
  await expect(option).toHaveValue('');
  await expect(now(page)).toContainText('2 af 2 har været med');
  await option.selectOption({ label: 'Tre underskrifter på et skab' });
  await save.click();
  await expect(form.getByText('Du har ikke flere prikker. Tag en et andet sted fra.')).toBeVisible();
  await noFaults(page);
  await dots.fill('1');
  await save.click();
  await expect(option).toHaveValue('');
  await close();
  await page.getByRole('button', { name: 'Luk og vis resultatet' }).click();
  for (const all of [page, anna]) {
    await expect(all.getByRole('listitem').filter({ hasText: 'Nøgler til vikarer' }).filter({ hasText: '3 prikker' })).toBeVisible();
    await expect(all.getByRole('listitem').filter({ hasText: 'Tre underskrifter på et skab' }).filter({ hasText: '1 prik' })).toBeVisible();
  }

  await workshop.lead({ do: 'go', block: places });
  await expect(now(page)).toContainText('0 af 2 har været med');
  await opener.click();
  await option.selectOption({ label: 'Nøgler til vikarer' });
  await save.click();
  await expect(form.getByLabel('Indsats', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Indsats', { exact: true }).selectOption('2');
  await form.getByLabel('Effekt', { exact: true }).selectOption('4');
  await save.click();
  await expect(option).toHaveValue('');
  await noFaults(page);
  await close();
  await expect(now(page)).toContainText('1 af 2 har været med');
  await workshop.lead({ do: 'close', block: places, close: true });
  await expect(anna.getByText('Indsats 2, effekt 4')).toBeVisible();

  await workshop.lead({ do: 'go', block: stances });
  await expect(now(page)).toContainText('0 af 2 har været med');
  await opener.click();
  await option.selectOption({ label: 'Reglen er vores egen.' });
  await form.getByLabel('Enig eller uenig?').selectOption({ label: 'Uenig' });
  await save.click();
  await expect(option).toHaveValue('');
  await noFaults(page);
  await close();
  await expect(now(page)).toContainText('1 af 2 har været med');
  await workshop.lead({ do: 'close', block: stances, close: true });
  for (const all of [page, anna]) await expect(all.getByText(/0 enige, 1 uenige, 0 pas/)).toBeVisible();
  await hers.close();
});

test('names on cards are announced, shown where they are discussed, never on the wall, and gone for good when they are taken away', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(
    context,
    `Med navn ${mark()}`,
    [block('write', 'Skriv hver for sig'), block('vote', 'Stem'), block('discuss', 'Drøft', { mode: 'plenary', projected: 'cards' })],
    { signing: 'signed' },
  );
  const [writing, vote, discuss] = workshop.blocks;
  const code = await desk(page, workshop.id);
  const wall = await context.newPage();
  await wall.goto(`/workshops/${workshop.id}/skaerm`);
  const anna = await scan(browser, code);
  await expect(anna.page.getByText('Når de drøftes, vises navnet på dem, der har skrevet et.')).toBeVisible();
  await noFaults(anna.page);
  await anna.page.getByLabel('Dit navn').fill('Anna');
  await comeIn(anna.page).click();
  await isTold(anna.page, 'Vi begynder om lidt');
  // Nobody has to give a name.
  const nobody = await phone(browser, code, '');
  const bo = await phone(browser, code, 'Bo');

  const screens = [page, anna.page, bo.page, nobody.page];
  const named = async (is: boolean) => {
    for (const screen of screens) {
      const card = board(screen).getByRole('listitem').filter({ hasText: 'Tre underskrifter på et skab' });
      await expect(card).toBeVisible();
      await expect(card.getByText('Anna', { exact: true })).toHaveCount(is ? 1 : 0);
    }
    await expect(wall.getByText('Anna')).toHaveCount(0);
  };
  await workshop.lead({ do: 'go', block: writing });
  await write(anna.page, 'Tre underskrifter på et skab');
  await write(nobody.page, 'Kaffen er kold');
  await page.getByRole('button', { name: 'Vis kortene for alle' }).click();
  await named(false);

  await workshop.lead({ do: 'go', block: discuss });
  await isTold(bo.page, 'Drøft');
  await expect(wall.getByText('Tre underskrifter på et skab')).toBeVisible();
  await named(true);
  await expect(board(bo.page).getByRole('listitem').filter({ hasText: 'Kaffen er kold' })).toHaveText('Kaffen er kold');
  for (const screen of [page, bo.page, wall]) await noFaults(screen);
  // Nobody votes for a name.
  await workshop.lead({ do: 'go', block: vote });
  await isTold(bo.page, 'Stem');
  await expect(bo.page.getByRole('button', { name: 'Én prik mere til »Tre underskrifter på et skab«' })).toBeVisible();
  for (const screen of [board(page), bo.page, wall]) await expect(screen.getByText('Anna', { exact: true })).toHaveCount(0);
  await workshop.lead({ do: 'go', block: discuss });
  await isTold(bo.page, 'Drøft');
  await named(true);

  const anonymise = page.getByRole('button', { name: 'Gør kortene anonyme for altid', exact: true });
  await page.getByText('Vis QR-koden').click();
  await anonymise.click();
  const asks = page.getByRole('dialog', { name: 'Gør kortene anonyme for altid' });
  await expect(asks).toContainText('Ingen kommer til at se, hvem der skrev hvad. Det kan ikke laves om.');
  await noFaults(page);
  await asks.getByRole('button', { name: 'Gør kortene anonyme for altid', exact: true }).click();
  await expect(anonymise).toHaveCount(0);
  await named(false);
  for (const screen of [page, bo.page]) await noFaults(screen);

  // There is no way back: not by another block, not by another visit.
  await workshop.lead({ do: 'go', block: vote });
  await isTold(bo.page, 'Stem');
  await workshop.lead({ do: 'go', block: discuss });
  await isTold(bo.page, 'Drøft');
  await page.reload();
  await ready(page);
  await named(false);
  await page.getByText('Vis QR-koden').click();
  await expect(page.getByRole('button', { name: 'Ny kode', exact: true })).toBeVisible();
  await expect(anonymise).toHaveCount(0);
  const late = await scan(browser, code);
  await expect(late.page.getByText('Det, du skriver, er anonymt.')).toBeVisible();
  for (const one of [anna, bo, nobody, late]) await one.context.close();
});

test('what is put aside can be done with and come back, who is ready is seen, and a card is taken back as long as it is one’s own alone', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Ved siden af ${mark()}`, [block('write', 'Skriv hver for sig'), block('group', 'Saml det, der hører sammen')]);
  const [writing, grouping] = workshop.blocks;
  const code = await desk(page, workshop.id);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await workshop.lead({ do: 'go', block: writing });

  const parked = (screen: Page) => screen.getByRole('listitem').filter({ hasText: 'Hvem ejer kaffen?' });
  await anna.locator('summary', { hasText: 'Læg til side' }).click();
  const field = anna.getByLabel('Noget, der ikke skal glemmes');
  await field.fill('Hvem ejer kaffen?');
  await anna.getByRole('button', { name: 'Læg til side', exact: true }).click();
  await expect(field).toHaveValue('');
  for (const screen of [anna, page]) {
    await isTold(screen, 'Lagt til side');
    await expect(parked(screen)).toBeVisible();
    await noFaults(screen);
  }
  await parked(page).getByRole('button', { name: 'Færdig' }).click();
  for (const screen of [anna, page]) await expect(parked(screen)).toHaveCount(0);
  const toast = page.locator('.toast').filter({ hasText: 'Taget af listen.' });
  await expect(toast).toBeVisible();
  await noFaults(page);
  await toast.getByRole('button', { name: 'Fortryd', exact: true }).click();
  for (const screen of [anna, page]) await expect(parked(screen)).toBeVisible();
  await expect(toast).toHaveCount(0);

  for (const text of ['Kaffen er kold', 'Nøgler til vikarer']) await write(anna, text);
  await expect(now(page)).toContainText('2 kort er skrevet');
  await laid(anna, 'Kaffen er kold').getByRole('button', { name: 'Tag kortet tilbage' }).click();
  await expect(anna.getByText('Kaffen er kold')).toHaveCount(0);
  await expect(now(page)).toContainText('1 kort er skrevet');

  const isReady = anna.getByRole('button', { name: 'Jeg er klar' });
  const tag = person(page, 'Anna').getByText('Klar', { exact: true });
  for (const pressed of [true, false, true]) {
    await isReady.click();
    await expect(isReady).toHaveAttribute('aria-pressed', `${pressed}`);
    await expect(tag).toHaveCount(pressed ? 1 : 0);
    await expect(now(page)).toContainText(pressed ? '1 er klar' : '0 er klar');
  }
  for (const screen of [anna, page]) await noFaults(screen);
  // With the next block it begins anew.
  await workshop.lead({ do: 'go', block: grouping });
  await isTold(anna, 'Saml det, der hører sammen');
  await expect(isReady).toHaveAttribute('aria-pressed', 'false');
  await expect(tag).toHaveCount(0);

  // Others have put it with theirs: it stays.
  await page.getByRole('combobox', { name: 'Flyt kortet »Nøgler til vikarer«' }).selectOption({ value: 'new' });
  await page.getByLabel('Hvad handler gruppen om?').fill('Adgang');
  await page.getByRole('button', { name: 'Lav gruppen' }).click();
  await isTold(anna, 'Adgang');
  await workshop.lead({ do: 'go', block: writing });
  await laid(anna, 'Nøgler til vikarer').getByRole('button', { name: 'Tag kortet tilbage' }).click();
  await expect(anna.locator('.toast').filter({ hasText: 'Det kan ikke gøres lige nu.' })).toBeVisible();
  await expect(laid(anna, 'Nøgler til vikarer')).toBeVisible();
  await noFaults(anna);
  await hers.close();
});

test('one stands where one stood last, a vote that came too late is told so, and what is over can be looked back at', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Set tilbage ${mark()}`, [
    block('write', 'Skriv hver for sig', { prompt: 'Hvad tager tid, som ikke hjælper nogen?' }),
    block('judge', 'Reglerne', { statements: ['Reglen er vores egen.', 'Nogen ville savne den.'] }),
    block('vote', 'Stem', { prompt: 'Hvad skal væk først?' }),
    block('talk', 'Slut'),
    block('talk', 'Det, der ikke kom'),
  ]);
  const [writing, judge, vote, end] = workshop.blocks;
  const code = await desk(page, workshop.id);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const { page: bo, context: his } = await phone(browser, code, 'Bo');
  await workshop.lead({ do: 'go', block: writing });
  await write(anna, 'Kaffen er kold');

  await workshop.lead({ do: 'go', block: judge });
  const stance = (screen: Page, word: string) =>
    screen.getByRole('group', { name: 'Reglen er vores egen.' }).getByRole('button', { name: word, exact: true });
  // Without a side there is nothing that it could be important for.
  await expect(stance(anna, 'Pas')).toBeVisible();
  await expect(stance(anna, 'Vigtigt for mig')).toHaveCount(0);
  for (const word of ['Enig', 'Uenig', 'Pas']) {
    await stance(anna, word).click();
    for (const other of ['Enig', 'Uenig', 'Pas']) await expect(stance(anna, other)).toHaveAttribute('aria-pressed', `${other === word}`);
  }
  await noFaults(anna);
  await stance(bo, 'Uenig').click();
  await stance(bo, 'Vigtigt for mig').click();
  await expect(stance(bo, 'Vigtigt for mig')).toHaveAttribute('aria-pressed', 'true');
  await expect(now(page)).toContainText('2 af 2 har været med');
  await page.getByRole('button', { name: 'Luk og vis resultatet' }).click();
  for (const all of [anna, bo, page]) await expect(all.getByText('0 enige, 1 uenige, 1 pas · vigtigt for 1')).toBeVisible();
  await noFaults(page);

  const olga = (await workshop.lead({ do: 'seat', name: 'Olga' })).made as string;
  await workshop.lead({ do: 'go', block: vote });
  await expect(anna.getByText('1 af 1 prik tilbage')).toBeVisible();
  // A vote on its way when it is closed still counts for a moment; this one is longer on its way.
  const voteForOlga = async () => {
    const act = { do: 'vote', block: vote, option: 'c1', dots: 1 };
    const data = { id: crypto.randomUUID(), lead: { do: 'for', participant: olga, act } };
    const reply = await context.request.post(`/api/v1/workshops/${workshop.id}/lead`, { data, headers: OURS });
    return (await reply.json()).reason ?? 'counted';
  };
  expect(await voteForOlga()).toBe('counted');
  const held: Route[] = [];
  await anna.route(ACTS, (route) => void held.push(route));
  await anna.getByRole('button', { name: 'Én prik mere til »Kaffen er kold«' }).click();
  await expect.poll(() => held.length).toBe(1);
  await workshop.lead({ do: 'close', block: vote, close: true });
  await expect(anna.getByText('Der er lukket. Her er resultatet.')).toBeVisible();
  await expect.poll(voteForOlga).toBe('voting_closed');
  await held[0].continue();
  await anna.unroute(ACTS);
  await expect(anna.locator('.toast').filter({ hasText: 'Afstemningen er lukket, så det kom ikke med.' })).toBeVisible();
  await noFaults(anna);
  for (const all of [anna, page]) await expect(all.getByRole('listitem').filter({ hasText: 'Kaffen er kold' }).filter({ hasText: '1 prik' })).toBeVisible();

  await workshop.lead({ do: 'go', block: end });
  await isTold(anna, 'Slut');
  const past = (title: string) => anna.locator('details', { has: anna.locator('summary').getByText(title, { exact: true }) });
  for (const [title, ...told] of [
    ['Skriv hver for sig', 'Hvad tager tid, som ikke hjælper nogen?', 'Dine kort', 'Kaffen er kold'],
    ['Reglerne', 'Reglen er vores egen.', '0 enige, 1 uenige, 1 pas'],
    ['Stem', 'Hvad skal væk først?', '1 prik'],
  ]) {
    await past(title).locator('summary').click();
    for (const text of told) await expect(past(title).getByText(text).first()).toBeVisible();
  }
  await noFaults(anna);
  // Never ahead, and not what is on.
  for (const title of ['Slut', 'Det, der ikke kom']) await expect(past(title)).toHaveCount(0);
  for (const one of [hers, his]) await one.close();
});

test('cards that somebody said do not belong together are not suggested again', async ({ page, context }) => {
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Ikke ens ${mark()}`, [block('write', 'Skriv hver for sig'), block('group', 'Saml det, der hører sammen')]);
  const [writing, grouping] = workshop.blocks;
  await workshop.lead({ do: 'go', block: writing });
  const texts = ['Refusion ved barsel tager et helt år', 'Kaffemaskinen på gangen er altid tom', 'Det tager et år at få barselsrefusion'];
  for (const text of [...texts, 'Cykelskuret mangler nøgler', 'Nøgler til cykelskuret mangler']) {
    await workshop.lead({ do: 'do', act: { do: 'write', block: writing, text } });
  }
  await workshop.lead({ do: 'go', block: grouping });
  await desk(page, workshop.id);
  const suggest = page.getByRole('button', { name: 'Foreslå grupper' });
  await suggest.click();
  const refuse = page.getByRole('button', { name: /^Hører ikke sammen/ });
  await expect(refuse).toHaveCount(2);
  await noFaults(page);
  const none = page.getByText('Ingen kort ligner hinanden nok til at foreslå en gruppe.');
  for (const left of [1, 0]) {
    const refused = page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.request().postDataJSON()?.lead?.do === 'refuse');
    await refuse.first().click();
    expect((await refused).ok()).toBeTruthy();
    await expect(refuse).toHaveCount(left);
  }
  await expect(none).toBeVisible();
  // Asked anew, the server knows it, too.
  await suggest.click();
  await expect(none).toHaveCount(0);
  await suggest.click();
  await expect(none).toBeVisible();
  await expect(refuse).toHaveCount(0);
  await noFaults(page);
});

test('a workshop that was ended too early is opened again, with the same code and all that was written', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `Åbnet igen ${mark()}`, [block('write', 'Skriv hver for sig'), block('vote', 'Stem')]);
  const code = await desk(page, workshop.id);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  await write(anna, 'Tre underskrifter på et skab');
  await sure(page, 'Afslut workshoppen');
  for (const screen of [page, anna]) {
    await isTold(screen, 'Workshoppen er slut');
    await noFaults(screen);
  }

  await page.getByRole('button', { name: 'Åbn igen' }).click();
  await isTold(anna, 'Vi begynder om lidt');
  await expect(page.getByRole('heading', { name: 'Workshoppen er slut' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Åbn igen' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Begynd: Skriv hver for sig' })).toBeVisible();
  await expect(way(page)).toHaveText(code);
  await noFaults(page);
  const { page: bo, context: his } = await phone(browser, code, 'Bo');
  await expect(now(page)).toContainText('2 er her');
  await go(page, 'Skriv hver for sig');
  await expect(laid(anna, 'Tre underskrifter på et skab')).toBeVisible();
  // At the end everything had been shown.
  await expect(board(bo)).toContainText('Tre underskrifter på et skab');
  await write(bo, 'Nøgler til vikarer');
  await expect(now(page)).toContainText('2 kort er skrevet · 2 af 2 har været med');
  for (const screen of [page, bo]) await noFaults(screen);

  await sure(page, 'Afslut workshoppen');
  await isTold(anna, 'Workshoppen er slut');
  for (const text of ['Tre underskrifter på et skab', 'Nøgler til vikarer']) await expect(anna.locator('.workshop-record')).toContainText(text);
  for (const one of [hers, his]) await one.close();
});

test('whoever reads English takes part in English, and changes the language without being lost', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const workshop = await prepared(context, `På engelsk ${mark()}`, [block('write', 'Skriv hver for sig'), block('vote', 'Stem')]);
  const [writing, vote] = workshop.blocks;
  const code = await desk(page, workshop.id);
  const theirs = await browser.newContext(PHONE);
  const eve = await theirs.newPage();
  await eve.goto('/deltag');
  await isTold(eve, 'Vær med i en workshop');
  await eve.getByRole('button', { name: 'English' }).click();
  await isTold(eve, 'Join a workshop');
  await expect(eve.locator('html')).toHaveAttribute('lang', 'en');
  await eve.getByLabel('Code').fill('333333');
  await eve.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(eve.getByRole('main').getByText('That code does not fit.').first()).toBeVisible();
  await noFaults(eve);
  await eve.getByLabel('Code').fill(code);
  await eve.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(eve.getByText('What you write is anonymous. Nobody sees who wrote what.')).toBeVisible();
  await eve.getByLabel('Your name').fill('Eve');
  await noFaults(eve);
  await eve.getByRole('button', { name: 'Come in', exact: true }).click();
  await isTold(eve, 'We begin soon');

  await workshop.lead({ do: 'go', block: writing });
  await eve.getByLabel('Write a card').fill('Kaffen er kold');
  await eve.getByRole('button', { name: 'Lay the card' }).click();
  const card = eve.getByRole('listitem').filter({ hasText: 'Kaffen er kold' });
  for (const what of ['Change the card', 'Take the card back']) await expect(card.getByRole('button', { name: what })).toBeVisible();
  await eve.getByRole('button', { name: 'Raise your hand' }).click();
  await expect(eve.getByRole('button', { name: 'Take your hand down' })).toHaveAttribute('aria-pressed', 'true');
  await expect(now(page)).toContainText('1 kort er skrevet');
  await expect(now(page)).toContainText('1 hånd oppe');
  await eve.getByText('Get the record', { exact: true }).click();
  await eve.getByLabel('E-mail').fill('eve@example.dk');
  const sent = eve.waitForRequest((request) => request.method() === 'POST' && request.postDataJSON()?.act?.do === 'tell');
  await eve.getByRole('button', { name: 'Save', exact: true }).click();
  // What is mailed is written in the language of the phone.
  expect((await sent).postDataJSON().act.language).toBe('en');
  await expect(eve.getByText('Your e-mail is kept. Write another to change it.')).toBeVisible();
  await noFaults(eve);

  // In the middle of a sentence, there and back.
  await eve.getByLabel('Write a card').fill('Og så er der');
  await eve.getByRole('button', { name: 'Dansk' }).click();
  await expect(eve.getByLabel('Skriv et kort')).toHaveValue('Og så er der');
  await expect(laid(eve, 'Kaffen er kold')).toBeVisible();
  await eve.getByRole('button', { name: 'English' }).click();
  await expect(eve.getByLabel('Write a card')).toHaveValue('Og så er der');
  await eve.getByLabel('Write a card').fill('');

  await workshop.lead({ do: 'go', block: vote });
  await expect(eve.getByText('1 of 1 dot left')).toBeVisible();
  await eve.getByRole('button', { name: 'One more dot for “Kaffen er kold”' }).click();
  await expect(eve.getByText('0 of 1 dot left')).toBeVisible();
  await noFaults(eve);
  await expect(now(page)).toContainText('1 af 1 har været med');
  await workshop.lead({ do: 'close', block: vote, close: true });
  await expect(eve.getByText('It is closed. Here is the result.')).toBeVisible();
  await expect(eve.getByRole('listitem').filter({ hasText: 'Kaffen er kold' }).filter({ hasText: '1 dot' })).toBeVisible();
  await workshop.lead({ do: 'end' });
  await isTold(eve, 'The workshop has ended');
  await expect(eve.getByRole('heading', { name: 'Groups and cards' })).toBeVisible();
  await noFaults(eve);
  await eve.getByRole('button', { name: 'Dansk' }).click();
  await isTold(eve, 'Workshoppen er slut');
  await theirs.close();
});
