// A list of ten thousand wishes: searched, filtered, turned page by page, and as quick to the hand as a short one.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, expect, test as base } from '@playwright/test';
import { WHO, ready, signIn } from './support/people';
import { serverOfItsOwn } from './support/server';

const HOW_MANY = 10_000;
const WHAT = ['Vagtplanen', 'Nøglekortet', 'Refusionsskemaet', 'Årshjulet', 'Børneattesten', 'Kørselsregnskabet', 'Indkøbsordren', 'Sygemeldingen'];
const HOW = ['skal tastes to steder', 'kræver tre underskrifter', 'kan ikke findes', 'kommer for sent', 'skal udfyldes på papir', 'forstås af ingen'];
const WHERE = ['om mandagen', 'i ferien', 'for vikarer', 'ved udgangen af året', 'på det lille kontor'];
const CODES = ['HR', 'REF', 'EJD', 'INDKOB'];

/** The same ten thousand every time. */
function wishes(): string {
  let state = 20261122;
  const any = <T>(of: T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return of[Math.floor((state / 2 ** 32) * of.length)];
  };
  const rows = ['nr;titel;beskrivelse;fagområde;regelkilde;type;modtaget'];
  for (let n = 1; n <= HOW_MANY; n += 1) {
    const text = `Hos os sker det ${any(WHERE)}, og ingen ved, hvem der bestemmer det. Række ${n}.`;
    const [what, how, where] = [any(WHAT), any(HOW), any(WHERE)];
    rows.push(`${100_000 + n};${what} ${how} ${where};${text};${any(CODES)};kommune;proces;2025-0${1 + (n % 9)}-1${n % 10}`);
  }
  rows[7_000] = '107000;Zebrastriberne på sygehusvej skal søges tre gange;Kun her.;EJD;kommune;regel;2025-03-03';
  return `\ufeff${rows.join('\r\n')}\r\n`;
}

const test = base.extend<object, { long: Awaited<ReturnType<typeof serverOfItsOwn>> }>({
  long: [
    async ({}, use) => {
      const file = join(mkdtempSync(join(tmpdir(), 'forenkl-e2e-file-')), 'mange.csv');
      writeFileSync(file, wishes());
      const server = await serverOfItsOwn((forenkl) => forenkl('import', '--kind', 'wishes', file));
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ long }, use) => use(long.address),
});
// One after another, so that one server with its ten thousand wishes is enough.
test.describe.configure({ mode: 'default' });

const rows = (page: Page) => page.getByRole('main').getByRole('article');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Søg i ønsker' });

test.beforeEach(async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  await expect(page.getByRole('main')).toContainText(/10\.0\d\d ønsker/);
});

test('each letter typed narrows the list, and the one wish looked for is found', async ({ page }) => {
  await search(page).focus();
  const found: string[] = [];
  for (const letter of 'zebrastriber') {
    await page.keyboard.type(letter);
    await expect(search(page)).toHaveValue('zebrastriber'.slice(0, found.length + 1));
    await expect(page).toHaveURL(new RegExp(`q=${'zebrastriber'.slice(0, found.length + 1)}(&|$)`));
    await expect(page.locator('.wish-results')).not.toHaveAttribute('aria-busy', 'true');
    found.push(letter);
  }
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(20);
});

test('searching by several words, by text, and with letters written the other way', async ({ page }) => {
  await search(page).fill('noeglekortet underskrifter ferien');
  await expect(rows(page).first()).toContainText('Nøglekortet kræver tre underskrifter');
  await search(page).fill('Række 4711');
  await expect(rows(page).first()).toContainText('Række 4711.');
  await search(page).fill('kvantefysik');
  await expect(page.getByText('Ingen ønsker passer')).toBeVisible();
});

test('pages are turned, the last one can be reached, and back leads back', async ({ page }) => {
  const sider = page.getByRole('navigation', { name: 'Sider' });
  const first = await rows(page).first().getByRole('heading').textContent();
  await sider.getByRole('link', { name: 'Næste' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(rows(page).first().getByRole('heading')).not.toHaveText(first ?? '');
  await expect(rows(page)).toHaveCount(20);
  await sider.getByRole('link', { name: /Side 50\d/ }).click();
  await expect(page).toHaveURL(/page=50\d/);
  await expect(rows(page).first()).toBeVisible();
  await expect(sider.getByRole('link', { name: 'Næste' })).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/page=2/);
  await page.goBack();
  await expect(rows(page).first().getByRole('heading')).toHaveText(first ?? '');
});

test('filters and sorting hold together with a search, and the number found is told', async ({ page }) => {
  await search(page).fill('børneattesten');
  await expect(rows(page)).toHaveCount(20);
  await page.getByRole('combobox', { name: 'Fagområde' }).selectOption({ label: 'Refusion' });
  await expect(page).toHaveURL(/area=/);
  await page.getByRole('combobox', { name: /^Sortér/ }).selectOption({ label: 'Nyeste først' });
  await expect(page).toHaveURL(/sort=newest/);
  await expect(page.locator('.wish-results')).not.toHaveAttribute('aria-busy', 'true');
  for (const row of await rows(page).all()) await expect(row).toContainText('Refusion');
  await expect(page.getByRole('main')).toContainText(/\d af 10\.0\d\d ønsker/);
  await page.reload();
  await ready(page);
  for (const row of await rows(page).all()) await expect(row).toContainText('Børneattesten');
});

test('supporting in the long list is counted at once', async ({ page }) => {
  await search(page).fill('zebrastriberne');
  await expect(rows(page)).toHaveCount(1);
  const hit = rows(page).getByRole('button', { name: /rammer også os/i });
  await hit.click();
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await ready(page);
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
});
