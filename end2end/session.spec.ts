// Coming in and going out.
import { expect, test } from '@playwright/test';
import { OURS, WHO, ready, signIn } from './support/people';

test('one click makes a persona of the demo, and signing out ends it', async ({ page }) => {
  await page.goto('/oensker');
  await page.getByRole('button', { name: new RegExp(WHO.leader) }).click();
  await expect(page).toHaveURL(/\/oensker$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Ønsker' })).toBeVisible();
  await page.goto('/profil');
  await ready(page);
  await page.getByRole('button', { name: 'Log ud alle steder' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
});

test('an invitation link lets a new person choose a password and sign in with it', async ({ page, context, browser }) => {
  await signIn(context, WHO.administrator);
  const units = (await (await context.request.get('/api/v1/units')).json()).units;
  const email = `ny-${crypto.randomUUID()}@eksempel.dk`;
  const data = { name: 'Ny Leder', email, first_position: { role: 'leader', unit: units[1].id } };
  const person = await (await context.request.post('/api/v1/people', { data, headers: OURS })).json();
  const link = await (await context.request.post(`/api/v1/people/${person.id}/invitation`, { data: {}, headers: OURS })).json();
  const other = await browser.newContext({ locale: 'da-DK' });
  const theirs = await other.newPage();
  await theirs.goto(new URL(link.link).pathname + new URL(link.link).hash);
  const fields = theirs.locator('input[type=password]');
  await fields.first().fill('kort');
  await theirs.getByRole('main').getByRole('button').last().click();
  await expect(theirs.getByText(/12/).first()).toBeVisible();
  for (const field of await fields.all()) await field.fill('en ganske lang sætning');
  await theirs.getByRole('main').getByRole('button').last().click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Hvad tager tid fra kerneopgaven?' })).toBeVisible();
  await other.close();
  await context.clearCookies();
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Adgangskode').fill('forkert adgangskode');
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  await expect(page.getByText('E-mail og adgangskode passer ikke sammen.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.getByLabel('Adgangskode').fill('en ganske lang sætning');
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hvad tager tid fra kerneopgaven?' })).toBeVisible();
});

test('losing a role takes the page away within seconds, without reloading', async ({ page, context, browser }) => {
  const admin = await browser.newContext();
  await signIn(admin, WHO.administrator);
  const units = (await (await admin.request.get('/api/v1/units')).json()).units;
  const email = `rolle-${crypto.randomUUID()}@eksempel.dk`;
  const person = await (
    await admin.request.post('/api/v1/people', {
      data: { name: 'Kort Tid', email, first_position: { role: 'administrator', unit: units[1].id } }, headers: OURS,
    })
  ).json();
  const link = await (await admin.request.post(`/api/v1/people/${person.id}/invitation`, { data: {}, headers: OURS })).json();
  const token = new URL(link.link).hash.slice(1);
  await context.request.post('/api/v1/invitations/redeem', { data: { token, password: 'en ganske lang sætning' }, headers: OURS });
  await page.goto('/administration/enheder');
  await ready(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Organisation' })).toBeVisible();
  const held = await (await admin.request.get(`/api/v1/people/${person.id}`)).json();
  await admin.request.delete(`/api/v1/people/${person.id}/positions/${held.positions[0].id}`, { headers: OURS });
  await expect(page.getByRole('heading', { level: 1, name: 'Organisation' })).toHaveCount(0);
  await admin.close();
});
