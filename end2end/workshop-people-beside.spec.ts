// What people do beside what is asked, and what comes too late: put aside, taken back, looked back at, opened again after the end; and all of it in
// another language.
import { type Page, type Route, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { OURS, signIn } from './support/people';
import { mark } from './support/records';
import { FACILITATOR, PHONE, board, desk, isTold, laid, now, person, way } from './support/room';
import { block, go, phone, prepared, sure, write } from './support/workshops';

const ACTS = /\/acts$/;

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
  for (const all of [anna, bo, page]) await expect(all.getByText('0 enige, 1 uenig, 1 pas · vigtigt for 1')).toBeVisible();
  await noFaults(page);

  const olga = (await workshop.lead({ do: 'seat', name: 'Olga' })).made as string;
  await workshop.lead({ do: 'go', block: vote });
  await expect(anna.getByText('1 af 1 prik tilbage')).toBeVisible();
  // A vote on its way when it is closed still counts for a moment; this one is longer on its way.
  const voteForOlga = async () => {
    const act = { do: 'vote', block: vote, option: 'c1', dots: 1 };
    const data = { id: crypto.randomUUID(), lead: { do: 'for', participant: olga, act } };
    const reply = await context.request.post(`/api/v1/workshops/${workshop.id}/lead`, { data, headers: OURS });
    const { code, reason } = await reply.json();
    return reason ?? code ?? 'counted';
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
  const past = (title: string) => anna.locator('details', { has: anna.getByText(title, { exact: true }) });
  for (const [title, ...told] of [
    ['Skriv hver for sig', 'Hvad tager tid, som ikke hjælper nogen?', 'Dine kort', 'Kaffen er kold'],
    ['Reglerne', 'Reglen er vores egen.', '0 enige, 1 uenig, 1 pas'],
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
