// The wall in a full room: what does not fit is shown in pages, nothing is cut in two, and the way in is always in sight.
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { noFaults } from './support/faults';
import { press } from './support/keyboard';
import { signIn } from './support/people';
import { mark, send } from './support/records';
import { block, prepared } from './support/workshops';

const SCREENS = [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }, { width: 1024, height: 768 }];
const PHONE = { width: 390, height: 844 };

const WHAT = ['Vagtplanen', 'Nøglekortet til vikarer', 'Refusionsskemaet', 'Årshjulet', 'Børneattesten', 'Kørselsregnskabet', 'Indkøbsordren', 'Sygemeldingen', 'Ældreplejens mødeliste', 'Skabet på gangen'];
const HOW = ['skal tastes to steder, først i det gamle system og så i det nye', 'kræver tre underskrifter', 'kan ikke findes, når den skal bruges', 'kommer for sent', 'skal udfyldes på papir og scannes ind igen', 'forstås af ingen, og så ringer alle til den samme på økonomikontoret'];
/** Sixty cards as people write them, no two alike. */
const CARDS = HOW.flatMap((how) => WHAT.map((what) => `${what} ${how}`));

type Workshop = Awaited<ReturnType<typeof prepared>>;

/** Lays cards, one after the other, so that they stand in this order; gives their ids. */
async function lay(workshop: Workshop, texts: string[]): Promise<string[]> {
  const made: string[] = [];
  for (const text of texts) {
    const reply = await workshop.lead({ do: 'do', act: { do: 'write', block: workshop.blocks[0], text } });
    made.push(reply.made);
  }
  return made;
}

async function wallOf(context: BrowserContext, workshop: Workshop): Promise<Page> {
  const wall = await context.newPage();
  await wall.setViewportSize(SCREENS[0]);
  await wall.goto(`/workshops/${workshop.id}/skaerm`);
  return wall;
}

const told = (wall: Page) => wall.getByText(/^Side \d+ af \d+$/);
const hold = (wall: Page) => wall.getByRole('button', { name: 'Bliv på siden' });

/** Letters have come, and what is shown has been measured with them. */
async function settled(wall: Page) {
  await wall.evaluate(async () => {
    await document.fonts.ready;
    dispatchEvent(new Event('resize'));
    for (let pictures = 0; pictures < 3; pictures += 1) await new Promise((next) => requestAnimationFrame(next));
  });
}

/** What stands whole on the page that is shown, and what its edges cut in two; and the least letters. */
async function page(wall: Page, rows: string) {
  return wall.evaluate((found) => {
    const middle = document.querySelector('.wall-main')?.getBoundingClientRect() ?? new DOMRect();
    const [whole, cut]: [string[], string[]] = [[], []];
    let least = Infinity;
    for (const row of document.querySelectorAll(found)) {
      const box = row.getBoundingClientRect();
      const upright = box.top >= middle.top - 1 && box.bottom <= middle.bottom + 1;
      const across = box.left >= middle.left - 1 && box.right <= middle.right + 1;
      const touches = box.right > middle.left + 1 && box.left < middle.right - 1;
      if (upright && across) whole.push(row.textContent ?? '');
      else if (touches) cut.push(row.textContent ?? '');
      least = Math.min(least, parseFloat(getComputedStyle(row).fontSize));
    }
    const root = document.documentElement;
    const scrolls = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth;
    return { whole, cut, least, scrolls, inside: middle.top >= 0 && middle.bottom <= innerHeight };
  }, rows);
}

/** Turns through all pages on each screen, and finds every row whole on one of them, with the foot in sight on all. */
async function allSeen(wall: Page, rows: string, count: number, foot: () => Promise<void>) {
  await expect(wall.locator(rows)).toHaveCount(count);
  const all = (await wall.locator(rows).allTextContents()).sort();
  for (const screen of SCREENS) {
    await wall.setViewportSize(screen);
    await settled(wall);
    const several = await told(wall).isVisible();
    // Held, so that it turns for nobody but the one at the keyboard.
    if (several && (await hold(wall).getAttribute('aria-pressed')) === 'false') await press(wall, hold(wall));
    const pages = several ? Number(/\d+$/.exec((await told(wall).textContent()) ?? '')?.[0]) : 1;
    const seen = new Set<string>();
    for (let turned = 0; turned < pages; turned += 1) {
      const shown = await page(wall, rows);
      expect(shown, `${screen.width} × ${screen.height}`).toMatchObject({ cut: [], scrolls: false, inside: true });
      expect(shown.least).toBeGreaterThanOrEqual(18);
      shown.whole.forEach((text) => seen.add(text));
      await foot();
      if (!several) break;
      const before = (await told(wall).textContent()) ?? '';
      await wall.keyboard.press(turned % 2 ? 'PageDown' : 'ArrowRight');
      await expect(told(wall)).not.toHaveText(before);
    }
    expect([...seen].sort(), `${screen.width} × ${screen.height}`).toEqual(all);
  }
  await wall.setViewportSize(SCREENS[0]);
  await settled(wall);
}

/** The way in is in sight. */
async function wayIn(wall: Page) {
  for (const part of [wall.locator('.wall-foot'), wall.locator('.wall-code'), wall.getByRole('img', { name: 'QR-kode til at være med' })]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
}

test('sixty cards are read page by page, few in large letters, and the way in never leaves the wall', async ({ context }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const workshop = await prepared(context, `Fuldt hus ${mark()}`, [
    block('write', 'Skriv hver for sig', { prompt: 'Hvad bruger du tid på, som ikke hjælper dem, I er til for? Ét kort for hver ting.', projected: 'prompt' }),
    block('vote', 'Stem'),
  ]);
  const wall = await wallOf(context, workshop);
  for (const screen of [...SCREENS, PHONE]) {
    await wall.setViewportSize(screen);
    await wayIn(wall);
    await noFaults(wall);
  }
  await wall.setViewportSize(SCREENS[0]);

  const [write, vote] = workshop.blocks;
  await workshop.lead({ do: 'go', block: write });
  const few = await lay(workshop, CARDS.slice(0, 3));
  await workshop.lead({ do: 'reveal', block: write });
  await workshop.lead({ do: 'start', seconds: 600 });
  await expect(wall.locator('.workshop-card')).toHaveCount(3);
  await settled(wall);
  expect((await page(wall, '.workshop-card')).least).toBeGreaterThan(36);
  await expect(told(wall)).toBeHidden();

  const more = await lay(workshop, CARDS.slice(3));
  await allSeen(wall, '.workshop-card', CARDS.length, () => wayIn(wall));
  await expect(wall.getByRole('timer')).toBeInViewport({ ratio: 1 });
  await expect(told(wall)).toBeVisible();
  await noFaults(wall);
  // Backwards from the first page is the last.
  const pages = Number(/\d+$/.exec((await told(wall).textContent()) ?? '')?.[0]);
  while ((await told(wall).textContent()) !== `Side 1 af ${pages}`) {
    const before = (await told(wall).textContent()) ?? '';
    await wall.keyboard.press('PageUp');
    await expect(told(wall)).not.toHaveText(before);
  }
  await wall.keyboard.press('ArrowLeft');
  await expect(told(wall)).toHaveText(`Side ${pages} af ${pages}`);

  // A phone scrolls as it does everywhere.
  await wall.setViewportSize(PHONE);
  await settled(wall);
  await expect(told(wall)).toBeHidden();
  await wall.getByText(CARDS[59]).scrollIntoViewIfNeeded();
  await expect(wall.getByText(CARDS[59])).toBeInViewport({ ratio: 1 });
  await noFaults(wall);
  await wall.setViewportSize(SCREENS[0]);

  // What is voted on.
  await workshop.lead({ do: 'go', block: vote });
  await allSeen(wall, '.wall-asked > li', CARDS.length, () => wayIn(wall));
  await noFaults(wall);

  // The pages follow what is taken off.
  await workshop.lead({ do: 'go', block: write });
  await expect(told(wall)).toBeVisible();
  for (const card of more) await workshop.lead({ do: 'remove_card', card });
  await expect(wall.locator('.workshop-card')).toHaveCount(few.length);
  await expect(told(wall)).toBeHidden();
  expect((await page(wall, '.workshop-card')).whole).toHaveLength(few.length);
});

test('thirty statements, their results, effort and effect and what was decided are seen whole, too', async ({ context }) => {
  test.slow();
  await signIn(context, 'Line Thorup');
  const long = `${CARDS.slice(0, 8).join('. ')}.`;
  const workshop = await prepared(context, `Mange rækker ${mark()}`, [
    block('write', 'Skriv', { prompt: long }),
    block('judge', 'Enig eller uenig?', { prompt: 'Hvor står I?', statements: CARDS.slice(0, 30) }),
    block('prioritise', 'Indsats og effekt'),
    block('decide', 'Beslut'),
  ]);
  const wall = await wallOf(context, workshop);
  const [write, judge, place, decide] = workshop.blocks;
  await workshop.lead({ do: 'go', block: write });
  // A task that is a text stands in the middle, where there is room for it.
  await expect(wall.locator('.wall-text')).toHaveText(long);
  await wayIn(wall);

  const cards = await lay(workshop, CARDS.slice(0, 24));
  const clusters: string[] = [];
  for (const [at, card] of cards.entries()) {
    const act = { do: 'gather', cards: [card], title: `Gruppe ${at + 1} om ${WHAT[at % WHAT.length]}` };
    clusters.push((await workshop.lead({ do: 'do', act })).made);
  }
  await workshop.lead({ do: 'reveal', block: write });
  await workshop.lead({ do: 'go', block: judge });
  await allSeen(wall, '.wall-asked > li', 30, () => wayIn(wall));
  await noFaults(wall);
  await workshop.lead({ do: 'close', block: judge, close: true });
  await allSeen(wall, '.workshop-bars > li', 30, () => wayIn(wall));

  const anna = (await workshop.lead({ do: 'seat', name: 'Anna' })).made;
  await workshop.lead({ do: 'go', block: place });
  for (const [at, option] of clusters.entries()) {
    const act = { do: 'place', block: place, option, effort: 1 + (at % 5), effect: 1 + (at % 4) };
    await workshop.lead({ do: 'for', participant: anna, act });
  }
  await workshop.lead({ do: 'close', block: place, close: true });
  await allSeen(wall, '.workshop-bars > li', clusters.length, () => wayIn(wall));
  await allSeen(wall, '.matrix', 1, () => wayIn(wall));
  await noFaults(wall);

  await workshop.lead({ do: 'go', block: decide });
  for (const cluster of clusters) {
    const decision = { verdict: 'simplify', reason: 'Én underskrift er nok, og den kan gives på telefonen.', rule_source: 'municipality', owner: 'Karen Holst' };
    await workshop.lead({ do: 'decide', cluster, decision });
  }
  await allSeen(wall, '.workshop-decided > li', clusters.length, () => wayIn(wall));
  // When it is over nobody can join, and what was decided stays.
  await workshop.lead({ do: 'end' });
  await expect(wall.locator('.wall-code')).toHaveCount(0);
  await allSeen(wall, '.workshop-decided > li', clusters.length, () => expect(wall.locator('.wall-foot')).toBeInViewport({ ratio: 1 }));
  await noFaults(wall);
  // Or the next workshop of the unit would open with all of it.
  await send(context, 'DELETE', `/workshops/${workshop.id}`);
  // What is not there any more does not stay on the wall.
  const gone = 'Workshoppen er slettet, eller du leder den ikke længere.';
  await expect(wall.getByRole('heading', { level: 1, name: gone })).toBeVisible({ timeout: 20_000 });
  await expect(wall.locator('.workshop-decided > li')).toHaveCount(0);
});

test('pages turn by themselves, and not while somebody holds one', async ({ context }) => {
  await signIn(context, 'Line Thorup');
  const workshop = await prepared(context, `Af sig selv ${mark()}`, [block('judge', 'Enig eller uenig?', { statements: CARDS.slice(0, 40) })]);
  await workshop.lead({ do: 'go', block: workshop.blocks[0] });
  const wall = await context.newPage();
  await wall.clock.install();
  await wall.setViewportSize({ width: 1024, height: 768 });
  await wall.goto(`/workshops/${workshop.id}/skaerm`);
  await expect(told(wall)).toBeVisible();
  /** Whether another page comes while nobody does anything. No page is shorter than a step. */
  const turns = async () => {
    const before = await told(wall).textContent();
    for (let steps = 0; steps < 30; steps += 1) {
      await wall.clock.runFor(10_000);
      if ((await told(wall).textContent()) !== before) return true;
    }
    return false;
  };
  expect(await turns()).toBe(true);
  await press(wall, hold(wall));
  await expect(hold(wall)).toHaveAttribute('aria-pressed', 'true');
  expect(await turns()).toBe(false);
  await wall.keyboard.press('Enter');
  await expect(hold(wall)).toHaveAttribute('aria-pressed', 'false');
  expect(await turns()).toBe(true);
});

test('what is new in a block begins on its first page, and nobody holds that', async ({ context }) => {
  await signIn(context, 'Line Thorup');
  const workshop = await prepared(context, `Forfra ${mark()}`, [block('judge', 'Enig eller uenig?', { statements: CARDS.slice(0, 40) })]);
  await workshop.lead({ do: 'go', block: workshop.blocks[0] });
  const wall = await context.newPage();
  await wall.setViewportSize({ width: 1024, height: 768 });
  await wall.goto(`/workshops/${workshop.id}/skaerm`);
  await expect(told(wall)).toHaveText(/^Side 1 /);
  await press(wall, hold(wall));
  await expect(hold(wall)).toHaveAttribute('aria-pressed', 'true');
  if (/^Side 1 /.test((await told(wall).textContent()) ?? '')) await wall.keyboard.press('ArrowRight');
  await expect(told(wall)).not.toHaveText(/^Side 1 /);
  await workshop.lead({ do: 'close', block: workshop.blocks[0], close: true });
  await expect(told(wall)).toHaveText(/^Side 1 /);
  await expect(hold(wall)).toHaveAttribute('aria-pressed', 'false');
  // Where nothing was decided the wall says at least that it is over.
  await workshop.lead({ do: 'end' });
  await expect(wall.getByText('Workshoppen er slut. Tak, fordi I var med.')).toBeVisible();
});
