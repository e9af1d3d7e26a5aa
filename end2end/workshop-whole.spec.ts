// A workshop played from the plan to the record by two facilitators, a projector and six people, on a server that is restarted in the
// middle of the vote; and two workshops at once that stay apart.
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { press, tabTo, write as type } from './support/keyboard';
import { ready, signIn } from './support/people';
import { serverOfItsOwn } from './support/server';
import { go, open, phone, sure, write } from './support/workshops';

test('from plan to record with six people, a second facilitator and a restart in mid-vote', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await serverOfItsOwn(() => {});
  const there = { baseURL: server.address, locale: 'da-DK', serviceWorkers: 'block' as const };
  const contexts: BrowserContext[] = [];
  try {
    const desks = await browser.newContext({ ...there, viewport: { width: 1280, height: 800 } });
    const others = await browser.newContext({ ...there, viewport: { width: 1280, height: 800 } });
    contexts.push(desks, others);
    for (const one of contexts) one.setDefaultTimeout(20_000);
    await signIn(desks, 'Line Thorup');
    await signIn(others, 'Nanna Krogh');
    const desk = await desks.newPage();
    const code = await open(desk, 'Færre skemaer');
    const wall = await desks.newPage();
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.goto(`${desk.url()}/skaerm`);
    await expect(wall.getByRole('img', { name: 'QR-kode til at være med' })).toBeVisible();
    await noFaults(wall);

    const people: Record<string, Page> = {};
    const sizes = { Anna: 390, Bo: 320, Carl: 360, Ditte: 768, Eva: 390 };
    for (const [name, width] of Object.entries(sizes)) {
      const one = await phone(browser, code, name, { ...there, viewport: { width, height: 780 } });
      contexts.push(one.context);
      people[name] = one.page;
    }
    const { Anna: anna, Bo: bo, Carl: carl, Ditte: ditte, Eva: eva } = people;
    // Finn has no mouse and no screen to touch.
    const keys = await browser.newContext({ ...there, viewport: { width: 1024, height: 768 } });
    contexts.push(keys);
    const finn = await keys.newPage();
    await finn.goto(`/deltag/${code.replace(/\s/g, '')}`);
    await type(finn, finn.getByLabel('Dit navn'), 'Finn');
    await press(finn, finn.getByRole('button', { name: 'Kom ind' }));
    await expect(finn.getByRole('heading', { name: 'Vi begynder om lidt' })).toBeVisible();
    await expect(desk.getByText('6 er her')).toBeVisible();

    await go(desk, 'Skriv hver for sig');
    await type(finn, finn.getByLabel('Skriv et kort'), 'Skemaet om skemaer');
    await press(finn, finn.getByRole('button', { name: 'Læg kortet' }));
    await write(anna, 'Tre underskrifter på et skab');
    await write(bo, 'Skabe skal godkendes tre gange');
    await write(carl, 'Vagtplanen tastes to gange');
    await write(ditte, 'Nøglekort til vikarer');
    await write(eva, 'Refusion ved barsel');
    // Nobody is pulled out of a sentence.
    await eva.getByLabel('Skriv et kort').fill('Og så er der');
    await go(desk, 'Saml det, der hører sammen');
    await expect(eva.getByText('Tre underskrifter på et skab')).toBeVisible();
    await expect(eva.getByLabel('Skriv et kort')).toBeFocused();
    await expect(eva.getByText('Du er ved at skrive til »Skriv hver for sig«')).toBeVisible();
    await eva.getByLabel('Skriv et kort').fill('Og så er der parkeringskortene');
    await eva.getByRole('button', { name: 'Læg kortet' }).click();
    await expect(eva.getByLabel('Skriv et kort')).toHaveCount(0);
    await expect(bo.getByText('Og så er der parkeringskortene')).toBeVisible();
    for (const [page, text, to] of [[anna, 'Tre underskrifter', 'new'], [bo, 'Skabe skal godkendes', 'Indkøb af skabe']] as const) {
      const card = page.getByRole('listitem').filter({ hasText: text });
      await card.getByRole('combobox').selectOption(to === 'new' ? { value: 'new' } : { label: to });
      if (to === 'new') {
        await page.getByLabel('Hvad handler gruppen om?').fill('Indkøb af skabe');
        await page.getByRole('button', { name: 'Lav gruppen' }).click();
      }
      await expect(bo.getByRole('heading', { name: 'Indkøb af skabe' })).toBeVisible();
    }

    // The vote: one loses the network, then the server goes down for everybody.
    await go(desk, 'Stem');
    const dot = (page: Page) => page.getByRole('button', { name: 'Én prik mere til »Indkøb af skabe«' });
    await dot(anna).click();
    await expect(desk.getByText(/1 af 6 har været med/)).toBeVisible();
    await bo.context().setOffline(true);
    await dot(bo).click();
    await server.pause();
    await dot(carl).click();
    await expect(carl.getByText('1 af 2 prikker tilbage')).toBeVisible();
    await expect(carl.getByText(/Ingen forbindelse/)).toBeVisible();
    await server.resume();
    await expect(desk.getByText(/2 af 6 har været med/)).toBeVisible({ timeout: 30_000 });
    await bo.context().setOffline(false);
    await expect(desk.getByText(/3 af 6 har været med/)).toBeVisible({ timeout: 30_000 });
    await tabTo(finn, dot(finn));
    await finn.keyboard.press('Enter');
    await dot(ditte).click();
    await dot(eva).click();
    await eva.getByRole('button', { name: 'Én prik mere til »Refusion ved barsel«' }).click();
    await expect(desk.getByText(/6 af 6 har været med/)).toBeVisible({ timeout: 30_000 });
    await expect(wall.getByText('6 prikker')).toHaveCount(0);

    // The other facilitator takes over.
    const second = await others.newPage();
    await second.goto(desk.url());
    await second.getByRole('button', { name: 'Luk og vis resultatet' }).click();
    for (const page of [anna, bo, wall]) {
      await expect(page.getByRole('listitem').filter({ hasText: 'Indkøb af skabe' }).filter({ hasText: '6 prikker' })).toBeVisible();
    }
    await go(second, 'Indsats og effekt');
    for (const [page, effort, effect] of [[anna, '1', '5'], [carl, '4', '2']] as const) {
      const row = page.getByRole('listitem').filter({ hasText: 'Indkøb af skabe' });
      await row.getByRole('group', { name: /^Indsats/ }).getByRole('radio', { name: effort }).check();
      await row.getByRole('group', { name: /^Effekt/ }).getByRole('radio', { name: effect }).check();
    }
    // By dragging it is the same.
    const placed = carl.getByRole('listitem').filter({ hasText: 'Indkøb af skabe' });
    await placed.getByText('Træk i stedet').click();
    const field = (await placed.locator('.workshop-field').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await carl.mouse.move(field.x + 10, field.y + field.height / 2);
    await carl.mouse.down();
    await carl.mouse.move(field.x + field.width * 0.9, field.y + field.height * 0.3, { steps: 4 });
    await carl.mouse.up();
    await expect(placed.getByRole('group', { name: /^Indsats/ }).getByRole('radio', { name: '5' })).toBeChecked();
    await expect(placed.getByRole('group', { name: /^Effekt/ }).getByRole('radio', { name: '4' })).toBeChecked();
    await expect(second.getByText(/2 af 6 har været med/)).toBeVisible();
    await second.getByRole('button', { name: 'Luk og vis resultatet' }).click();
    await expect(wall.getByText('I er uenige')).toBeVisible();
    await noFaults(wall);

    await go(second, 'Beslut');
    await second.getByRole('button', { name: 'Beslut Indkøb af skabe' }).click();
    const dialog = second.getByRole('dialog', { name: 'Indkøb af skabe' });
    await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
    await expect(dialog.getByRole('group', { name: /Hvad gør vi ved det/ })).toBeVisible();
    await dialog.getByRole('radio', { name: /^Forenkl/ }).check({ force: true });
    await dialog.getByLabel('Begrundelse').fill('Én underskrift er nok.');
    await dialog.getByLabel('Ansvarlig').fill('Karen Holst');
    await noFaults(second);
    await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
    await expect(dialog).toBeHidden();
    await expect(wall.getByText('Én underskrift er nok.')).toBeVisible();
    await expect(desk.getByText('Ansvarlig: Karen Holst')).toBeVisible();
  await expect(desk.getByText('Noteret af Nanna Krogh')).toBeVisible();
    await second.getByRole('button', { name: 'Gør til ønske Indkøb af skabe' }).click();
    await expect(second.getByText('Vælg først, hvor ønsker og tiltag herfra hører til.').first()).toBeVisible();
    await second.getByLabel('Ønsker og tiltag herfra hører til').selectOption({ index: 1 });
    await second.getByRole('button', { name: 'Gør til ønske Indkøb af skabe' }).click();
    const wish = second.getByRole('link', { name: /^Ønske \d+$/ });
    await expect(wish).toBeVisible();
    await expect(desk.getByRole('link', { name: /^Ønske \d+$/ })).toBeVisible();
    await second.getByRole('button', { name: 'Gør til tiltag Indkøb af skabe' }).click();
    const initiative = second.getByRole('link', { name: /^Tiltag \d+$/ });
    await expect(initiative).toBeVisible();
    const madeInitiative = (await initiative.getAttribute('href')) ?? '';
    await noFaults(second);
    await sure(second, 'Afslut workshoppen');

    // After: the record on a phone, on the desk and in a file; and the wish with the room behind it.
    await expect(bo.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
    await expect(bo.getByRole('heading', { name: 'Beslutninger' })).toBeVisible();
    const purpose = 'Fra det, der tager tid, til beslutninger med en ejer.';
    await expect(bo.locator('.workshop-record').getByText(purpose)).toBeVisible();
    // On a phone the headings of a table are not seen: each cell says what it is.
    await expect(bo.locator('.workshop-record td').first()).toHaveAttribute('data-label', 'Planlagt');
    await bo.getByLabel('E-mail').fill('ikke en adresse');
    await bo.getByRole('button', { name: 'Gem' }).click();
    await expect(bo.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
    await bo.getByLabel('E-mail').fill('bo@example.dk');
    await bo.getByRole('button', { name: 'Gem' }).click();
    await expect(bo.getByText('Din mail er gemt.')).toBeVisible();
    await noFaults(bo);
    await desk.getByRole('link', { name: 'Referat' }).click();
    await expect(desk.getByRole('heading', { level: 1, name: 'Referat: Færre skemaer' })).toBeVisible();
    await expect(desk.getByText(purpose)).toBeVisible();
    await expect(desk.getByText('6 af 6 stemte, 2 prikker hver')).toBeVisible();
    await expect(desk.getByText('Skemaet om skemaer').first()).toBeVisible();
    await expect(desk.getByRole('main').getByText('Finn')).toHaveCount(0);
    await noFaults(desk);
    await desk.getByRole('button', { name: 'Gem som' }).click();
    const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Markdown' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^referat-.*\.md$/);
    await desk.getByRole('link', { name: /^Ønske \d+$/ }).first().click();
    await expect(desk.getByRole('heading', { level: 1, name: 'Indkøb af skabe' })).toBeVisible();
    await expect(desk.getByText('Færre skemaer').first()).toBeVisible();
    await expect(desk.getByText(/6 ledere støtter/).first()).toBeVisible();
    await desk.goto(madeInitiative);
    await expect(desk.getByRole('heading', { level: 1, name: 'Indkøb af skabe' })).toBeVisible();
    await expect(desk.getByRole('definition').filter({ hasText: /^Færre skemaer$/ })).toBeVisible();
  } finally {
    for (const context of contexts) await context.close();
    await server.close();
  }
});

test('two workshops at once stay apart, and a guest sees nothing but theirs', async ({ browser, context, page }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const one = await open(page, 'Det ene rum');
  const other = await context.newPage();
  const two = await open(other, 'Det andet rum');
  const anna = await phone(browser, one, 'Anna');
  const bo = await phone(browser, two, 'Bo');
  for (const desk of [page, other]) await go(desk, 'Skriv hver for sig');
  await write(anna.page, 'Kun i det ene rum');
  await write(bo.page, 'Kun i det andet rum');
  for (const desk of [page, other]) {
    await expect(desk.getByText(/1 kort er skrevet · 1 af 1 har været med/)).toBeVisible();
    await desk.getByRole('button', { name: 'Vis kortene for alle' }).click();
  }
  await expect(page.getByText('Kun i det ene rum')).toBeVisible();
  await expect(page.getByText('Kun i det andet rum')).toHaveCount(0);
  await expect(anna.page.getByText('Kun i det andet rum')).toHaveCount(0);
  const theirs = other.url().split('/').pop();
  for (const path of [`workshops/${theirs}/participant`, `workshops/${theirs}`, 'wishes', 'units']) {
    expect((await anna.context.request.get(`/api/v1/${path}`)).status(), path).toBe(401);
  }
  for (const { context } of [anna, bo]) await context.close();
});
