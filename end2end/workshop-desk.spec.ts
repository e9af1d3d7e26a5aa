// What makes leading quick: suggested groups, dragging, keys; and a next workshop that opens with what was agreed.
import { type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { backTo, press } from './support/keyboard';
import { signIn } from './support/people';
import { block, go, open, phone, prepared, sure, write } from './support/workshops';

test('groups are suggested and dragged, keys lead on, and the next one opens with what was agreed', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const title = `Barsel ${crypto.randomUUID().slice(0, 8)}`;
  const code = await open(page, title);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Skriv hver for sig');
  const texts = ['Refusion ved barsel tager et helt år', 'Kaffemaskinen på gangen er altid tom', 'Det tager et år at få barselsrefusion'];
  const bikes = ['Cykelskuret mangler nøgler', 'Nøgler til cykelskuret mangler'];
  for (const text of [...texts, ...bikes]) await write(anna, text);
  await go(page, 'Saml det, der hører sammen');
  await expect(page.getByRole('heading', { level: 2, name: 'Saml det, der hører sammen' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Nu', exact: true }).getByText('Alle sammen')).toBeVisible();
  await page.getByRole('button', { name: 'Foreslå grupper' }).click();
  const suggested = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Saml dem/ }) });
  await expect(suggested).toHaveCount(2);
  const refund = suggested.filter({ hasText: 'barselsrefusion' });
  const keys = suggested.filter({ hasText: 'Cykelskuret' });
  // What a group is about is asked in several places at once, and each of them has its own label and focus.
  const about = 'Hvad handler gruppen om?';
  const card = (text: string) => page.locator('.workshop-card').filter({ hasText: text });
  for (const text of ['Refusion ved barsel', 'Kaffemaskinen']) {
    await card(text).getByRole('combobox').selectOption({ value: 'new' });
    await expect(card(text).getByLabel(about)).toBeFocused();
  }
  for (const form of [refund, keys, card('Refusion ved barsel'), card('Kaffemaskinen')]) await expect(form.getByLabel(about)).toHaveCount(1);
  await noFaults(page);
  for (const text of ['Refusion ved barsel', 'Kaffemaskinen']) await card(text).getByRole('button', { name: 'Annuller' }).click();
  // A name that is typed stays while another suggestion is answered.
  await refund.getByLabel(about).fill('Refusion');
  await keys.getByRole('button', { name: /^Hører ikke sammen/ }).click();
  await expect(suggested).toHaveCount(1);
  await expect(refund.getByLabel(about)).toHaveValue('Refusion');
  await expect(refund.getByRole('button', { name: /^Saml dem/ })).toBeFocused();
  await noFaults(page);
  await refund.getByRole('button', { name: /^Saml dem/ }).click();
  const group = page.locator('.workshop-cluster').filter({ has: page.getByRole('heading', { name: 'Refusion' }) });
  await expect(group.getByRole('listitem')).toHaveCount(2);
  await expect(anna.getByRole('heading', { name: 'Refusion' })).toBeVisible();

  // The mouse, and back again.
  const loose = page.locator('.workshop-cluster.loose').getByRole('listitem').filter({ hasText: 'Kaffemaskinen' });
  await loose.getByText('Kaffemaskinen på gangen er altid tom').first().dragTo(group.getByRole('heading'));
  await expect(group.getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Fortryd sidste flytning' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(2);

  // A ticked card takes the other ticked ones along; ticks that are not shown count for nothing.
  const several = page.getByRole('button', { name: 'Vælg flere' });
  await several.click();
  for (const text of bikes) await page.getByRole('checkbox', { name: `Vælg kortet »${text}«` }).check();
  // Both in sight: a page that moves under a pressed button begins no drag.
  await group.getByRole('heading').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await card('mangler nøgler').getByText('Cykelskuret mangler nøgler').first().dragTo(group.getByRole('heading'));
  await expect(group.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Fortryd sidste flytning' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(2);
  for (const text of bikes) await page.getByRole('checkbox', { name: `Vælg kortet »${text}«` }).check();
  await several.click();
  // Both in sight: a page that moves under a pressed button begins no drag.
  await group.getByRole('heading').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await card('mangler nøgler').getByText('Cykelskuret mangler nøgler').first().dragTo(group.getByRole('heading'));
  await expect(group.getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Fortryd sidste flytning' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(2);

  // A card that should not have been written is taken off for everybody.
  await page.getByRole('button', { name: 'Fjern kortet »Kaffemaskinen på gangen er altid tom«' }).click();
  await noFaults(page);
  await page.getByRole('dialog', { name: 'Fjern kortet' }).getByRole('button', { name: 'Fjern kortet', exact: true }).click();
  await expect(loose).toHaveCount(0);
  await expect(page.locator('.workshop-board').getByRole('button').first()).toBeFocused();
  await expect(anna.locator('.workshop-board').getByText('Kaffemaskinen')).toHaveCount(0);

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
  await dialog.getByLabel('Hvis regel er det?').selectOption({ value: 'state' });
  await dialog.getByLabel(/^Hvis–så-aftale/).fill('Hvis der mangler svar, så ringer vi');
  // In a field a letter is a letter.
  await dialog.getByLabel('Begrundelse').pressSequentially('jtl');
  await expect(dialog.getByLabel('Begrundelse')).toHaveValue('jtl');
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(page.getByText('Ansvarlig: Karen Holst')).toBeVisible();
  await expect(page.getByText('Regel: lov', { exact: true })).toBeVisible();
  await expect(page.getByText('Hvis–så-aftale: Hvis der mangler svar')).toBeVisible();
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

const group = (page: Page, name: string) => page.locator('.workshop-cluster').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('groups are renamed and put together with the keyboard, a card alone is decided about, and nothing moves the focus', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Skabe ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const { page: bo, context: his } = await phone(browser, code, 'Bo');
  await go(page, 'Skriv hver for sig');
  for (const text of ['Tre underskrifter på et skab', 'Nøglekort til vikarer', 'Kaffemaskinen er tom', 'Vikarer venter på adgang']) await write(anna, text);
  await go(page, 'Saml det, der hører sammen');
  for (const [text, name] of [['Tre underskrifter på et skab', 'Indkøb'], ['Nøglekort til vikarer', 'Skabe']] as const) {
    await page.locator('.workshop-cluster.loose').getByRole('listitem').filter({ hasText: text }).getByRole('combobox').selectOption({ value: 'new' });
    await page.getByLabel('Hvad handler gruppen om?').fill(name);
    await page.getByRole('button', { name: 'Lav gruppen' }).click();
    // Whoever moved it goes on from it.
    await expect(group(page, name).getByRole('combobox', { name: `Flyt kortet »${text}«` })).toBeFocused();
  }

  await backTo(page, page.getByRole('button', { name: 'Omdøb Skabe' }));
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Hvad handler gruppen om?');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Skabe');
  await name.fill('Skabe og nøgler');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Omdøb Skabe og nøgler' })).toBeFocused();
  await expect(anna.getByRole('heading', { name: 'Skabe og nøgler' })).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Flyt alle kort … Skabe og nøgler' }));
  const into = page.getByRole('combobox', { name: 'Flyt alle kort til' });
  await expect(into).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Flyt kortene', exact: true }));
  await expect(into).toHaveAttribute('aria-invalid', 'true');
  await into.selectOption({ label: 'Indkøb' });
  await noFaults(page);
  await press(page, page.getByRole('button', { name: 'Flyt kortene', exact: true }));
  await expect(group(page, 'Skabe og nøgler')).toHaveCount(0);
  await expect(group(page, 'Indkøb').getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Omdøb Indkøb' })).toBeFocused();
  await page.getByRole('button', { name: 'Fortryd sidste flytning' }).click();
  await expect(group(page, 'Skabe og nøgler').getByRole('listitem')).toHaveCount(1);
  await expect(group(page, 'Indkøb').getByRole('listitem')).toHaveCount(1);

  // A hand moves its row up; whoever was in it stays in it.
  const sendOut = page.getByRole('button', { name: 'Send ud Bo' });
  await sendOut.focus();
  await bo.getByRole('button', { name: 'Ræk hånden op' }).click();
  await expect(page.getByText('Hånden oppe')).toBeVisible();
  await expect(page.locator('.workshop-people').getByRole('listitem').first()).toContainText('Bo');
  await expect(sendOut).toBeFocused();
  await page.getByRole('button', { name: 'Tag hånden ned Bo' }).press('Enter');
  await expect(page.getByText('Hånden oppe')).toHaveCount(0);
  await expect(page.locator('.workshop-people').getByRole('listitem').filter({ has: sendOut })).toBeFocused();

  await go(page, 'Beslut');
  await page.getByRole('button', { name: 'Beslut Kaffemaskinen er tom' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kaffemaskinen er tom' });
  await dialog.getByRole('radio', { name: /^Fjern/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ret beslutningen Kaffemaskinen er tom' })).toBeFocused();
  await expect(group(page, 'Kaffemaskinen er tom').getByRole('listitem')).toHaveCount(1);
  await noFaults(page);

  // What makes no sense when people have left is gone; what was agreed can still be put into words.
  await sure(page, 'Afslut workshoppen');
  await expect(page.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
  for (const gone of ['Tilføj punkt', 'Genvejstaster', 'Foreslå grupper', 'Tilføj en deltager uden telefon', 'Lås døren', 'Fortryd sidste flytning', 'Vælg flere', /^Fjern kortet/, /^Send ud/, /^Start/, /^Omdøb/, /^Valg for/]) {
    await expect(page.getByRole('button', { name: gone })).toHaveCount(0);
  }
  await expect(page.getByRole('button', { name: 'Ret beslutningen Kaffemaskinen er tom' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gør til ønske Kaffemaskinen er tom' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lav en ny ud fra denne' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Referat' })).toBeVisible();
  await noFaults(page);
  // A card that nobody put with others can, too.
  await page.getByRole('button', { name: 'Beslut Vikarer venter på adgang' }).click();
  const last = page.getByRole('dialog', { name: 'Vikarer venter på adgang' });
  await last.getByRole('radio', { name: /^Forenkl/ }).check({ force: true });
  await last.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(last).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ret beslutningen Vikarer venter på adgang' })).toBeFocused();
  for (const one of [hers, his]) await one.close();
});

test('on a phone what is on comes first, then the way in, the agenda and the cards', async ({ page, context, browser }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(context, 'Line Thorup');
  const code = await open(page, `Lomme ${crypto.randomUUID().slice(0, 8)}`);
  await expect(page.getByRole('img', { name: 'QR-kode til at være med' })).toBeVisible();
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await page.getByRole('button', { name: /^Begynd: / }).press('Enter');
  await expect(page.getByRole('button', { name: /^Næste: / })).toBeFocused();
  // The way in is one line with the code.
  await expect(page.getByRole('img', { name: 'QR-kode til at være med' })).toBeHidden();
  await expect(page.locator('.workshop-code strong')).toHaveText(code);
  await page.getByText('Vis QR-koden').click();
  await expect(page.getByRole('img', { name: 'QR-kode til at være med' })).toBeVisible();
  await noFaults(page);
  await page.getByText('Vis QR-koden').click();
  await go(page, 'Skriv hver for sig');
  await write(anna, 'Skemaet om skemaer');
  await page.getByRole('button', { name: 'Vis kortene for alle' }).press('Enter');
  await expect(page.getByText('Skemaet om skemaer')).toBeVisible();
  // The button is gone, and the focus beside where it was.
  await expect(page.getByRole('button', { name: /^Start/ })).toBeFocused();
  const regions = ['Nu', 'Døren', 'Program', 'Deltagere'].map((name) => page.getByRole('region', { name, exact: true }));
  const tops = await Promise.all([...regions, page.locator('.workshop-board')].map(async (one) => (await one.boundingBox())?.y ?? 0));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await noFaults(page);
  await hers.close();
});

test('what matters to somebody without a phone counts, too', async ({ page, context }) => {
  await signIn(context, 'Line Thorup');
  const statement = 'Det har sparet os tid.';
  const workshop = await prepared(context, `Uden telefon ${crypto.randomUUID().slice(0, 8)}`, [block('judge', 'Enig eller uenig?', { statements: [statement] })]);
  await workshop.lead({ do: 'go', block: workshop.blocks[0] });
  await workshop.lead({ do: 'seat', name: 'Anna' });
  await page.goto(`/workshops/${workshop.id}`);
  await page.getByRole('button', { name: 'Svar for Anna' }).click();
  const dialog = page.getByRole('dialog', { name: 'Svar for Anna' });
  await dialog.getByLabel('Hvad gælder det?').selectOption({ label: statement });
  await dialog.getByLabel('Enig eller uenig?').selectOption({ label: 'Enig' });
  const important = dialog.getByRole('checkbox', { name: 'Vigtigt for Anna' });
  await important.check();
  await noFaults(page);
  await dialog.getByRole('button', { name: 'Gem', exact: true }).click();
  // The next statement is another matter.
  await expect(important).not.toBeChecked();
  await workshop.lead({ do: 'close', block: workshop.blocks[0], close: true });
  await expect(page.getByText('1 enig, 0 uenige, 0 pas · vigtigt for 1')).toBeVisible();
});

test('a workshop that is over is deleted, and its code leads nowhere', async ({ page, context, browser }) => {
  await signIn(context, 'Line Thorup');
  const title = `Prøve ${crypto.randomUUID().slice(0, 8)}`;
  const code = await open(page, title);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await expect(page.getByRole('button', { name: 'Slet workshoppen' })).toHaveCount(0);
  await sure(page, 'Afslut workshoppen');
  await expect(anna.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
  await page.getByRole('button', { name: 'Slet workshoppen' }).click();
  await noFaults(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Slet workshoppen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workshops' })).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);
  // A phone that was in it is told, and not that it was the network.
  await expect(anna.getByRole('heading', { name: 'Workshoppen er her ikke mere' })).toBeVisible({ timeout: 20_000 });
  await anna.reload();
  await expect(anna.getByRole('main').getByText('Koden passer ikke.').first()).toBeVisible();
  await hers.close();
});
