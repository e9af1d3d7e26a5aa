// Lists taken out as files: as filtered, readable in Excel, harmless.
import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { area, get, mark, send } from './support/records';
import { csv, xlsx } from './support/sheet';

/** Opens the menu of a list and takes out what the item says. */
async function take(page: Page, menu: string, item: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: menu }).click();
  const arrives = page.waitForEvent('download');
  await page.getByRole('link', { name: item }).click();
  const file = await arrives;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What both files must be: the same rows, in Danish letters, without a live formula. */
function compare(text: { name: string; bytes: Buffer }, book: { name: string; bytes: Buffer }, name: RegExp) {
  expect(text.name).toMatch(new RegExp(`${name.source}.*\\.csv$`));
  expect(book.name).toMatch(new RegExp(`${name.source}.*\\.xlsx$`));
  expect([...text.bytes.subarray(0, 3)], 'the mark by which Excel knows UTF-8').toEqual([0xef, 0xbb, 0xbf]);
  const rows = csv(text.bytes.toString('utf8').slice(1));
  const sheet = xlsx(book.bytes);
  expect(sheet.formulas).toBe(0);
  expect(sheet.rows.length, 'as many rows in both').toBe(rows.length);
  expect(sheet.rows[0], 'the same headings in both').toEqual(rows[0]);
  return { rows, sheet: sheet.rows };
}

const isLive = (cell: string) => /^[=+@\t\r]|^-(?![\d.,]+$)/.test(cell);

test('wishes as filtered, with æøå, and no cell that calculates', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const word = mark();
  const titles = [`=1+1 Rødgrød ${word}`, `@sum Æblegrød ${word}`, `Blåbærgrød "med"; fløde ${word}`];
  for (const title of titles) await makeWish(context, title);
  await makeWish(context, `Ejendom ${word}`, 'EJD');
  await page.goto(`/oensker?q=${word}&area=${await area(context, 'HR')}`);
  await ready(page);
  await expect(page.getByRole('article')).toHaveCount(3);
  const text = await take(page, 'Hent listen', /CSV/);
  const book = await take(page, 'Hent listen', /XLSX/);
  const { rows, sheet } = compare(text, book, /(ø|oe)nsker/);
  expect(rows.length - 1, 'the rows of the filter and no others').toBe(3);
  for (const title of titles) {
    const [found] = rows.slice(1).map((row) => row.find((cell) => cell.includes(title))).filter(Boolean);
    expect(found, `${title} is in the file`).toBeTruthy();
  }
  expect(rows.flat().filter(isLive)).toEqual([]);
  expect(sheet.flat().filter((cell) => cell.includes('Rødgrød')).length).toBeGreaterThan(0);
});

test('a list longer than a page comes out whole, in the order on screen', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const word = mark();
  const numbers: number[] = [];
  for (let n = 1; n <= 23; n += 1) numbers.push(await makeWish(context, `Nr. ${n} af mange ${word}`));
  await page.goto(`/oensker?q=${word}&sort=newest&page=2`);
  await ready(page);
  await expect(page.getByRole('article')).toHaveCount(3);
  const { bytes } = await take(page, 'Hent listen', /CSV/);
  const rows = csv(bytes.toString('utf8').slice(1)).slice(1);
  expect(rows.map((row) => Number(row[0]))).toEqual(numbers.reverse());
});

test('initiatives as filtered', async ({ page, context }) => {
  await signIn(context, WHO.owner);
  const word = mark();
  const me = (await get(context, '/session')).me;
  for (const title of [`=cmd Grøn bølge ${word}`, `Æresbevisning ${word}`]) {
    const data = { key: crypto.randomUUID(), title, purpose: '', improvement: '', area: await area(context, 'HR'), unit: me.home.unit, starts: '2026-Q1', horizon: '2027-H1', wishes: [] };
    await send(context, 'POST', '/initiatives', data);
  }
  await page.goto(`/tiltag?q=${word}`);
  await ready(page);
  await expect(page.getByRole('article')).toHaveCount(2);
  const { rows } = compare(await take(page, 'Hent listen', /CSV/), await take(page, 'Hent listen', /XLSX/), /tiltag/);
  expect(rows.length - 1).toBe(2);
  expect(rows.flat().some((cell) => cell.includes('Grøn bølge'))).toBe(true);
  expect(rows.flat().filter(isLive)).toEqual([]);
});

test('units, areas and the activity log, and everything as an archive', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  const { units } = await get(context, '/units');
  const { areas } = await get(context, '/areas');
  await page.goto('/administration/import');
  await ready(page);
  for (const [what, count] of [['Enheder', units.length], ['Fagområder', areas.length]] as const) {
    const row = page.getByRole('listitem').filter({ hasText: what }).filter({ has: page.getByRole('link', { name: /CSV/ }) });
    const files = [];
    for (const kind of [/CSV/, /Excel/]) {
      const arrives = page.waitForEvent('download');
      await row.getByRole('link', { name: kind }).click();
      const file = await arrives;
      files.push({ name: file.suggestedFilename(), bytes: readFileSync(await file.path()) });
    }
    const { rows } = compare(files[0], files[1], /(enheder|fagomr)/);
    expect(rows.length - 1).toBe(count);
    expect(rows.flat().some((cell) => /[æøåÆØÅ]/.test(cell))).toBe(true);
  }
  const arrives = page.waitForEvent('download');
  await page.getByRole('link', { name: /arkiv/i }).click();
  const archive = JSON.parse(readFileSync(await (await arrives).path(), 'utf8'));
  expect(JSON.stringify(archive).length).toBeGreaterThan(10_000);

  await page.goto('/administration/aktivitet');
  await ready(page);
  const log = csv((await take(page, 'Hent listen', /CSV/)).bytes.toString('utf8').slice(1));
  expect(log.length).toBeGreaterThan(1);
});
