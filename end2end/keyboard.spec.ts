// Everything a person does here, with the keyboard alone: the mouse is not touched once.
import { expect, test } from '@playwright/test';
import { choose, find, holds, isProperDialog, pick, press, tabTo, write } from './support/keyboard';
import { OURS, WHO, makeWish, ready, signIn } from './support/people';

const mark = () => crypto.randomUUID().slice(0, 8);

test('signing in: as a person of the demo, and with a password', async ({ page, context, browser }) => {
  await page.goto('/');
  await ready(page);
  await press(page, page.getByRole('button', { name: new RegExp(WHO.leader) }));
  await expect(page.getByRole('heading', { level: 1, name: 'Hvad tager tid fra kerneopgaven?' })).toBeVisible();
  await holds(page);

  const admin = await browser.newContext();
  await signIn(admin, WHO.administrator);
  const units = (await (await admin.request.get('/api/v1/units')).json()).units;
  const email = `taster-${mark()}@eksempel.dk`;
  const data = { name: 'Tove Tast', email, first_position: { role: 'leader', unit: units[1].id } };
  const person = await (await admin.request.post('/api/v1/people', { data, headers: OURS })).json();
  const link = await (await admin.request.post(`/api/v1/people/${person.id}/invitation`, { data: {}, headers: OURS })).json();
  const token = new URL(link.link).hash.slice(1);
  await admin.request.post('/api/v1/invitations/redeem', { data: { token, password: 'en ganske lang sætning' }, headers: OURS });
  await admin.close();
  await context.clearCookies();
  await page.goto('/');
  await ready(page);
  await write(page, page.getByLabel('E-mail'), email);
  await write(page, page.getByLabel('Adgangskode'), 'forkert adgangskode');
  await page.keyboard.press('Enter');
  await expect(page.getByText('E-mail og adgangskode passer ikke sammen.')).toBeVisible();
  await holds(page);
  await write(page, page.getByLabel('Adgangskode'), 'en ganske lang sætning');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Hvad tager tid fra kerneopgaven?' })).toBeVisible();
  await holds(page);
});

test('sending a wish from the first key to the receipt, then finding it', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const title = `Tastet ${mark()}`;
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  await page.goto('/oensker');
  await ready(page);
  await page.keyboard.press('n');
  await expect(heading('Hvad tager tid?')).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Næste' }));
  // Nothing was written: what is missing is said, and the way there is one key.
  await expect(page.getByLabel('Kort sagt')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('group', { name: 'Der er 1 ting at rette' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kort sagt')).toBeFocused();
  await page.keyboard.type(title);
  await write(page, page.getByLabel('Hvad sker der i praksis?'), 'Alt går gennem tasterne, æøå.');
  await press(page, page.getByRole('button', { name: 'Jeg har et forslag' }));
  await holds(page);
  await write(page, page.getByLabel('Dit forslag'), 'En tast mindre.');
  await press(page, page.getByRole('button', { name: 'Næste' }));
  await expect(heading('Hvilken regel eller arbejdsgang?')).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('Fagområde')).toBeVisible();
  await choose(page, page.getByRole('group', { name: 'Hvem har bestemt det?' }), /^Staten/);
  await pick(page, page.getByLabel('Fagområde'), 'Personale og rekruttering');
  await press(page, page.getByRole('button', { name: 'Næste' }));
  await expect(heading('Hvor ofte, hvor længe?')).toBeFocused();
  await write(page, page.getByLabel('Hvor længe hver gang?'), '15');
  await write(page, page.getByLabel('Hvor mange gange?'), '3');
  await write(page, page.getByLabel('Hvor mange gør det i din enhed?'), '4');
  await press(page, page.getByRole('button', { name: 'Næste' }));
  await expect(heading('Hvem må se, at det er dig?')).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Send ønske' }));
  await expect(heading(/Tak\. Dit ønske er nr\. \d+/)).toBeFocused();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Søg i ønsker' })).toBeFocused();
  await page.keyboard.type(title);
  const link = page.getByRole('main').getByRole('link', { name: title });
  await press(page, link);
  await expect(heading(title)).toBeFocused();
  // The browser's own key for it belongs to its window, which is not there here.
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Søg i ønsker' })).toHaveValue(title);
  await holds(page);
});

test('supporting another one’s wish and taking it back', async ({ page, context, browser }) => {
  const other = await browser.newContext();
  await signIn(other, WHO.otherLeader);
  const number = await makeWish(other, `Støttes med taster ${mark()}`);
  await other.close();
  await signIn(context, WHO.leader);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const hit = page.getByRole('button', { name: /rammer også os/i });
  await tabTo(page, hit);
  await page.keyboard.press('Space');
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/2 enheder/).first()).toBeVisible();
  await expect(hit).toBeFocused();

  const estimate = page.getByRole('button', { name: /(Angiv|Ret) jeres tid/ });
  await press(page, estimate);
  await isProperDialog(page, estimate);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await write(page, dialog.getByLabel('Hvor længe hver gang?'), '10');
  await write(page, dialog.getByLabel('Hvor mange gange?'), '2');
  await write(page, dialog.getByLabel('Hvor mange gør det i din enhed?'), '5');
  await press(page, dialog.getByRole('button', { name: 'Gem jeres tid' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/Jeres eget skøn/)).toBeVisible();
  await holds(page);

  await page.reload();
  await ready(page);
  await tabTo(page, hit);
  await page.keyboard.press('Space');
  await expect(hit).toHaveAttribute('aria-pressed', 'false');
  await expect(hit).toBeFocused();
});

test('an initiative with a milestone and an effect', async ({ page, context }) => {
  await signIn(context, WHO.owner);
  const title = `Tiltag med taster ${mark()}`;
  await page.goto('/tiltag');
  await ready(page);
  await press(page, page.getByRole('link', { name: 'Nyt tiltag' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Nyt tiltag' })).toBeFocused();
  await write(page, page.getByRole('textbox', { name: 'Hvad gør I?' }), title);
  await pick(page, page.getByRole('combobox', { name: 'Fagområde' }), 'Personale og rekruttering');
  await find(page, page.getByRole('combobox', { name: 'Ansvarlig enhed' }), 'koncernservice', /Koncernservice/);
  await pick(page, page.getByRole('combobox', { name: 'Hvornår er det færdigt?' }), 'Kvartal');
  await press(page, page.getByRole('button', { name: 'Opret tiltag' }));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();

  const addMilestone = page.getByRole('button', { name: 'Tilføj milepæl' });
  await press(page, addMilestone);
  await isProperDialog(page, addMilestone);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await write(page, dialog.getByLabel('Hvad er nået?'), 'Prøvet på tre skoler');
  await pick(page, dialog.getByRole('combobox', { name: 'Hvornår?' }), 'Halvår');
  await press(page, dialog.getByRole('button', { name: 'Gem milepæl' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /Prøvet på tre skoler/ })).toBeVisible();
  await expect(addMilestone).toBeFocused();

  const addEffect = page.getByRole('button', { name: 'Tilføj effekt' });
  await press(page, addEffect);
  await write(page, dialog.getByLabel('Hvad måles?'), 'Tid til at oprette en ny kollega');
  await write(page, dialog.getByLabel('Hvor meget?'), '1.200');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Effekt' })).toContainText('1.200');
  await expect(addEffect).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Giv status' }));
});

test('the roadmap is walked by arrows, zoomed by plus and minus, and opened by Enter', async ({ page, context }) => {
  await signIn(context, WHO.management);
  await page.goto('/roadmap');
  await ready(page);
  const timeline = page.getByRole('region', { name: /^Tidslinje/ });
  await tabTo(page, timeline.getByRole('link').first());
  const places: string[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'End', 'Home']) {
    await page.keyboard.press(key);
    const at = page.locator('a:focus');
    await expect(at, `after ${key}`).toBeInViewport();
    places.push((await at.getAttribute('href')) ?? '');
  }
  expect(new Set(places).size, 'the arrows lead to several').toBeGreaterThan(3);
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/zoom=/);
  await holds(page);
  await page.keyboard.press('-');
  await holds(page);
  await page.keyboard.press('t');
  const address = await page.locator('a:focus').getAttribute('href');
  await page.keyboard.press('Enter');
  await holds(page);
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await press(page, dialog.getByRole('link').first());
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await holds(page);
});

test('an administrator adds a person and makes the link to sign in with', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  const name = `Tove Tast ${mark()}`;
  await page.goto('/administration/personer');
  await ready(page);
  const add = page.getByRole('button', { name: 'Tilføj person' });
  await press(page, add);
  await isProperDialog(page, add);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await write(page, dialog.getByLabel('Navn'), name);
  await write(page, dialog.getByLabel('E-mail'), `tove-${mark()}@eksempel.dk`);
  await press(page, dialog.getByRole('button', { name: 'Tilføj personen' }));
  await expect(dialog.getByText('Vælg en enhed').first()).toBeVisible();
  await holds(page);
  const role = dialog.getByRole('group', { name: 'Rolle til at begynde med' });
  await choose(page, role, /Decentral leder/);
  await find(page, dialog.getByRole('combobox', { name: 'Ved enheden' }), 'skolen ved søen', /Skolen ved Søen/);
  await press(page, dialog.getByRole('button', { name: 'Tilføj personen' }));
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Lav link til at logge ind' }));
  await expect(page.getByLabel('Link', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/\/invitation#/);
});

test('the process owner answers a wish', async ({ page, context, browser }) => {
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const number = await makeWish(leader, `Besvares med taster ${mark()}`);
  await leader.close();
  await signIn(context, WHO.owner);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await press(page, page.getByRole('button', { name: 'Svar på ønsket' }));
  await holds(page);
  await choose(page, page.getByRole('group', { name: 'Hvad bliver svaret?' }), /^Ikke nu/);
  await write(page, page.getByRole('textbox', { name: 'Begrundelse' }), 'Vi venter på det nye system til foråret.');
  await find(page, page.getByRole('combobox', { name: 'Ansvarlig enhed' }), 'koncernservice løn', /Koncernservice Løn|Løn/);
  await press(page, page.getByRole('button', { name: 'Send svar' }));
  await expect(page.getByRole('region', { name: /Svar: Ikke nu/ })).toContainText('Vi venter på det nye system til foråret.');
  await holds(page);
});

test('an administrator opens a round', async ({ page, context }) => {
  await signIn(context, WHO.administrator);
  await page.goto('/administration/personer');
  await ready(page);
  const dialog = page.getByRole('dialog');
  await press(page, page.getByRole('link', { name: 'Indsamlingsrunder' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Indsamlingsrunder' })).toBeFocused();
  const open = page.getByRole('button', { name: 'Åbn en runde' });
  await press(page, open);
  await isProperDialog(page, open);
  await page.keyboard.press('Enter');
  const round = `Runde med taster ${mark()}`;
  await write(page, dialog.getByLabel('Navn'), round);
  await write(page, dialog.getByLabel('Formål'), 'At se, om det går uden mus.');
  // Far ahead, so that it takes no wishes of other tests.
  for (const day of ['Første dag', 'Sidste dag']) {
    await tabTo(page, dialog.getByLabel(day));
    await page.keyboard.type(day === 'Første dag' ? '01022031' : '01032031');
  }
  await press(page, dialog.getByRole('button', { name: 'Opret runden' }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('article').filter({ hasText: round })).toContainText('2031');
  await expect(open).toBeFocused();
});
