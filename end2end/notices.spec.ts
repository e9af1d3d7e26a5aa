// Told what became of it: the bell, the page of notices, how soon one is mailed, and the mail queue.
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { OURS, WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

const bell = (page: Page) => page.getByRole('link', { name: /^Beskeder/ });
/** How many notices the bell counts. Other tests may tell the same person something. */
const unread = async (page: Page) => Number(/(\d+) ulæst/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[1] ?? 0);

async function clean(page: Page) {
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);
}

/** Answers a wish through the API, as its owner. */
async function answer(context: BrowserContext, wish: number) {
  const me = await signIn(context, WHO.owner);
  const { version } = await (await context.request.get(`/api/v1/wishes/${wish}`)).json();
  const data = { decision: 'not_now', reason: 'Det venter på det nye lønsystem.', unit: me.home.unit, version };
  const reply = await context.request.post(`/api/v1/wishes/${wish}/answer`, { data, headers: OURS });
  expect(reply.ok(), await reply.text()).toBeTruthy();
}

test('whoever supports a wish hears of its answer without asking, and has read it once it was opened', async ({ page, context, browser }) => {
  const name = `Lønsedler i tre systemer ${mark()}`;
  await signIn(context, WHO.leader);
  const wish = await makeWish(context, name);
  const me = await signIn(context, WHO.otherLeader);
  await context.request.put(`/api/v1/wishes/${wish}/support`, { data: { unit: me.home.unit }, headers: OURS });
  await context.request.put('/api/v1/notices/read', { data: {}, headers: OURS });
  await page.goto('/oensker');
  await ready(page);
  const before = await unread(page);

  const owner = await browser.newContext();
  await answer(owner, wish);
  await owner.close();
  await expect.poll(() => unread(page), { message: 'the bell follows by itself' }).toBeGreaterThan(before);
  await bell(page).click();
  await ready(page);
  const group = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(group.getByText('Svar: Ikke nu')).toBeVisible();
  await expect(group.getByText('»Det venter på det nye lønsystem.«')).toBeVisible();
  await expect(group.getByText('1 ny')).toBeVisible();
  await clean(page);

  await group.getByRole('link', { name }).click();
  await expect(page).toHaveURL(new RegExp(`/oensker/${wish}$`));
  await ready(page);
  await page.goto('/beskeder');
  await ready(page);
  await expect(group.getByText('Svar: Ikke nu')).toBeVisible();
  await expect(group.getByText('1 ny'), 'opened is read').toHaveCount(0);
});

test('all can be marked as read at once', async ({ page, context, browser }) => {
  const name = `Læses på én gang ${mark()}`;
  await signIn(context, WHO.leader);
  const wish = await makeWish(context, name);
  const owner = await browser.newContext();
  await answer(owner, wish);
  await owner.close();
  await signIn(context, WHO.leader);
  await page.goto('/beskeder');
  await ready(page);
  const group = page.getByRole('listitem').filter({ hasText: name });
  await expect(group.getByText(/^\d+ ny/)).toBeVisible();
  await page.getByRole('button', { name: 'Markér alle som læst' }).click();
  await expect(group.getByText(/^\d+ ny/)).toHaveCount(0);
});

test('an answer tapped in a mail is given once the page is open, and can be taken back', async ({ page, context, browser }) => {
  await signIn(context, WHO.leader);
  const wish = await makeWish(context, `Mærkes det ${mark()}`);
  const owner = await browser.newContext();
  const me = await signIn(owner, WHO.owner);
  const { area } = await (await owner.request.get(`/api/v1/wishes/${wish}`)).json();
  const data = { key: crypto.randomUUID(), title: `Lettere ${mark()}`, area: area.id, unit: me.home.unit, wishes: [wish] };
  const made = await (await owner.request.post('/api/v1/initiatives', { data, headers: OURS })).json();
  const status = { status: 'delivered', health: 'on_track', text: 'Det er på plads nu.', version: made.version };
  const path = `/api/v1/initiatives/${made.row.number}/updates`;
  const given = await owner.request.post(path, { data: status, headers: OURS });
  expect(given.ok(), await given.text()).toBeTruthy();
  await owner.close();
  const verdict = async () => (await (await context.request.get(`/api/v1/wishes/${wish}`)).json()).mine.verdict;

  await page.goto('/beskeder');
  await ready(page);
  const receipt = page.getByRole('listitem').filter({ hasText: `Lettere` }).first();
  await expect(receipt.getByText('Det er leveret. Har du mærket det?')).toBeVisible();
  await expect(receipt.getByText('»Det er på plads nu.«')).toBeVisible();

  await context.request.get(`/oensker/${wish}?maerket=nej`);
  expect(await verdict(), 'what only follows the link says nothing').toBeFalsy();
  await page.goto(`/oensker/${wish}?maerket=delvist`);
  await ready(page);
  await expect(page.getByText('Tak. Noteret: Lidt').first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/oensker/${wish}$`));
  expect(await verdict()).toBe('partly');
  await page.getByRole('region', { name: 'Beskeder' }).getByRole('button', { name: 'Fortryd' }).click();
  await expect.poll(verdict).toBeFalsy();
});

test('how soon one is mailed is saved at once, can be undone, and fits a narrow screen', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/beskeder/valg');
  await ready(page);
  const answers = page.getByLabel('Svar', { exact: true });
  await expect(answers).toHaveValue('at_once');
  await clean(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await answers.selectOption({ label: 'Hver uge' });
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(answers).toHaveValue('at_once');
  await answers.selectOption({ label: 'Aldrig' });
  await expect(page.getByText('Svar: Aldrig').first()).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(answers).toHaveValue('never');
  await answers.selectOption({ label: 'Med det samme' });
  await expect(page.getByText('Svar: Med det samme').first()).toBeVisible();
});

test('a link from a mail that is not whole says so without anyone signing in', async ({ page }) => {
  await page.goto('/afmeld/noget-der-ikke-er-et-link');
  await ready(page);
  await expect(page.getByRole('heading', { name: 'Linket virker ikke' })).toBeVisible();
  await clean(page);
});

test('administrators see the mail queue, others do not', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  await page.goto('/administration/beskeder');
  await ready(page);
  await expect(page.getByText('Der sendes ingen mails herfra')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Køen er tom' })).toBeVisible();
  await clean(page);
  await signIn(context, WHO.leader);
  const reply = await context.request.get('/api/v1/mails');
  expect(reply.status()).toBe(403);
});
