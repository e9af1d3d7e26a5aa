// Who takes part and how: through the door, without a phone, under one's name.
import { type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { isProperDialog } from './support/keyboard';
import { WHO, ready, signIn } from './support/people';
import { mark } from './support/records';
import { FACILITATOR, PHONE, board, desk, isTold, now, person, scan, way } from './support/room';
import { block, phone, prepared, write } from './support/workshops';

const people = (page: Page) => page.getByRole('region', { name: 'Deltagere', exact: true });
const leadsNowhere = (page: Page) => page.getByRole('main').getByText('Koden passer ikke.').first();
const comeIn = (page: Page) => page.getByRole('button', { name: 'Kom ind', exact: true });

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
  for (const all of [page, anna]) await expect(all.getByText(/0 enige, 1 uenig, 0 pas/)).toBeVisible();
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
