// Wishes that resemble each other are merged or told apart, quickly and by keyboard.
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { get, mark } from './support/records';

const said = (page: Page, text: string) => page.getByRole('region', { name: 'Beskeder' }).getByText(text);
const card = (page: Page, title: string) => page.getByRole('article', { name: title });

/** Goes on until the group with a wish is shown. */
async function find(page: Page, title: string) {
  const place = page.getByRole('heading', { level: 2 });
  await expect(place).toBeVisible();
  while (!(await card(page, title).isVisible())) {
    const before = await place.textContent();
    await page.keyboard.press('j');
    await expect(place).not.toHaveText(before ?? '');
    expect(await place.textContent(), 'the group is among those suggested').toMatch(/^Gruppe/);
  }
}

// What one run of the journey leaves must not be alike to what the next one makes.
const TOPICS: Record<string, string> = { desktop: 'Kørselsgodtgørelsen tastes to gange', phone: 'Vinduespudseren kommer uden at ringe først' };

test('a group is told apart, taken back, and merged by keyboard alone', async ({ page, context }, { project }) => {
  const topic = TOPICS[project.name];
  const [first, second] = [`${topic} ${mark()}`, `Også hos os: ${topic} ${mark()}`];
  await signIn(context, WHO.leader);
  const target = await makeWish(context, first);
  await signIn(context, WHO.otherLeader);
  const part = await makeWish(context, second);
  await signIn(context, WHO.administrator);
  await page.goto('/svar');
  await ready(page);
  await page.getByRole('link', { name: 'Om det samme' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ønsker om det samme' })).toBeVisible();
  await find(page, first);
  await expect(card(page, second)).toBeVisible();
  const found = await new AxeBuilder({ page }).include('main').analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.help}`)).toEqual([]);

  await page.keyboard.press('i');
  await expect(said(page, 'De bliver ikke foreslået sammen igen')).toBeVisible();
  await expect(card(page, first)).toHaveCount(0);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(said(page, 'Fortrudt. Ønskerne står, som de gjorde.')).toBeVisible();
  await expect(card(page, first)).toBeVisible();

  await page.keyboard.press('2');
  await expect(card(page, second).getByRole('radio', { name: 'Dette bliver stående' })).toBeChecked();
  await page.keyboard.press('1');
  await expect(card(page, first).getByRole('radio', { name: 'Dette bliver stående' })).toBeChecked();
  await page.keyboard.press('l');
  await expect(said(page, '2 ønsker er lagt sammen')).toBeVisible();
  expect((await get(context, `/wishes/${part}`)).merged_into.number).toBe(target);
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
});
