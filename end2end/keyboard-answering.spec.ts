// Answering at a desk: the queue by keys alone.
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn } from './support/people';
import { mark } from './support/records';

/** A short confirmation at the edge of the screen. */
const said = (page: Page, text: string) => page.getByRole('region', { name: 'Beskeder' }).getByText(text);

test('the queue is gone through by keyboard alone', async ({ page, context }) => {
  const name = mark();
  await signIn(context, WHO.leader);
  await makeWish(context, `Med taster ${name}`);
  await signIn(context, WHO.owner);
  await page.goto('/svar?hvem=nobody');
  await ready(page);
  const heading = page.getByRole('heading', { level: 2, name: `Med taster ${name}` });
  const rows = await page.getByRole('region', { name: 'Kø' }).getByRole('listitem').count();
  for (let step = 0; step < rows && !(await heading.isVisible()); step++) {
    const before = page.url();
    await page.keyboard.press('j');
    await expect(page).not.toHaveURL(before);
    await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toBeVisible();
  }
  await expect(heading).toBeVisible();
  await page.keyboard.press('t');
  await expect(said(page, 'Fordelt')).toBeVisible();
  await page.goto(page.url().replace('hvem=nobody', 'hvem=me'));
  await ready(page);
  await page.keyboard.press('6');
  await expect(page.getByRole('radio', { name: /^Nej/ })).toBeChecked();
  await page.keyboard.press('r');
  await expect(page.getByLabel('Begrundelse')).toBeFocused();
  await page.keyboard.type('Det kan vi desværre ikke i år.');
  const send = page.getByRole('button', { name: 'Send svar' });
  for (let step = 0; step < 8 && !(await send.evaluate((button) => button === document.activeElement)); step++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(said(page, 'Svaret er sendt til 1 ønske')).toBeVisible();
});
