// What others do appears by itself: through the stream, through rounds of asking where the stream is held back, and for roles too.
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { get, mark, send } from './support/records';

test('another one’s support and comment appear without reloading', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const title = `Levende ${mark()}`;
  const number = await makeWish(context, title);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const list = await context.newPage();
  await list.goto(`/oensker?q=${encodeURIComponent(title)}`);
  await ready(list);
  await expect(list.getByRole('button', { name: /1 enhed er ramt/ })).toBeVisible();
  await page.bringToFront();
  const other = await browser.newContext();
  const they = await signIn(other, WHO.otherLeader);
  await send(other, 'PUT', `/wishes/${number}/support`, { unit: they.home.unit, load: null });
  await send(other, 'POST', `/wishes/${number}/comments`, { key: crypto.randomUUID(), body: 'Også hos os.', official: false });
  await expect(page.getByText('2 enheder er ramt').first()).toBeVisible();
  await expect(page.getByText('Også hos os.')).toBeVisible();
  await expect(list.getByRole('button', { name: /2 enheder er ramt/ })).toBeVisible();
  await other.close();
});

test('an answer, a changed title and a new status reach whoever has the wish open', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Besvares levende ${mark()}`);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const owner = await browser.newContext();
  const they = await signIn(owner, WHO.owner);
  const { version } = await get(owner, `/wishes/${number}`);
  const data = { decision: 'not_now', reason: 'Det må vente til foråret.', unit: they.home.unit, initiative: null, horizon: null, version };
  await send(owner, 'POST', `/wishes/${number}/answer`, data);
  await expect(page.getByRole('region', { name: /Svar: Ikke nu/ })).toContainText('Det må vente til foråret.');
  await owner.close();
});

test('where something in between holds the stream back, asking in rounds takes over', async ({ page, context, browser }) => {
  await page.clock.install();
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Bag en proxy ${mark()}`);
  const asked: string[] = [];
  // A proxy that gathers the whole reply before it passes anything on never passes a stream on.
  await page.route('**/api/v1/live**', (route) => {
    const url = new URL(route.request().url());
    asked.push(url.searchParams.get('mode') ?? 'stream');
    return url.searchParams.get('mode') === 'poll' ? route.continue() : undefined;
  });
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect.poll(() => asked).toContain('stream');
  for (let rounds = 0; rounds < 6; rounds += 1) await page.clock.runFor(10_000);
  await expect.poll(() => asked).toContain('poll');
  const other = await browser.newContext();
  await signIn(other, WHO.otherLeader);
  await send(other, 'POST', `/wishes/${number}/comments`, { key: crypto.randomUUID(), body: 'Kom igennem i runder.', official: false });
  await expect(page.getByText('Kom igennem i runder.')).toBeVisible();
  await send(other, 'POST', `/wishes/${number}/comments`, { key: crypto.randomUUID(), body: 'Og en gang til.', official: false });
  await expect(page.getByText('Og en gang til.')).toBeVisible();
  await other.close();
});

test('signed out everywhere by an administrator: the open page says so at once and keeps what was written', async ({ page, context, browser }) => {
  const admin = await browser.newContext();
  await signIn(admin, WHO.administrator);
  const { units } = await get(admin, '/units');
  const email = `ud-${mark()}@eksempel.dk`;
  const person = await send(admin, 'POST', '/people', { name: 'Ude Nu', email, first_position: { role: 'leader', unit: units[3].id } });
  const { link } = await send(admin, 'POST', `/people/${person.id}/invitation`);
  await send(context, 'POST', '/invitations/redeem', { token: new URL(link).hash.slice(1), password: 'en ganske lang sætning' });
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill('Skrevet før udlogningen');
  await send(admin, 'DELETE', `/people/${person.id}/sessions`);
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Adgangskode').fill('en ganske lang sætning');
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  await expect(page.getByLabel('Kort sagt')).toHaveValue('Skrevet før udlogningen');
  await admin.close();
});

test('a role given while the page is open brings what it allows, and taken away takes it back', async ({ page, context, browser }) => {
  const admin = await browser.newContext();
  await signIn(admin, WHO.administrator);
  const { units } = await get(admin, '/units');
  const email = `rolle-${mark()}@eksempel.dk`;
  const home = units.find((one: { name: string }) => one.name === 'Koncernservice');
  const person = await send(admin, 'POST', '/people', { name: 'Ny Ejer', email, first_position: { role: 'leader', unit: home.id } });
  const { link } = await send(admin, 'POST', `/people/${person.id}/invitation`);
  await send(context, 'POST', '/invitations/redeem', { token: new URL(link).hash.slice(1), password: 'en ganske lang sætning' });
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const number = await makeWish(leader, `Skifter hænder ${mark()}`);
  await leader.close();
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect(page.getByRole('heading', { name: 'Din behandling' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Skriv en kommentar' }).fill('Midt i en sætning');
  await send(admin, 'POST', `/people/${person.id}/positions`, { role: 'process_owner', unit: home.id });
  await expect(page.getByRole('heading', { name: 'Din behandling' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Skriv en kommentar' })).toHaveValue('Midt i en sætning');
  const now = await get(admin, `/people/${person.id}`);
  const owner = now.positions.find((one: { role: string }) => one.role === 'process_owner');
  await send(admin, 'DELETE', `/people/${person.id}/positions/${owner.id}`);
  await expect(page.getByRole('heading', { name: 'Din behandling' })).toHaveCount(0);
  await admin.close();
});
