// Going back and forth, and working in two tabs.
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { area, get, mark, send } from './support/records';

const place = (page: Page) => page.evaluate(() => Math.round(scrollY));

test('back keeps the filters and the place on the page, and so does forward', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker?sort=hours&only=open');
  await ready(page);
  const row = page.getByRole('article').nth(9);
  await row.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 120);
  await expect.poll(() => place(page)).toBeGreaterThan(300);
  const link = row.getByRole('link').first();
  const title = (await link.textContent()) ?? '';
  await link.scrollIntoViewIfNeeded();
  await expect(link).toBeInViewport();
  const before = await place(page);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect.poll(() => place(page)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/sort=hours&only=open/);
  await expect(page.getByRole('heading', { level: 1, name: 'Ønsker' })).toBeVisible();
  await expect.poll(async () => Math.abs((await place(page)) - before)).toBeLessThan(5);
  await expect(link).toBeInViewport();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('back undoes one filter at a time, a search is one step', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/');
  await ready(page);
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Ønsker' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ønsker' })).toBeVisible();
  await ready(page);
  const delivered = page.getByRole('button', { name: 'Gennemført' });
  if (!(await delivered.isVisible())) await page.getByRole('button', { name: /^Filtre/ }).click();
  await delivered.click();
  await expect(page).toHaveURL(/only=delivered/);
  await page.getByRole('searchbox', { name: 'Søg i ønsker' }).pressSequentially('nøglekort');
  await expect(page).toHaveURL(/q=n/);
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/oensker$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test('back from an initiative and from the roadmap leads to what was seen', async ({ page, context }) => {
  await signIn(context, WHO.management);
  await page.goto('/roadmap?baner=forvaltning&zoom=kvartal');
  await ready(page);
  const table = page.getByRole('button', { name: 'Tabel' });
  await table.click();
  await expect(page).toHaveURL(/zoom=kvartal/);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/tiltag\/\d+$/);
  await page.goBack();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page).toHaveURL(/baner=forvaltning/);
});

async function twoTabs(context: BrowserContext, path: string): Promise<[Page, Page]> {
  const tabs: [Page, Page] = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(path);
    await ready(tab);
  }
  return tabs;
}

test('a wish mended in two tabs: the later one is told what changed, loses nothing, and may insist', async ({ context }) => {
  await signIn(context, WHO.leader);
  const title = `To faner ${mark()}`;
  const number = await makeWish(context, title);
  const [first, second] = await twoTabs(context, `/oensker/${number}/ret`);
  await first.getByLabel('Kort sagt').fill(`${title}, som den første skrev`);
  await second.getByLabel('Hvad sker der i praksis?').fill('Det, som den anden skrev.');
  await second.getByLabel('Kort sagt').fill(`${title}, som den anden skrev`);
  await first.getByRole('button', { name: /^Gem/ }).click();
  await expect(first.getByRole('heading', { level: 1, name: `${title}, som den første skrev` })).toBeVisible();
  await second.getByRole('button', { name: /^Gem/ }).click();
  const notice = second.getByRole('alert').filter({ hasText: 'Ønsket er ændret, mens du skrev' });
  await expect(notice).toContainText(`${title}, som den første skrev`);
  await expect(second.getByLabel('Hvad sker der i praksis?')).toHaveValue('Det, som den anden skrev.');
  await notice.getByRole('button', { name: 'Send mit alligevel' }).click();
  await expect(second.getByRole('heading', { level: 1, name: `${title}, som den anden skrev` })).toBeVisible();
  expect((await get(context, `/wishes/${number}`)).body).toBe('Det, som den anden skrev.');
});

test('an answer on top of an answer: the second one sees the first before anything is sent', async ({ context, browser }) => {
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const number = await makeWish(leader, `To svar ${mark()}`);
  await leader.close();
  await signIn(context, WHO.owner);
  const [first, second] = await twoTabs(context, `/oensker/${number}?behandl=svar`);
  for (const [tab, name, reason] of [[first, /^Nej/, 'Loven kræver det.'], [second, /^Ikke nu/, 'Der er ikke penge i år.']] as const) {
    await tab.getByRole('radio', { name }).check({ force: true });
    await tab.getByRole('textbox', { name: 'Begrundelse' }).fill(reason);
  }
  await first.getByRole('button', { name: 'Send svar' }).click();
  await expect(first.getByRole('region', { name: /Svar: Nej/ })).toBeVisible();
  // The other tab shows the first answer by itself, and keeps what was being written.
  await expect(second.getByRole('region', { name: /Svar: Nej/ })).toBeVisible();
  await expect(second.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Der er ikke penge i år.');
  await second.getByRole('button', { name: 'Send svar' }).click();
  await expect(second.getByRole('alert').filter({ hasText: 'Ønsket er ændret, mens du skrev' })).toBeVisible();
  expect((await get(context, `/wishes/${number}`)).answers).toHaveLength(1);
  await second.getByRole('button', { name: 'Send mit alligevel' }).click();
  await expect(second.getByRole('region', { name: /Svar: Ikke nu/ })).toContainText('Der er ikke penge i år.');
});

test('an initiative mended in two tabs: both choices are offered', async ({ context }) => {
  await signIn(context, WHO.owner);
  const title = `Tiltag i to faner ${mark()}`;
  const me = (await get(context, '/session')).me;
  const data = { key: crypto.randomUUID(), title, purpose: '', improvement: '', area: await area(context, 'HR'), unit: me.home.unit, starts: '2026-Q1', horizon: '2027-H1', wishes: [] };
  const { row } = await send(context, 'POST', '/initiatives', data);
  const [first, second] = await twoTabs(context, `/tiltag/${row.number}/ret`);
  await first.getByRole('textbox', { name: 'Hvorfor gør I det?' }).fill('Formålet fra den første fane.');
  await second.getByRole('textbox', { name: 'Hvorfor gør I det?' }).fill('Formålet fra den anden fane.');
  await first.getByRole('button', { name: /^Gem/ }).click();
  await expect(first.getByText('Formålet fra den første fane.')).toBeVisible();
  await second.getByRole('button', { name: /^Gem/ }).click();
  await expect(second.getByText('En anden har ændret det imens')).toBeVisible();
  await expect(second.getByText('Formålet fra den første fane.').first()).toBeVisible();
  await expect(second.getByRole('textbox', { name: 'Hvorfor gør I det?' })).toHaveValue('Formålet fra den anden fane.');
  await second.getByRole('button', { name: 'Gem mit' }).click();
  await expect(second.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(second.getByText('Formålet fra den anden fane.')).toBeVisible();
});
