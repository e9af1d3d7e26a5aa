// Two languages, each complete: what a page says of itself is in the language chosen, and the choice stays.
import { type Page, expect, test } from '@playwright/test';
import { WHO, makeWish, ready, signIn, speak } from './support/people';
import { mark } from './support/records';

type Language = 'da' | 'en';

/** Words that only the other language has. Data is Danish in both, so it is taken out before. */
const FOREIGN: Record<Language, RegExp> = {
  en: /[æøå]|\b(og|ikke|eller|som|der|det|den|til|med|har|skal|kan|fra|alle|vælg|gem|fortryd|annuller|luk|ret|slet|svar|timer|dage|dag|enhed|ejer|navn|rolle|hvor|hvad|hvem|tiltag|slags|fjern|ingen|siden|år)\b/i,
  da: /\b(the|and|or|not|with|your|you|wish|wishes|save|cancel|close|answer|hours|year|search|units?|owner|remove|delete|edit|add|choose|from|until|name|none|what|when|who|how)\b/i,
};

/** Every string the server has sent to the page by now: data, in whatever language it was written. */
type Heard = () => Promise<Set<string>>;

function listen(page: Page): Heard {
  const data = new Set<string>();
  const replies: Promise<void>[] = [];
  const walk = (value: unknown) => {
    if (typeof value === 'string') data.add(value.trim());
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
  };
  page.on('response', (reply) => {
    if (!reply.url().includes('/api/v1/') || !reply.headers()['content-type']?.includes('json')) return;
    replies.push(reply.json().then(walk, () => undefined));
  });
  return async () => {
    await Promise.all(replies);
    return data;
  };
}

/** What the page says: its visible text and the names read out, piece by piece. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pieces: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      // The switch names the other language in that language; the start note speaks both.
      if (around && !around.closest('script, noscript, #start-trouble') && !/^(English|Dansk)$/.test(texts.currentNode.textContent?.trim() ?? '')) {
        pieces.push(texts.currentNode.textContent ?? '');
      }
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) pieces.push(one.getAttribute(name) ?? '');
    }
    return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
}

async function speaksOnly(page: Page, language: Language, heard: Heard) {
  const pieces = await said(page);
  const known = [...(await heard())].filter((text) => text.length > 3 || text === text.toUpperCase()).sort((a, b) => b.length - a.length).map((text) => text.replace(/\s+/g, ' '));
  const leaks = pieces
    .map((piece) => known.reduce((rest, text) => rest.replaceAll(text, ' '), piece))
    .filter((piece) => FOREIGN[language].test(piece));
  expect([...new Set(leaks)], `${page.url()} in ${language}`).toEqual([]);
}

const PAGES: [who: string, paths: string[]][] = [
  [WHO.leader, ['/', '/oensker', '/oensker?q=findes-slet-ikke&status=answered', '/oensker/nyt', '/oensker/1', '/oensker/18', '/oensker/16', '/oensker/99999', '/profil', '/findes-ikke', '/administration/personer']],
  [WHO.owner, ['/', '/oensker/44?behandl=svar', '/oensker/44?behandl=spoerg', '/oensker/44?behandl=sorter', '/tiltag', '/tiltag?status=stopped&q=xyz', '/tiltag/nyt', '/tiltag/14', '/tiltag/13/ret', '/tiltag/17', '/roadmap', '/roadmap?visning=tabel', '/roadmap?visning=table']],
  [WHO.management, ['/']],
  [WHO.administrator, ['/administration/enheder', '/administration/personer', '/administration/fagomraader', '/administration/runder', '/administration/synonymer', '/administration/import', '/administration/aktivitet']],
];

for (const language of ['da', 'en'] as const) {
  for (const [who, paths] of PAGES) {
    test(`${language}: every page of ${who}`, async ({ page, context }) => {
      test.setTimeout(120_000);
      await speak(context, language);
      await signIn(context, who);
      const data = listen(page);
      for (const path of paths) {
        await page.goto(path);
        await ready(page);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await speaksOnly(page, language, data);
      }
    });
  }

  test(`${language}: signing in, being wrong, and an invitation that has run out`, async ({ page, context }) => {
    await speak(context, language);
    const data = listen(page);
    await page.goto('/');
    await ready(page);
    await speaksOnly(page, language, data);
    await page.locator('input[type=email]').fill('ingen@eksempel.dk');
    await page.locator('input[type=password]').fill('forkert adgangskode');
    await page.locator('form button[type=submit]').click();
    await expect(page.getByText(/passer ikke sammen|password is wrong/).first()).toBeVisible();
    await speaksOnly(page, language, data);
    await page.goto('/invitation#no-such-token');
    await ready(page);
    await speaksOnly(page, language, data);
  });

  test(`${language}: dialogs, menus, and what is said when something is missing`, async ({ page, context }) => {
    await speak(context, language);
    await signIn(context, WHO.leader);
    const number = await makeWish(context, `Sprog ${mark()}`);
    const data = listen(page);
    const say = (da: string, en: string) => (language === 'da' ? da : en);
    const press = (da: string, en: string) => page.getByRole('main').getByRole('button', { name: say(da, en) }).first().click();
    const check = () => speaksOnly(page, language, data);
    await page.goto('/oensker/nyt');
    await ready(page);
    await press('Næste', 'Next');
    await check();
    await page.goto(`/oensker/${number}`);
    await ready(page);
    await press('Mere', 'More');
    await check();
    await press('Træk ønsket tilbage', 'Withdraw the wish');
    await page.getByRole('dialog').getByRole('button', { name: say('Træk ønsket tilbage', 'Withdraw the wish') }).click();
    await check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check();

    await signIn(context, WHO.owner);
    await page.goto('/tiltag/13');
    await ready(page);
    for (const [da, en] of [['Giv status', 'Give status'], ['Tilføj milepæl', 'Add milestone'], ['Tilføj effekt', 'Add effect']]) {
      await press(da, en);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await check();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.goto('/tiltag/nyt');
    await ready(page);
    await press('Opret tiltag', 'Create initiative');
    await check();

    await signIn(context, WHO.administrator);
    for (const [path, da, en] of [['personer', 'Tilføj person', 'Add person'], ['runder', 'Åbn en runde', 'Open a round']]) {
      await page.goto(`/administration/${path}`);
      await ready(page);
      await press(da, en);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await check();
      await page.keyboard.press('Escape');
    }
  });
}

test('the language chosen stays after a reload, on other pages, and after signing out', async ({ page, context }) => {
  await signIn(context, 'Fatima Yildiz');
  await page.goto('/oensker');
  await ready(page);
  const html = page.locator('html');
  await page.getByRole('button', { name: /profil og log ud/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wishes' })).toBeVisible();
  await expect(html).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Wishes' })).toBeVisible();
  await page.goto('/roadmap');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: /profile and sign out/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.getByRole('button', { name: 'Dansk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
});
