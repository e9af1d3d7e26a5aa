// Workshops as people lead them and take part in them.
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, expect } from '@playwright/test';
import { ready } from './people';
import { get, send } from './records';

/** Plans a workshop from the first template, opens its doors, and gives its code. */
export async function open(page: Page, title: string): Promise<string> {
  await page.goto('/workshops');
  await ready(page);
  await page.getByRole('button', { name: 'Ny workshop' }).click();
  await page.getByLabel('Titel').fill(title);
  await page.getByRole('button', { name: 'Opret workshoppen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Åbn dørene' }).click();
  await expect(page.locator('.workshop-code strong')).toBeVisible();
  return (await page.locator('.workshop-code strong').textContent()) ?? '';
}

/** A phone of somebody without an account, who joins with the code. */
export async function phone(browser: Browser, code: string, name: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 390, height: 780 }, ...options });
  const page = await context.newPage();
  await page.goto('/deltag');
  await page.getByLabel('Kode').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Vær med' }).click();
  await page.getByLabel('Dit navn').fill(name);
  await page.getByRole('button', { name: 'Kom ind' }).click();
  await expect(page.getByRole('heading', { name: 'Vi begynder om lidt' })).toBeVisible();
  return { context, page };
}

/** On a phone what stands beside what is on is folded. */
export async function unfold(page: Page, name: string) {
  const fold = page.getByRole('region', { name, exact: true }).locator('details.workshop-fold');
  await expect(fold).toBeVisible();
  if (!(await fold.evaluate((one: HTMLDetailsElement) => one.open))) await fold.locator('> summary').click();
}

/** The step to a block stands in its menu. */
export async function go(page: Page, block: string) {
  await unfold(page, 'Program');
  await page.getByRole('button', { name: `Valg for ${block}`, exact: true }).click();
  await page.getByRole('button', { name: `Gå til ${block}` }).click();
}

/** Writes a card and sees it lie. */
export async function write(page: Page, text: string) {
  await page.getByLabel('Skriv et kort').fill(text);
  await page.getByRole('button', { name: 'Læg kortet' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: text }).first()).toBeVisible();
}

/** Does what asks once before it is done. */
export async function sure(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog', { name }).getByRole('button', { name, exact: true }).click();
}

/** A block of an agenda for `prepared`; `more` is what most have not. */
export function block(kind: string, title: string, more: object = {}) {
  return { kind, title, mode: 'alone', minutes: 10, grouping: 'facilitator', projected: 'results', ...more };
}

/** A workshop made through the API with its doors open: its id, the ids of its blocks, and a way to lead it. `more` is what most plans have not. */
export async function prepared(context: BrowserContext, title: string, blocks: object[], more: object = {}) {
  const { me } = await get(context, '/session');
  const plan = { title, unit: me.grants[0].unit, signing: 'anonymous', blocks, ...more };
  const made = await send(context, 'POST', '/workshops', plan);
  const lead = (what: object) => send(context, 'POST', `/workshops/${made.id}/lead`, { id: crypto.randomUUID(), lead: what });
  await lead({ do: 'open' });
  return { id: made.id as string, blocks: made.plan.blocks.map((one: { id: string }) => one.id) as string[], lead };
}
