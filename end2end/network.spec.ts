// What happens when the network goes in the middle of something, when a button is pressed twice, and when the page is loaded anew.
import { expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { area, count, get, mark, send } from './support/records';

const today = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a comment written without a network waits in sight and is sent once, also after a reload', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Kommentar uden net ${mark()}`);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const talk = page.getByRole('region', { name: 'Samtale' });
  await context.setOffline(true);
  await expect(page.getByText(/Ingen forbindelse/)).toBeVisible();
  await talk.getByRole('textbox', { name: 'Skriv en kommentar' }).fill('Skrevet i toget.');
  await talk.getByRole('button', { name: 'Skriv', exact: true }).dblclick();
  await expect(talk.getByRole('listitem').filter({ hasText: 'Skrevet i toget.' })).toContainText('sendes, når forbindelsen er tilbage');
  await expect(talk.getByRole('textbox', { name: 'Skriv en kommentar' })).toHaveValue('');
  await expect(page.getByText(/1 besked venter/)).toBeVisible();
  await context.setOffline(false);
  const said = async () => (await get(context, `/wishes/${number}/comments`)).comments.map((one: { body: string }) => one.body);
  await expect.poll(said).toEqual(['Skrevet i toget.']);
  await expect(page.getByText(/besked venter/)).toHaveCount(0);
  await expect(talk.getByRole('listitem')).toHaveCount(1);
  await page.reload();
  await ready(page);
  await expect(talk.getByRole('listitem')).toHaveCount(1);
  expect(await said()).toHaveLength(1);
});

test('a wish that waits survives closing the tab and goes out from the next one', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const title = `Lukket låg ${mark()}`;
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill(title);
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByLabel('Fagområde').selectOption({ label: 'Personale og rekruttering' });
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('button', { name: /Næste|Spring over/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Hvem må se, at det er dig?' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send ønske' }).dblclick();
  await expect(page.getByText('Ønsket venter på at blive sendt')).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto('/');
  await expect.poll(() => count(context, title)).toBe(1);
});

test('an answer written without a network stays in the form, says so, and is sent when there is one', async ({ page, context, browser }) => {
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const number = await makeWish(leader, `Svar uden net ${mark()}`);
  await leader.close();
  await signIn(context, WHO.owner);
  await page.goto(`/oensker/${number}?behandl=svar`);
  await ready(page);
  await page.getByRole('radio', { name: /ikke nu/i }).check({ force: true });
  await page.getByRole('textbox', { name: 'Begrundelse' }).fill('Svaret blev skrevet i en tunnel.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send svar' }).dblclick();
  await expect(page.getByRole('main').getByText(/forbindelse/i).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Svaret blev skrevet i en tunnel.');
  await context.setOffline(false);
  await page.reload();
  await ready(page);
  await expect(page.getByRole('textbox', { name: 'Begrundelse' })).toHaveValue('Svaret blev skrevet i en tunnel.');
  await expect(page.getByRole('radio', { name: /ikke nu/i })).toBeChecked();
  await page.getByRole('button', { name: 'Send svar' }).dblclick();
  await expect(page.getByRole('region', { name: /Svar: Ikke nu/ })).toContainText('Svaret blev skrevet i en tunnel.');
  expect((await get(context, `/wishes/${number}`)).answers).toHaveLength(1);
});

test('a half-written comment is there again after a reload, and gone once it is sent', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Halv kommentar ${mark()}`);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const field = page.getByRole('textbox', { name: 'Skriv en kommentar' });
  await field.fill('Jeg nåede kun');
  await page.reload();
  await ready(page);
  await expect(field).toHaveValue('Jeg nåede kun');
  await page.getByRole('button', { name: 'Skriv', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Samtale' }).getByRole('listitem')).toHaveCount(1);
  await page.reload();
  await ready(page);
  await expect(field).toHaveValue('');
});

test('seen pages can be read without a network, with a word about how old they are', async ({ page, context }) => {
  await signIn(context, WHO.leader);
  await page.goto('/oensker');
  await ready(page);
  const first = page.getByRole('article').first().getByRole('link');
  const title = (await first.textContent()) ?? '';
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Ønsker' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(/Ingen forbindelse/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Ingen forbindelse/)).toHaveCount(0);
});

test('support given without a network is not counted and says so', async ({ page, context, browser }) => {
  const other = await browser.newContext();
  await signIn(other, WHO.otherLeader);
  const number = await makeWish(other, `Støtte uden net ${mark()}`);
  await other.close();
  await signIn(context, WHO.leader);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const hit = page.getByRole('button', { name: /rammer også os/i });
  await context.setOffline(true);
  await hit.click();
  await expect(page.getByRole('region', { name: 'Beskeder' }).getByText(/forbindelse/i)).toBeVisible();
  await expect(hit).toHaveAttribute('aria-pressed', 'false');
  await context.setOffline(false);
  await hit.click();
  await expect(hit).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await get(context, `/wishes/${number}`)).units_hit).toBe(2);
});

test('every sending button pressed twice sends once', async ({ page, context, browser }) => {
  const leader = await browser.newContext();
  await signIn(leader, WHO.leader);
  const word = mark();
  const number = await makeWish(leader, `To klik ${word}`);
  await leader.close();
  await signIn(context, WHO.owner);
  await page.goto(`/oensker/${number}?behandl=spoerg`);
  await ready(page);
  await page.getByRole('textbox', { name: 'Dit spørgsmål' }).fill('Gælder det også om natten?');
  await page.getByRole('button', { name: 'Send spørgsmål' }).dblclick();
  await expect(page.getByText('Venter på svar fra afsenderen')).toBeVisible();

  await page.goto('/tiltag/nyt');
  await ready(page);
  await page.getByRole('textbox', { name: 'Hvad gør I?' }).fill(`To klik ${word}`);
  await page.getByRole('combobox', { name: 'Fagområde' }).selectOption({ label: 'Refusion' });
  await page.getByRole('combobox', { name: 'Ansvarlig enhed' }).fill('koncernservice');
  await page.getByRole('option', { name: /Koncernservice/ }).first().click();
  await page.getByRole('button', { name: 'Opret tiltag' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: `To klik ${word}` })).toBeVisible();
  expect((await get(context, '/initiatives', { q: word })).total).toBe(1);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Tilføj milepæl' }).click();
  await dialog.getByLabel('Hvad er nået?').fill('Kun én gang');
  await dialog.getByRole('button', { name: 'Gem milepæl' }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /Kun én gang/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Tilføj effekt' }).click();
  await dialog.getByLabel('Hvad måles?').fill('Klik');
  await dialog.getByLabel('Hvor meget?').fill('2');
  await dialog.getByRole('button', { name: 'Tilføj effekt' }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Effekt' }).getByText('Klik', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Giv status' }).click();
  await page.getByRole('textbox', { name: /sætning/ }).fill('Alt går godt.');
  await page.getByRole('button', { name: 'Gem status' }).dblclick();
  await expect(dialog).toHaveCount(0);
  const [initiative] = (await get(context, '/initiatives', { q: word })).items;
  const made = await get(context, `/initiatives/${initiative.number}`);
  expect([made.row.milestones.length, made.effects.length, made.updates.length]).toEqual([1, 1, 1]);

  await signIn(context, WHO.administrator);
  await page.goto('/administration/personer');
  await ready(page);
  await page.getByRole('button', { name: 'Tilføj person' }).click();
  await dialog.getByLabel('Navn').fill(`Dobbelt ${word}`);
  await dialog.getByRole('radio', { name: /Decentral leder/ }).check({ force: true });
  await dialog.getByRole('combobox', { name: 'Ved enheden' }).fill('skolen ved søen');
  await page.getByRole('option', { name: /Skolen ved Søen/ }).first().click();
  await dialog.getByRole('button', { name: 'Tilføj personen' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: `Dobbelt ${word}` })).toBeVisible();
  expect((await get(context, '/people', { q: word })).total).toBe(1);
});

test('a wish refused after it had waited can be mended and sent: its round was closed meanwhile', async ({ page, context, browser }) => {
  const admin = await browser.newContext();
  await signIn(admin, WHO.administrator);
  const name = `Kort runde ${mark()}`;
  const round = await send(admin, 'POST', '/rounds', {
    name, purpose: 'En runde, der lukkes for tidligt.', opens_on: today(0), closes_on: today(5), areas: [await area(admin, 'EJD')], units: [], version: 0,
  });
  await signIn(context, WHO.leader);
  const title = `Over fristen ${mark()}`;
  await page.goto('/oensker/nyt');
  await ready(page);
  await page.getByLabel('Kort sagt').fill(title);
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByLabel('Fagområde').selectOption({ label: 'Ejendomme' });
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('button', { name: /Næste|Spring over/ }).first().click();
  await expect(page.getByText(`Ønsket er med i “${name}”`)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send ønske' }).click();
  await expect(page.getByText('Ønsket venter på at blive sendt')).toBeVisible();
  await send(admin, 'POST', `/rounds/${round.id}/close`);
  await admin.close();
  await context.setOffline(false);
  await page.getByRole('main').getByRole('button', { name: /Ret/ }).click();
  await expect(page.getByLabel('Kort sagt')).toHaveValue(title);
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByLabel('Fagområde')).toHaveValue(/.+/);
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('button', { name: /Næste|Spring over/ }).first().click();
  await page.getByRole('button', { name: 'Send ønske' }).click();
  await expect(page.getByRole('heading', { name: /Tak\. Dit ønske er nr\. \d+/ })).toBeVisible();
  await expect(page.getByText(title)).toBeVisible();
  expect(await count(context, title)).toBe(1);
});
