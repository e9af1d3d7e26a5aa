// By when a wish is answered, answering quickly, and what may follow an answer.
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { OURS, WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

async function clean(page: Page) {
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help} ${one.nodes[0]?.html}`)).toEqual([]);
}

/** A short confirmation at the edge of the screen. */
const said = (page: Page, text: string) => page.getByRole('region', { name: 'Beskeder' }).getByText(text);

/** Answers through the API. */
async function answer(context: BrowserContext, number: number, decision: string) {
  await signIn(context, WHO.owner);
  const wish = await (await context.request.get(`/api/v1/wishes/${number}`)).json();
  const data = { decision, reason: 'Fordi det ikke er vores regel.', unit: wish.responsible.id, version: wish.version };
  const reply = await context.request.post(`/api/v1/wishes/${number}/answer`, { data, headers: OURS });
  expect(reply.ok(), await reply.text()).toBeTruthy();
}

test('everyone sees by when a wish is answered, in the list and on its page', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Hvornår får vi svar ${name}`);
  await page.goto(`/oensker?q=${name}`);
  await ready(page);
  await expect(page.getByRole('article').filter({ hasText: name }).getByText(/Første reaktion senest/)).toBeVisible();
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect(page.getByText(/arbejdsdage tilbage/)).toBeVisible();
  await clean(page);
});

test('one answer goes to several wishes, begun with a template', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  const numbers = [await makeWish(context, `Nøgler ${name}`), await makeWish(context, `Kort ${name}`)];
  await signIn(context, WHO.owner);
  await page.goto('/svar');
  await ready(page);
  const queue = page.getByRole('region', { name: 'Kø' });
  await queue.getByRole('checkbox', { name: `Vælg “Nøgler ${name}”` }).check();
  await queue.getByRole('checkbox', { name: `Vælg “Kort ${name}”` }).check();
  await expect(queue.getByText('2 ønsker valgt')).toBeVisible();
  await queue.getByRole('button', { name: new RegExp(`Nøgler ${name}`) }).click();
  await clean(page);
  await page.getByRole('radio', { name: /^Nej/ }).check();
  await page.getByLabel('Begynd med en skabelon').selectOption({ label: 'Nej, og hvorfor' });
  await page.getByLabel('Begrundelse').fill('Om “{ønske}”: det kan desværre ikke lade sig gøre.');
  await expect(page.getByText(`Om “Nøgler ${name}”: det kan desværre ikke lade sig gøre.`)).toBeVisible();
  await page.getByRole('button', { name: 'Send svar til 2 ønsker' }).click();
  await expect(said(page, 'Svaret er sendt til 2 ønsker')).toBeVisible();
  for (const number of numbers) {
    const wish = await (await context.request.get(`/api/v1/wishes/${number}`)).json();
    expect(wish.answers[0].reason).toBe(`Om “${wish.title}”: det kan desværre ikke lade sig gøre.`);
  }
  await expect(queue.getByText(name)).toHaveCount(0);
});

test('an answer is written now and goes out later, unless it is taken back', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Senere svar ${name}`);
  await signIn(context, WHO.owner);
  await page.goto(`/svar?nr=${number}`);
  await ready(page);
  await page.getByRole('radio', { name: /^Nej/ }).check();
  await page.getByLabel('Begrundelse').fill('Det kan vi desværre ikke i år.');
  await page.getByLabel('Send på et senere tidspunkt').check();
  await page.getByRole('button', { name: 'Gem til senere' }).click();
  await expect(page.getByRole('link', { name: 'Vælg dag og klokkeslæt' })).toBeVisible();
  await page.getByLabel('Sendes', { exact: true }).fill('2027-03-01T08:00');
  await page.getByRole('button', { name: 'Gem til senere' }).click();
  await expect(said(page, 'Svaret er gemt for 1 ønske')).toBeVisible();
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect(page.getByText(/sendes 1. marts 2027 kl. 8.00/)).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: 'Tag svaret tilbage' }).click();
  await expect(said(page, 'Svaret er taget tilbage')).toBeVisible();
  await expect(page.getByText(/sendes 1. marts 2027/)).toHaveCount(0);
});

test('a refusal is appealed, and the owner reads why', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Ikke enig ${name}`);
  await answer(context, number, 'no');
  await signIn(context, WHO.leader);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await page.getByRole('button', { name: 'Jeg er ikke enig' }).click();
  await page.getByRole('button', { name: 'Send indsigelse' }).click();
  await expect(page.getByRole('heading', { name: /rettes|ret /i })).toBeVisible();
  await page.getByLabel('Hvad mener du, de har overset?').fill('Det er jeres egen vejledning, ikke loven.');
  await clean(page);
  await page.getByRole('button', { name: 'Send indsigelse' }).click();
  await expect(page.getByRole('heading', { name: 'Afsenderen er ikke enig' })).toBeVisible();
  await signIn(context, WHO.owner);
  await page.goto(`/svar?nr=${number}`);
  await ready(page);
  await expect(page.getByText('Det er jeres egen vejledning, ikke loven.')).toBeVisible();
});

test('what was passed on is followed until the reply, with a letter that names nobody', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  const number = await makeWish(context, `Statens regel ${name}`);
  await answer(context, number, 'passed_on');
  await page.goto(`/oensker/${number}`);
  await ready(page);
  const track = page.getByRole('region', { name: 'Hos dem, der ejer reglen' });
  await track.getByRole('button', { name: 'Se brev' }).click();
  await expect(track.getByText(`Statens regel ${name}`).first()).toBeVisible();
  await expect(track.getByText(WHO.leader)).toHaveCount(0);
  await clean(page);
  await track.getByRole('button', { name: 'Luk' }).click();
  await track.getByRole('button', { name: 'Før sporet' }).click();
  await track.getByLabel('Sendt til').fill('Beskæftigelsesministeriet');
  await track.getByLabel(/^Sendt den/).fill('2026-01-05');
  await track.getByLabel(/^Svar ventes/).fill('2026-02-01');
  await clean(page);
  await track.getByRole('button', { name: 'Gem' }).click();
  await expect(track.getByText(/Sendt til Beskæftigelsesministeriet 5. januar 2026/)).toBeVisible();
  await signIn(context, WHO.leader);
  await page.goto(`/oensker/${number}`);
  await ready(page);
  await expect(track.getByText('Svar skulle være kommet 1. februar 2026')).toBeVisible();
});
