// A workshop from plan to result: who leads it, the wall, and phones without an account, one of which loses its network.
import { type BrowserContext, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { ready, signIn } from './support/people';
import { go, open, phone, sure, unfold, write } from './support/workshops';

const FACILITATOR = 'Line Thorup';

test('a room writes, groups and votes from phones, and one that loses its network loses nothing', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const title = `Enklere hverdag ${crypto.randomUUID().slice(0, 8)}`;
  const code = await open(page, title);
  await noFaults(page);
  const anna = await phone(browser, code, 'Anna');
  const bo = await phone(browser, code, 'Bo', { viewport: { width: 320, height: 640 } });
  const wall = await context.newPage();
  await wall.goto(`${page.url()}/skaerm`);
  await expect(wall.getByText(code)).toBeVisible();

  await go(page, 'Skriv hver for sig');
  await expect(anna.page.getByRole('heading', { name: 'Skriv hver for sig' })).toBeVisible();
  await write(anna.page, 'Tre underskrifter på et skab');
  await write(bo.page, 'Vagtplanen tastes to gange');
  await expect(page.getByText(/2 kort er skrevet · 2 af 2 har været med/)).toBeVisible();
  for (const others of [bo.page, wall, page]) {
    await expect(others.getByText('Tre underskrifter på et skab')).toHaveCount(0);
  }
  await noFaults(bo.page);
  await page.getByRole('button', { name: 'Vis kortene for alle' }).click();
  await expect(bo.page.getByText('Tre underskrifter på et skab')).toBeVisible();
  await expect(wall.getByText('Tre underskrifter på et skab')).toBeVisible();

  await go(page, 'Saml det, der hører sammen');
  const card = bo.page.getByRole('listitem').filter({ hasText: 'Vagtplanen tastes to gange' });
  await card.getByRole('combobox').selectOption({ label: 'Ny gruppe' });
  await bo.page.getByLabel('Hvad handler gruppen om?').fill('Dobbelt arbejde');
  await bo.page.getByRole('button', { name: 'Lav gruppen' }).click();
  await expect(anna.page.getByRole('heading', { name: 'Dobbelt arbejde' })).toBeVisible();
  await expect(wall.getByRole('heading', { name: 'Dobbelt arbejde' })).toBeVisible();
  await expect(wall.getByText('Anna')).toHaveCount(0);
  await noFaults(bo.page);
  await noFaults(wall);

  await go(page, 'Stem');
  await expect(anna.page.getByText('1 af 1 prik tilbage')).toBeVisible();
  await anna.context.setOffline(true);
  await anna.page.getByRole('button', { name: 'Én prik mere til »Dobbelt arbejde«' }).click();
  await expect(anna.page.getByText('0 af 1 prik tilbage')).toBeVisible();
  await bo.page.getByRole('button', { name: 'Én prik mere til »Dobbelt arbejde«' }).click();
  await expect(page.getByText(/1 af 2 har været med/)).toBeVisible();
  await anna.context.setOffline(false);
  await expect(page.getByText(/2 af 2 har været med/)).toBeVisible();
  await noFaults(anna.page);
  await page.getByRole('button', { name: 'Luk og vis resultatet' }).click();
  await expect(anna.page.getByText('Der er lukket. Her er resultatet.')).toBeVisible();
  for (const all of [anna.page, bo.page, wall]) {
    await expect(all.getByRole('listitem').filter({ hasText: 'Dobbelt arbejde' }).filter({ hasText: '2 prikker' })).toBeVisible();
  }

  // The tab was closed: the address again, and it is the same person with the same dots.
  await anna.page.reload();
  await expect(anna.page.getByText('Der er lukket. Her er resultatet.')).toBeVisible();
  await sure(page, 'Afslut workshoppen');
  await expect(bo.page.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
  await noFaults(page);
  for (const { context } of [anna, bo] as { context: BrowserContext }[]) await context.close();
});

test('effort, effect, stances and a raised hand reach the desk, and a wrong code leads nowhere', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  await page.goto('/workshops');
  await ready(page);
  await page.getByRole('button', { name: 'Ny workshop' }).click();
  await page.getByLabel('Skabelon').selectOption({ label: 'Hvad virkede? (40 minutter)' });
  await page.getByRole('button', { name: 'Opret workshoppen' }).click();
  await page.getByRole('button', { name: 'Åbn dørene' }).click();
  const code = (await page.locator('.workshop-code strong').textContent()) ?? '';
  const stranger = await browser.newContext({ locale: 'da-DK' });
  const wrong = await stranger.newPage();
  await wrong.goto('/deltag/333333');
  await expect(wrong.getByRole('main').getByText('Koden passer ikke.').first()).toBeVisible();
  await noFaults(wrong);
  await stranger.close();
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  await go(page, 'Hvordan gik det?');
  await anna.getByRole('group', { name: 'Det har sparet os tid.' }).getByRole('button', { name: 'Enig', exact: true }).click();
  await expect(anna.getByRole('group', { name: 'Det har sparet os tid.' }).getByRole('button', { name: 'Enig', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await anna.getByRole('button', { name: 'Ræk hånden op' }).click();
  await unfold(page, 'Deltagere');
  await expect(page.getByText('Hånden oppe')).toBeVisible();
  await page.getByRole('button', { name: 'Tag hånden ned Anna' }).click();
  await expect(anna.getByRole('button', { name: 'Ræk hånden op' })).toBeVisible();
  await page.getByRole('button', { name: 'Start 5 min.' }).click();
  await expect(anna.getByRole('timer')).toHaveText(/4:5\d/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(anna.getByText('Uret står stille')).toBeVisible();
  await noFaults(anna);
  await page.getByRole('button', { name: 'Luk og vis resultatet' }).click();
  await expect(anna.getByText(/1 enig, 0 uenige/)).toBeVisible();
  await sure(page, 'Send ud Anna');
  await expect(anna.getByRole('heading', { name: 'Du er ikke længere med i workshoppen' })).toBeVisible();
  await expect(anna.getByText(/1 enig, 0 uenige/)).toHaveCount(0);
  await expect(page.locator('.workshop-people').getByText(`Sendt ud af ${FACILITATOR}`)).toBeVisible();
  await hers.close();
});

test('the first prompt waits for nothing that follows it, and nobody is interrupted while that cannot be had', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  const code = await open(page, `Dårligt net ${crypto.randomUUID().slice(0, 8)}`);
  const hers = await browser.newContext({ locale: 'da-DK', viewport: { width: 390, height: 780 }, serviceWorkers: 'block' });
  const anna = await hers.newPage();
  // The rest of the page's program does not come through.
  const lost: string[] = [];
  await anna.route(/later_part/, (route) => {
    lost.push(route.request().url());
    return route.abort();
  });
  await anna.goto(`/deltag/${code.replace(/\s/g, '')}`);
  await anna.getByRole('button', { name: 'Kom ind' }).click();
  await go(page, 'Skriv hver for sig');
  await anna.getByLabel('Skriv et kort').fill('Det samme skema to gange');
  await expect.poll(() => lost.length).toBeGreaterThan(1);
  await expect(anna.getByLabel('Skriv et kort')).toBeFocused();
  await anna.getByRole('button', { name: 'Læg kortet' }).click();
  await expect(page.getByText(/1 kort er skrevet/)).toBeVisible();
  await go(page, 'Stem');
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeVisible();
  await anna.unroute(/later_part/);
  await expect(anna.getByRole('button', { name: 'Én prik mere til »Det samme skema to gange«' })).toBeVisible();
  await noFaults(anna);
  await hers.close();
});

test('where something in between holds streams back, a phone asks for each piece by itself, as long as that is so', async ({ page, context, browser }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const code = await open(page, `Bag en proxy ${crypto.randomUUID().slice(0, 8)}`);
  const hers = await browser.newContext({ locale: 'da-DK', serviceWorkers: 'block' });
  const anna = await hers.newPage();
  let [holds, fails] = [true, false];
  let [streams, asked] = [0, 0];
  let late: Promise<unknown> = Promise.resolve();
  await anna.route(/\/stream/, async (route) => {
    if (route.request().url().includes('mode=poll')) {
      asked += 1;
      if (fails) return route.abort();
      const answer = await route.fetch();
      await late;
      return route.fulfill({ response: answer });
    }
    if (holds) return undefined;
    streams += 1;
    return route.continue();
  });
  await anna.goto(`/deltag/${code.replace(/\s/g, '')}`);
  await anna.getByRole('button', { name: 'Kom ind' }).click();
  await expect(anna.getByRole('heading', { name: 'Vi begynder om lidt' })).toBeVisible({ timeout: 20_000 });
  await go(page, 'Skriv hver for sig');
  await expect(anna.getByLabel('Skriv et kort')).toBeVisible();
  // What was asked for before the card was laid comes after it, and does not take it back.
  late = anna.waitForResponse((reply) => reply.request().method() === 'POST');
  const last = asked;
  await write(anna, 'Post, der kommer i bundter');
  await expect(page.getByText(/1 kort er skrevet/)).toBeVisible();
  const card = anna.getByRole('listitem').filter({ hasText: 'Post, der kommer i bundter' });
  await expect.poll(() => asked, { message: 'the answer that came late was taken' }).toBeGreaterThan(last);
  await expect(card).toBeVisible();
  await go(page, 'Stem');
  await expect(anna.getByText('1 af 1 prik tilbage')).toBeVisible();
  // One that gets lost on the way is no reason to stop.
  fails = true;
  await go(page, 'Drøft');
  await expect(anna.getByText(/^Ingen forbindelse\./)).toBeVisible({ timeout: 40_000 });
  fails = false;
  await expect(anna.getByRole('heading', { name: 'Drøft' })).toBeVisible({ timeout: 30_000 });
  // In another network nothing is held back: it is tried, and then it is the stream again.
  holds = false;
  await anna.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect.poll(() => streams, { timeout: 20_000 }).toBeGreaterThan(1);
  const before = asked;
  await go(page, 'Saml det, der hører sammen');
  await expect(anna.getByRole('heading', { name: 'Saml det, der hører sammen' })).toBeVisible();
  await go(page, 'Beslut');
  await expect(anna.getByRole('heading', { name: 'Beslut', exact: true })).toBeVisible();
  expect(asked).toBe(before);
  await hers.close();
});

test('a phone that nobody looks at listens to nothing, and has caught up when it is looked at again', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  const code = await open(page, `I lommen ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna');
  const look = (hidden: boolean) =>
    anna.evaluate((away) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, hidden);
  const closed = anna.waitForEvent('requestfailed', (request) => request.url().includes('/stream'));
  await look(true);
  await closed;
  await go(page, 'Skriv hver for sig');
  await expect(page.getByRole('heading', { level: 2, name: 'Skriv hver for sig' })).toBeVisible();
  await expect(anna.getByRole('heading', { name: 'Vi begynder om lidt' })).toBeVisible();
  await look(false);
  await expect(anna.getByRole('heading', { name: 'Skriv hver for sig' })).toBeVisible();
  await hers.close();
});

test('who leaves before the end leaves an address on the way, and loses nothing of what is being typed', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  const code = await open(page, `Går før tid ${crypto.randomUUID().slice(0, 8)}`);
  const { page: anna, context: hers } = await phone(browser, code, 'Anna', { viewport: { width: 320, height: 640 } });
  await go(page, 'Skriv hver for sig');
  await anna.getByLabel('Skriv et kort').fill('Halvt skrevet');
  await anna.locator('summary', { hasText: 'Læg til side' }).click();
  await anna.getByLabel('Noget, der ikke skal glemmes').fill('Hvem ejer kaffen?');
  await expect(anna.getByLabel('Skriv et kort')).toHaveValue('Halvt skrevet');
  await anna.getByText('Få referatet').click();
  await expect(anna.getByLabel('Dit navn')).toHaveValue('Anna');
  await noFaults(anna);
  await anna.getByLabel('E-mail').fill('anna@example.dk');
  const sent = anna.waitForRequest((request) => request.method() === 'POST' && request.postDataJSON()?.act?.do === 'tell');
  await anna.getByRole('button', { name: 'Gem', exact: true }).click();
  // What is mailed is written in the language of the phone.
  expect((await sent).postDataJSON().act.language).toBe('da');
  await expect(anna.getByText('Din mail er gemt.')).toBeVisible();
  await expect(anna.getByLabel('Skriv et kort')).toHaveValue('Halvt skrevet');
  await anna.getByLabel('E-mail').fill('anna@nyt.dk');
  await anna.getByLabel('Dit navn').fill('Anna Holm');
  await anna.getByLabel('Mit navn må stå i referatet').check();
  await go(page, 'Stem');
  await expect(anna.getByRole('heading', { name: 'Stem' })).toBeVisible();
  await expect(anna.getByLabel('E-mail')).toHaveValue('anna@nyt.dk');
  await sure(page, 'Afslut workshoppen');
  await expect(anna.getByRole('heading', { name: 'Workshoppen er slut' })).toBeVisible();
  await expect(anna.getByText('Din mail er gemt.')).toBeVisible();
  await expect(anna.getByLabel('E-mail')).toHaveValue('anna@nyt.dk');
  await expect(anna.getByLabel('Dit navn')).toHaveValue('Anna Holm');
  await expect(anna.getByLabel('Mit navn må stå i referatet')).toBeChecked();
  // Nor does it take half a sentence, or what was about to be put aside.
  const left = anna.getByRole('textbox', { name: 'Det her nåede du ikke at lægge' });
  await expect(left).toHaveValue('Halvt skrevet\n\nHvem ejer kaffen?');
  await noFaults(anna);
  await anna.reload();
  await expect(left).toHaveValue('Halvt skrevet\n\nHvem ejer kaffen?');
  await hers.close();
});

test('in pairs the cards that are shown are those that were written before, too', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  const code = await open(page, `To og to ${crypto.randomUUID().slice(0, 8)}`);
  const anna = await phone(browser, code, 'Anna');
  const bo = await phone(browser, code, 'Bo');
  await go(page, 'Skriv hver for sig');
  await write(anna.page, 'Tre underskrifter på et skab');
  await go(page, 'To og to');
  await expect(bo.page.getByRole('heading', { name: 'To og to', exact: true })).toBeVisible();
  await expect(bo.page.getByText('Tre underskrifter på et skab')).toHaveCount(0);
  await page.getByRole('button', { name: 'Vis kortene for alle' }).click();
  await expect(bo.page.getByText('Tre underskrifter på et skab')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Vis kortene for alle' })).toHaveCount(0);
  for (const { context } of [anna, bo]) await context.close();
});
