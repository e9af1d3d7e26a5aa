// What a leader and a process owner do with wishes.
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';

/** Goes through the four steps of sending a wish; the last click is left to the test. */
async function fillIn(page: Page, title: string) {
  await page.getByLabel('Kort sagt').fill(title);
  await page.getByLabel('Hvad sker der i praksis?').fill('Vi retter det samme to steder hver mandag.');
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await page.getByLabel('Fagområde').selectOption({ label: 'Personale og rekruttering' });
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await page.getByLabel('Hvor længe hver gang?').fill('7,5');
  await page.getByLabel('Hvor mange gange?').fill('2');
  await page.getByLabel('Hvor mange gør det i din enhed?').fill('3');
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hvem må se, at det er dig?' })).toBeVisible();
}

test('a wish is sent in four steps, double click and all, and the receipt says what happens next', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const title = `Mandagsrettelser ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/');
  await ready(page);
  await page.getByRole('textbox', { name: 'Hvad tager tid fra kerneopgaven?' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kort sagt')).toHaveValue(title);
  await fillIn(page, title);
  await page.getByRole('button', { name: 'Send ønske' }).dblclick();
  await expect(page.getByRole('heading', { name: /Tak\. Dit ønske er nr\. \d+/ })).toBeVisible();
  await page.getByRole('link', { name: 'Se ønsket' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const found = await (await context.request.get('/api/v1/wishes', { params: { q: title } })).json();
  expect(found.total).toBe(1);
  expect(found.items[0].burden.estimated).toBeGreaterThan(0);
});

test('what was written survives a reload, and back leads back', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill('Halvfærdig kladde');
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await expect(page.getByLabel('Fagområde')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Fagområde')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Kort sagt')).toHaveValue('Halvfærdig kladde');
});

test('a CPR number is stopped with its place, and an empty title is asked for', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await expect(page.getByLabel('Kort sagt')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Kort sagt').fill('Borgeren 010203-1234 ventede');
  await expect(page.getByRole('main').getByText('Det ligner et personnummer')).toBeVisible();
  await expect(page.getByText('010203-1234', { exact: true }).first()).toBeVisible();
});

test('without a network a wish waits, and sends itself once when the network is back', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const title = `Uden net ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/oensker/nyt');
  await ready(page);
  await fillIn(page, title);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send ønske' }).click();
  await expect(page.getByText('Ønsket venter på at blive sendt')).toBeVisible();
  await context.setOffline(false);
  const total = async () => (await (await context.request.get('/api/v1/wishes', { params: { q: title } })).json()).total;
  await expect.poll(total).toBe(1);
});

test('what cannot be sent when the network is back is tried again soon', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const title = `Ustabil forbindelse ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/oensker/nyt');
  await ready(page);
  await fillIn(page, title);
  let failed = 0;
  await page.route('**/api/v1/wishes', (route) => {
    if (route.request().method() !== 'POST' || failed === 2) return route.continue();
    failed += 1;
    return route.abort('connectionfailed');
  });
  await page.getByRole('button', { name: 'Send ønske' }).click();
  await expect(page.getByText('Ønsket venter på at blive sendt')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Tak\. Dit ønske er nr\. \d+/ })).toBeVisible();
  expect(failed).toBe(2);
});

test('support is counted at once, seen by others without reloading, and can be taken back', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Rammer flere ${crypto.randomUUID().slice(0, 8)}`);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const other = await browser.newContext({ locale: 'da-DK' });
  await signIn(other, WHO.otherLeader);
  const theirs = await other.newPage();
  await theirs.goto(`/oensker/${number}`);
  await ready(theirs);
  const hit = theirs.getByRole('button', { name: /rammer også os/i });
  await hit.click();
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/2 enheder/).first()).toBeVisible();
  await hit.click();
  await expect(hit).toHaveAttribute('aria-pressed', 'false');
  await other.close();
});

test('a comment appears for others while they write, and does not disturb them', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Drøftes ${crypto.randomUUID().slice(0, 8)}`);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const mine = page.getByRole('textbox', { name: /kommentar/i });
  await mine.fill('Jeg er midt i en sæt');
  const other = await browser.newContext({ locale: 'da-DK' });
  await signIn(other, WHO.otherLeader);
  const theirs = await other.newPage();
  await theirs.goto(`/oensker/${number}`);
  await ready(theirs);
  await theirs.getByRole('textbox', { name: /kommentar/i }).fill('Det kender vi også.');
  await theirs.getByRole('button', { name: 'Skriv', exact: true }).click();
  await expect(page.getByText('Det kender vi også.')).toBeVisible();
  await expect(mine).toHaveValue('Jeg er midt i en sæt');
  await other.close();
});

test('the owner answers, and the leader sees the answer on top', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Skal besvares ${crypto.randomUUID().slice(0, 8)}`);
  const owner = await browser.newContext({ locale: 'da-DK' });
  await signIn(owner, WHO.owner);
  const desk = await owner.newPage();
  await desk.goto(`/oensker/${number}`);
  await ready(desk);
  await desk.getByRole('button', { name: 'Svar på ønsket' }).click();
  await desk.getByRole('radio', { name: /ikke nu/i }).check({ force: true });
  await desk.getByRole('textbox', { name: 'Begrundelse' }).fill('Vi venter på det nye system til foråret.');
  await desk.getByRole('button', { name: 'Send svar' }).click();
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect(page.getByText('Vi venter på det nye system til foråret.').first()).toBeVisible();
  await owner.close();
});

test('the list is searched as one types, filtered in the address, and back undoes a filter', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await makeWish(context, 'Ærøfærgens særlige sejlplan');
  await page.goto('/oensker');
  await ready(page);
  await page.keyboard.press('/');
  await page.keyboard.type('aeroefaergen');
  await expect(page.getByRole('link', { name: 'Ærøfærgens særlige sejlplan' }).first()).toBeVisible();
  await expect(page).toHaveURL(/q=aeroefaergen/);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Ærøfærgens særlige sejlplan' }).first()).toBeVisible();
});
