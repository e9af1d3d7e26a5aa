// The main journeys on the narrowest screen, 320 px wide: everything can be reached and nothing runs over the side.
import { type Locator, type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

test.use({ hasTouch: true });

/** Nothing runs over the side: neither the page as a whole nor what stands in a dialog. */
async function fits(page: Page) {
  const wide = await page.evaluate(() => {
    const over = (one: Element) => one.scrollWidth - one.clientWidth > 1;
    const found = [document.documentElement, ...document.querySelectorAll('dialog[open]')].filter(over);
    return found.map((one) => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`);
  });
  expect(wide, `${page.url()} runs over the side`).toEqual([]);
}

/** Taps as a finger does: what lies over the target, or shifts under it, fails. */
async function tap(page: Page, target: Locator) {
  await target.tap();
  await fits(page);
}

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name });

test('a wish is sent', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const words = `Smal skærm ${mark()}`;
  await page.goto('/');
  await ready(page);
  await fits(page);
  await page.getByRole('textbox', { name: 'Hvad tager tid fra kerneopgaven?' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kort sagt')).toHaveValue(words);
  await page.getByLabel('Hvad sker der i praksis?').fill('Indkøbsrammeaftaleforhandlingsreferatet skal underskrives af specialkonsulentsekretariatet.');
  await tap(page, button(page, 'Næste'));
  await page.getByLabel('Fagområde').selectOption({ label: 'Personale og rekruttering' });
  await tap(page, page.getByRole('radio', { name: /^Staten/ }));
  await expect(page.getByRole('radio', { name: /^Staten/ })).toBeChecked();
  await tap(page, button(page, 'Næste'));
  await page.getByLabel('Hvor længe hver gang?').fill('7,5');
  await page.getByLabel('Hvor mange gange?').fill('2');
  await page.getByLabel('Hvor mange gør det i din enhed?').fill('3');
  await tap(page, button(page, 'Næste'));
  await tap(page, button(page, 'Send ønske'));
  await expect(title(page, /Tak\. Dit ønske er nr\. \d+/)).toBeVisible();
  await tap(page, page.getByRole('link', { name: 'Se ønsket' }));
  await expect(title(page, words)).toBeVisible();
  await fits(page);
});

test('the list is searched, filtered, and a wish supported with one’s own estimate', async ({ page, context, browser }) => {
  const other = await browser.newContext();
  await signIn(other, WHO.otherLeader);
  const words = `Smal støtte ${mark()}`;
  await makeWish(other, words);
  await other.close();
  await signIn(context, WHO.leader);
  await page.goto('/');
  await ready(page);
  await tap(page, page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Ønsker' }));
  await expect(title(page, 'Ønsker')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Søg i ønsker' }).fill(words);
  await expect(page.getByRole('article')).toHaveCount(1);
  await tap(page, button(page, /^Filtre/));
  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Besvaret' });
  await expect(page.getByText('Ingen ønsker passer')).toBeVisible();
  await fits(page);
  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Modtaget' });
  await expect(page.getByRole('article')).toHaveCount(1);
  const hit = page.getByRole('article').getByRole('button', { name: /rammer også os/i });
  await tap(page, hit);
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await tap(page, page.getByRole('link', { name: words }));
  await expect(title(page, words)).toBeVisible();
  await tap(page, button(page, 'Angiv jeres tid'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Hvor længe hver gang?').fill('10');
  await dialog.getByLabel('Hvor mange gange?').fill('2');
  await dialog.getByLabel('Hvor mange gør det i din enhed?').fill('5');
  await tap(page, dialog.getByRole('button', { name: 'Gem jeres tid' }));
  await expect(dialog).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Skriv en kommentar' }).fill('Også hos os, hver mandag.');
  await tap(page, button(page, /^Skriv$/));
  await expect(page.getByText('Også hos os, hver mandag.')).toBeVisible();
  await fits(page);
});

test('a wish is answered', async ({ page, context, browser }) => {
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const number = await makeWish(leader, `Smalt svar ${mark()}`);
  await leader.close();
  await signIn(context, WHO.owner);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await tap(page, button(page, 'Svar på ønsket'));
  await tap(page, page.getByRole('radio', { name: /^Vi gør det/ }));
  await page.getByRole('textbox', { name: 'Begrundelse' }).fill('Det er klogt tænkt; vi begynder efter nytår.');
  await page.getByRole('combobox', { name: /^Hvornår\?/ }).selectOption({ label: 'Kvartal' });
  await fits(page);
  await tap(page, button(page, 'Send svar'));
  await expect(page.getByRole('region', { name: /^Svar:/ })).toContainText('Det er klogt tænkt');
  await fits(page);
});

test('an initiative is made and given a milestone, and the roadmap is read as a table', async ({ page, context }) => {
  await signIn(context, WHO.owner);
  const words = `Smalt tiltag ${mark()}`;
  await page.goto('/tiltag');
  await ready(page);
  await fits(page);
  await tap(page, page.getByRole('link', { name: 'Nyt tiltag' }));
  await page.getByRole('textbox', { name: 'Hvad gør I?' }).fill(words);
  await page.getByRole('combobox', { name: 'Fagområde' }).selectOption({ label: 'Personale og rekruttering' });
  await page.getByRole('combobox', { name: 'Ansvarlig enhed' }).fill('koncernservice');
  await tap(page, page.getByRole('option', { name: /Koncernservice/ }).first());
  await page.getByRole('combobox', { name: 'Hvornår er det færdigt?' }).selectOption({ label: 'Halvår' });
  await tap(page, button(page, 'Opret tiltag'));
  await expect(title(page, words)).toBeVisible();
  const dialog = page.getByRole('dialog');
  await tap(page, button(page, 'Tilføj milepæl'));
  await dialog.getByLabel('Hvad er nået?').fill('Prøvet på tre skoler');
  await tap(page, dialog.getByRole('button', { name: 'Gem milepæl' }));
  await expect(page.getByRole('checkbox', { name: /Prøvet på tre skoler/ })).toBeVisible();
  await tap(page, button(page, 'Giv status'));
  await dialog.getByRole('textbox', { name: /sætning/ }).fill('Vi er kommet godt fra start.');
  await tap(page, dialog.getByRole('button', { name: 'Gem status' }));
  await expect(page.getByText('Vi er kommet godt fra start.').first()).toBeVisible();
  await tap(page, page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Roadmap' }));
  await expect(title(page, 'Roadmap')).toBeVisible();
  await tap(page, button(page, 'Tabel'));
  await expect(page.getByRole('table').getByRole('link', { name: words })).toBeVisible();
  await fits(page);
});

test('an administrator finds people, adds one, and makes the link', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  const name = `Smalla Skærm ${mark()}`;
  await page.goto('/administration/personer');
  await ready(page);
  await fits(page);
  await page.getByRole('searchbox', { name: /Søg på navn/ }).fill('Karen Holst');
  await expect(page.getByRole('link', { name: 'Karen Holst' })).toBeVisible();
  await fits(page);
  await tap(page, button(page, 'Tilføj person'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Navn').fill(name);
  await dialog.getByLabel('E-mail').fill(`smal-${mark()}@eksempel.dk`);
  await tap(page, dialog.getByRole('radio', { name: /Decentral leder/ }));
  await dialog.getByRole('combobox', { name: 'Ved enheden' }).fill('skolen ved søen');
  await tap(page, page.getByRole('option', { name: /Skolen ved Søen/ }).first());
  await tap(page, dialog.getByRole('button', { name: 'Tilføj personen' }));
  await expect(title(page, name)).toBeVisible();
  await tap(page, button(page, 'Lav link til at logge ind'));
  await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/\/invitation#/);
  await fits(page);
});
