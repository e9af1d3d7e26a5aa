// From an initiative to what came of it, and the roadmap that shows it.
import { expect, test } from '@playwright/test';
import { OURS, WHO, makeWish, ready, signIn } from './support/people';

async function makeInitiative(context: import('@playwright/test').BrowserContext, title: string, wishes: number[] = []) {
  const me = (await (await context.request.get('/api/v1/session')).json()).me;
  const areas = (await (await context.request.get('/api/v1/areas')).json()).areas;
  const data = {
    key: crypto.randomUUID(), title, purpose: '', improvement: 'Det går hurtigere.', area: areas.find((a: { code: string }) => a.code === 'HR').id,
    unit: me.home.unit, starts: '2026-Q1', horizon: '2027-H1', wishes,
  };
  const reply = await context.request.post('/api/v1/initiatives', { data, headers: OURS });
  expect(reply.ok(), await reply.text()).toBeTruthy();
  return reply.json();
}

test('delivering asks those who wanted it, and one "no" reopens the wish', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const title = `Leveres ${crypto.randomUUID().slice(0, 8)}`;
  const wish = await makeWish(context, title);
  const owner = await browser.newContext();
  await signIn(owner, WHO.owner);
  const initiative = await makeInitiative(owner, `Tiltag for ${title}`, [wish]);
  const data = { status: 'delivered', health: 'on_track', text: 'Det er klar til brug fra i dag.', version: initiative.version };
  const given = await owner.request.post(`/api/v1/initiatives/${initiative.row.number}/updates`, { data, headers: OURS });
  expect(given.ok(), await given.text()).toBeTruthy();
  await page.goto(`/oensker/${wish}`);
  await ready(page);
  await expect(page.getByText('Har du mærket det?').first()).toBeVisible();
  await page.getByRole('button', { name: 'Nej', exact: true }).click();
  await expect.poll(async () => (await (await context.request.get(`/api/v1/wishes/${wish}`)).json()).status).toBe('reopened');
  await expect(page.getByText('Åbnet igen').first()).toBeVisible();
  await owner.close();
});

test('the owner gives status on the page and everyone sees it', async ({ page, context }) => {
  await signIn(context, WHO.owner);
  const initiative = await makeInitiative(context, `Status ${crypto.randomUUID().slice(0, 8)}`);
  await page.goto(`/tiltag/${initiative.row.number}`);
  await ready(page);
  await page.getByRole('button', { name: /giv status/i }).click();
  await page.getByRole('radio', { name: /i risiko/i }).check({ force: true });
  await page.getByRole('textbox', { name: /sætning/i }).fill('Leverandøren mangler.');
  await page.getByRole('button', { name: /(gem|send|giv) status/i }).last().click();
  await expect(page.getByText('Leverandøren mangler.').first()).toBeVisible();
});

test('the roadmap shows the same as timeline and as table, and is walked by keyboard', async ({ page, context }) => {
  await signIn(context, WHO.management);
  await page.goto('/roadmap');
  await ready(page);
  await expect(page.getByText('Autorisationspakker til bestemte medarbejdergrupper').first()).toBeVisible();
  await page.getByRole('link', { name: 'Tabel' }).or(page.getByRole('button', { name: 'Tabel' })).first().click();
  await expect(page.getByRole('table').first()).toContainText('Autorisationspakker til bestemte medarbejdergrupper');
  await expect(page.getByRole('table').first()).toContainText('1. halvår 2024');
});

test('a bar that is shorter than its title lets it go on as far as there is room, and no title is cut without saying so', async ({ page, context }) => {
  await signIn(context, WHO.management);
  await page.goto('/roadmap');
  await ready(page);
  const bar = page.getByRole('link', { name: /Midlertidige nøglekort samme dag/ });
  await expect(bar).toBeVisible();
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.bar-words')]
      .filter((words) => words.getBoundingClientRect().right > (words.parentElement?.getBoundingClientRect().right ?? 0) + 1)
      .map((words) => words.textContent),
  );
  expect(cut).toEqual([]);
  expect(await bar.locator('b').evaluate((title) => title.scrollWidth - title.clientWidth)).toBe(0);
});
