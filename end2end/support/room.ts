// Where things stand on the pages of a workshop, on the desk and on phones.
import { type Browser, type BrowserContext, type Page, expect } from '@playwright/test';
import { ready } from './people';

export const FACILITATOR = 'Line Thorup';
export const PHONE = { locale: 'da-DK', viewport: { width: 390, height: 780 } };

/** The code at the desk. */
export const way = (page: Page) => page.locator('.workshop-code strong');

/** What is on, with how many are here and how far they have come. */
export const now = (page: Page) => page.getByRole('region', { name: 'Nu', exact: true });

/** Somebody in the list of those who take part. */
export const person = (page: Page, name: string) => page.locator('.workshop-people').getByRole('listitem').filter({ hasText: name });

/** The cards as all see them: on the desk, and below one's own on a phone. */
export const board = (page: Page) => page.locator('.workshop-board');

/** One's own card, as long as it can be taken back. */
export const laid = (page: Page, text: string) =>
  page.getByRole('listitem').filter({ hasText: text, has: page.getByRole('button', { name: 'Tag kortet tilbage' }) });

/** A heading that says where one is. */
export const isTold = (page: Page, title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible();

/** Opens the desk of a workshop, and gives the code that stands there. */
export async function desk(page: Page, id: string): Promise<string> {
  await page.goto(`/workshops/${id}`);
  await ready(page);
  await expect(way(page)).toBeVisible();
  return (await way(page).textContent()) ?? '';
}

/** A phone at the address that the picture on the wall leads to. */
export async function scan(browser: Browser, code: string, context?: BrowserContext) {
  const theirs = context ?? (await browser.newContext(PHONE));
  const page = await theirs.newPage();
  await page.goto(`/deltag/${code.replace(/\s/g, '')}`);
  return { context: theirs, page };
}
