// The plan of a workshop: changed before the doors are opened, and on the way.
import { type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { OURS, WHO, ready, signIn } from './support/people';
import { mark } from './support/records';
import { unfold } from './support/workshops';

const FACILITATOR = 'Line Thorup';

/** A workshop from a template of seven blocks. */
async function make(page: Page, title: string) {
  await page.goto('/workshops');
  await ready(page);
  await page.getByRole('button', { name: 'Ny workshop' }).click();
  await page.getByLabel('Skabelon').selectOption({ label: 'Dræb en dum regel (55 minutter)' });
  await page.getByLabel('Titel').fill(title);
  await page.getByRole('button', { name: 'Opret workshoppen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const program = (page: Page) => page.getByRole('main').getByRole('region', { name: 'Program' });
const rows = (page: Page) => program(page).getByRole('listitem');
const titles = (page: Page) => rows(page).locator('strong');
const row = (page: Page, title: string) => rows(page).filter({ hasText: title });
const dialog = (page: Page) => page.getByRole('dialog');
const putIn = (page: Page) => dialog(page).getByRole('button', { name: 'Sæt i programmet' }).click();

async function edit(page: Page) {
  await page.getByRole('link', { name: 'Ret planen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ret planen' })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

/** What the menu of a block offers, while the workshop runs. */
async function choose(page: Page, block: string, what: string) {
  await row(page, block).getByRole('button', { name: `Valg for ${block}` }).click();
  await row(page, block).getByRole('button', { name: `${what} ${block}` }).click();
}

test('a plan is changed before the doors are opened, and on the way', async ({ page, context }) => {
  test.slow();
  await signIn(context, FACILITATOR);
  const title = `Regler på tværs ${mark()}`;
  await make(page, `Kladde ${mark()}`);
  await edit(page);
  await noFaults(page);
  await page.getByLabel('Titel', { exact: true }).fill(title);
  await page.getByLabel(/^Sted/).fill('Mødelokale 3');
  await page.getByLabel(/^Del af programmet/).fill('Afbureaukratisering 2027');
  await page.getByLabel(/^Link til opkald/).fill('https://moede.example/3');
  await page.getByLabel('Spørg folk, hvor de kommer fra').check({ force: true });
  // The wishes of an area that hit the most, as cards to begin with.
  const numbers = page.getByLabel(/^Ønsker at begynde med/);
  await page.getByLabel(/^Fra et fagområde/).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Tilføj ønskerne' }).click();
  await expect(numbers).toHaveValue(/^\d+(, \d+)*$/);
  const once = await numbers.inputValue();
  await page.getByRole('button', { name: 'Tilføj ønskerne' }).click();
  await expect(page.getByText('Der var ingen nye ønsker at tilføje').first()).toBeVisible();
  await expect(numbers).toHaveValue(once);
  await numbers.fill('');
  await page.getByLabel(/^Begynder/).fill('2030-03-12T09:30');

  // The focus stays at the button, so that a block can be moved far by pressing it again.
  const up = page.getByRole('button', { name: 'Flyt op Stem' });
  await up.click();
  await expect(titles(page)).toHaveText(['Ramme', 'Reglerne', 'Stem', 'Saml de ens', 'Hvem ejer reglen?', 'Dommen', 'Slut']);
  await expect(up).toBeFocused();
  await expect(page.getByRole('button', { name: 'Flyt op Ramme' })).toBeDisabled();

  await page.getByRole('button', { name: 'Ændr … Stem' }).click();
  await dialog(page).getByLabel('Varighed').fill('0');
  await putIn(page);
  await expect(dialog(page).getByRole('link', { name: /^Varighed/ })).toBeVisible();
  await noFaults(page);
  await dialog(page).getByLabel('Varighed').fill('7');
  await dialog(page).getByLabel(/^Opgave/).fill('Hvilken regel ville du savne mindst?');
  await dialog(page).getByLabel(/^Formål/).fill('Én regel at gå videre med');
  await dialog(page).getByLabel(/^Noter/).fill('Tag prikkerne med');
  await putIn(page);
  await expect(dialog(page)).toHaveCount(0);
  await expect(row(page, 'Stem')).toContainText('7 min.');

  await page.getByRole('button', { name: 'Tilføj punkt' }).click();
  await dialog(page).getByLabel('Titel', { exact: true }).fill('Enig eller uenig');
  await dialog(page).getByLabel('Hvad gør I?').selectOption({ label: 'Tager stilling til udsagn' });
  await dialog(page).getByLabel('Udsagn').fill('Reglen er vores egen.\n\nNogen ville savne den.');
  await expect(dialog(page).getByLabel('På projektoren')).toHaveValue('results');
  await noFaults(page);
  await putIn(page);
  await page.getByRole('button', { name: 'Fjern Slut' }).click();
  await expect(titles(page)).toHaveText(['Ramme', 'Reglerne', 'Stem', 'Saml de ens', 'Hvem ejer reglen?', 'Dommen', 'Enig eller uenig']);
  await expect(program(page)).toContainText('65 minutter i alt');
  await expect(page.getByText('Ikke gemt endnu')).toBeVisible();
  await page.getByRole('button', { name: 'Gem planen' }).click();

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('12. marts 2030 kl. 9.30 · Mødelokale 3')).toBeVisible();
  await expect(titles(page)).toHaveText(['Ramme', 'Reglerne', 'Stem', 'Saml de ens', 'Hvem ejer reglen?', 'Dommen', 'Enig eller uenig']);
  await expect(row(page, 'Stem')).toContainText('Hvilken regel ville du savne mindst?');
  await expect(row(page, 'Stem')).toContainText('Hver for sig · 7 minutter');
  // What only whoever leads reads is there for them, before and while it runs.
  const told = async () => {
    await expect(page.getByText('Del af programmet: Afbureaukratisering 2027')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Link til opkald' })).toHaveAttribute('href', 'https://moede.example/3');
    await row(page, 'Stem').locator('summary').click();
    await expect(row(page, 'Stem').getByText('Formål: Én regel at gå videre med')).toBeVisible();
    await expect(row(page, 'Stem').getByText('Tag prikkerne med')).toBeVisible();
    await noFaults(page);
  };
  await told();

  await page.getByRole('button', { name: 'Åbn dørene' }).click();
  await expect(page.locator('.workshop-code strong')).toBeVisible();
  await unfold(page, 'Program');
  await told();
  // Who has no phone comes from somewhere, too.
  await unfold(page, 'Deltagere');
  await page.getByRole('button', { name: 'Tilføj en deltager uden telefon' }).click();
  const people = page.getByRole('region', { name: 'Deltagere', exact: true });
  await people.getByLabel('Navn').fill('Ole');
  await people.getByRole('combobox', { name: /^Enhed/ }).fill('Skolen');
  await page.getByRole('option', { name: /Skolen ved Søen/ }).first().click();
  await noFaults(page);
  const sent = page.waitForRequest((request) => /"do":"seat".*"unit":"/.test(request.postData() ?? ''));
  await people.getByRole('button', { name: 'Gem' }).click();
  await sent;
  await expect(page.locator('.workshop-people').getByRole('listitem')).toContainText('Ole');
  await page.getByRole('button', { name: 'Tilføj punkt' }).click();
  await dialog(page).getByLabel('Titel', { exact: true }).fill('Pust ud');
  await putIn(page);
  await expect(titles(page).last()).toHaveText('Pust ud');

  await page.getByRole('button', { name: 'Begynd: Ramme' }).click();
  await expect(row(page, 'Ramme')).toHaveAttribute('aria-current', 'step');
  await choose(page, 'Reglerne', 'Ændr …');
  await dialog(page).getByLabel('Varighed').fill('12');
  await noFaults(page);
  await putIn(page);
  await expect(row(page, 'Reglerne')).toContainText('12 min.');
  await expect(row(page, 'Reglerne').getByRole('button', { name: 'Valg for Reglerne' })).toBeFocused();
  await choose(page, 'Reglerne', 'Spring over');
  await expect(row(page, 'Reglerne')).toContainText('sprunget over');
  await expect(page.getByRole('button', { name: 'Næste: Stem' })).toBeVisible();
  await choose(page, 'Pust ud', 'Flyt op');
  await expect(titles(page).nth(6)).toHaveText('Pust ud');
  await choose(page, 'Pust ud', 'Fjern');
  await expect(page.locator('section.toasts').getByText('»Pust ud« er fjernet')).toBeVisible();
  await expect(row(page, 'Pust ud')).toHaveCount(0);
  await noFaults(page);

  // What runs is changed where it is led.
  await page.goto(`${page.url()}/plan`);
  await ready(page);
  await page.getByRole('link', { name: 'Gå til workshoppen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('a plan half changed is there the next time, is not saved over, and can be copied', async ({ page, context }) => {
  await signIn(context, FACILITATOR);
  const name = mark();
  await make(page, `Første ${name}`);
  const address = page.url();
  await edit(page);
  await page.getByLabel(/^Sted/).fill('Kantinen');
  await expect(page.getByText('Ikke gemt endnu')).toBeVisible();
  await page.getByRole('link', { name: 'Annuller' }).click();
  await edit(page);
  await expect(page.getByText('Her er det, du var i gang med.')).toBeVisible();
  await expect(page.getByLabel(/^Sted/)).toHaveValue('Kantinen');

  // Somebody else saves first.
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await edit(other);
  await other.getByRole('button', { name: 'Vis den gemte plan i stedet' }).click();
  await expect(other.getByLabel(/^Sted/)).toHaveValue('');
  await other.getByLabel('Titel', { exact: true }).fill(`Anden ${name}`);
  await other.getByRole('button', { name: 'Gem planen' }).click();
  await expect(other.getByRole('heading', { level: 1, name: `Anden ${name}` })).toBeVisible();
  await other.close();
  await page.getByRole('button', { name: 'Gem planen' }).click();
  await expect(page.getByText('En anden har ændret det imens')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Kantinen' })).toBeVisible();
  await noFaults(page);
  await page.getByRole('button', { name: 'Gem mit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Første ${name}` })).toBeVisible();
  await expect(page.getByText('Kantinen')).toBeVisible();

  // What is wrong in it is said, and nothing is lost.
  await edit(page);
  await page.getByLabel('Titel', { exact: true }).fill('');
  await page.getByLabel(/^Link til opkald/).fill('opkald');
  await page.getByLabel(/^Ønsker at begynde med/).fill('999991, 999992');
  await page.getByRole('button', { name: 'Gem planen' }).click();
  await expect(page.getByRole('link', { name: 'Titel: Skal udfyldes' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Link til opkald: Skriv en adresse/ })).toBeVisible();
  await page.getByRole('link', { name: 'Titel: Skal udfyldes' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();

  // Of the wishes only those that do not exist are named.
  await page.getByLabel('Titel', { exact: true }).fill(`Første ${name}`);
  await page.getByLabel(/^Link til opkald/).fill('');
  await page.getByRole('button', { name: 'Gem planen' }).click();
  await expect(page.getByRole('link', { name: 'Ønsker at begynde med: 999991, 999992 findes ikke' })).toBeVisible();
  await page.getByLabel(/^Ønsker at begynde med/).fill('');

  await page.goto(address);
  await ready(page);
  await page.getByRole('button', { name: 'Lav en ny ud fra denne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ret planen' })).toBeVisible();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue(`Første ${name}`);
  await expect(page.getByLabel(/^Sted/)).toHaveValue('Kantinen');
  await expect(rows(page)).toHaveCount(7);
  expect(page.url()).not.toContain(address);
});

test('whoever is asked to lead with others is told, and finds the workshop at home and in the menu', async ({ page, context, browser }) => {
  await signIn(context, FACILITATOR);
  const title = `To om det ${mark()}`;
  await make(page, title);
  const id = page.url().split('/').pop();
  const theirs = await browser.newContext({ locale: 'da-DK', viewport: page.viewportSize() });
  const karen = await signIn(theirs, WHO.owner);
  const { plan } = await (await context.request.get(`/api/v1/workshops/${id}`)).json();
  const data = { ...plan, facilitators: [karen.id], units: [plan.unit], starts_at: Date.UTC(2030, 2, 12, 8, 30) };
  const reply = await context.request.put(`/api/v1/workshops/${id}`, { data, headers: OURS });
  expect(reply.ok(), await reply.text()).toBeTruthy();

  const hers = await theirs.newPage();
  await hers.goto('/');
  await ready(hers);
  const led = hers.getByRole('region', { name: 'Dine workshops' }).getByRole('listitem').filter({ hasText: title });
  await expect(led).toContainText('Planlagt');
  await expect(led).toContainText('12. marts 2030');
  await expect(hers.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Workshops' })).toBeVisible();
  await noFaults(hers);
  await hers.goto('/beskeder');
  await ready(hers);
  const notice = hers.getByRole('main').getByRole('listitem').filter({ has: hers.getByRole('heading', { level: 2, name: title }) });
  await expect(notice).toContainText('Du er medfacilitator på workshoppen');
  await noFaults(hers);
  await notice.getByRole('link', { name: title }).click();
  await expect(hers.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(hers.getByRole('button', { name: 'Åbn dørene' })).toBeVisible();
  await expect(hers.getByText(/^Inviterede enheder: ./)).toBeVisible();
  await theirs.close();
});
