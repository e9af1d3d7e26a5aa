// Walking a page with the keyboard alone, and looking at where the focus is on the way.
import { type Locator, type Page, expect } from '@playwright/test';

/** Stops of the Tab key after which a page counts as having no way there. */
const FAR = 160;

/** What is wrong with where the focus is: nothing, it cannot be seen, or something lies over it. */
async function faultOfFocus(): Promise<string> {
  // What glides into view has to have arrived.
  await Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => {})));
  const at = document.activeElement;
  if (!(at instanceof HTMLElement || at instanceof SVGElement)) return 'nothing has the focus';
  if (at === document.body) return '';
  const named = `${at.tagName.toLowerCase()} "${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 50)}"`;
  // The calendar of a date field is the browser's own; it shows the focus itself and the field says that it has none.
  if (!at.matches(':focus')) return '';
  // A radio or checkbox drawn by its label shows the focus there.
  const shows = [at, at.closest('label'), at.nextElementSibling, at.parentElement].some((one) => {
    if (!one) return false;
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  });
  if (!shows) return `the focus on ${named} cannot be seen`;
  const box = at.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return `${named} has the focus and no size`;
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 1 || bottom - top < 1) return `${named} has the focus outside the screen`;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const near = over && (at.contains(over) || over.contains(at) || at.closest('label')?.contains(over) || at.nextElementSibling?.contains(over));
  return near ? '' : `${named} has the focus below ${over?.tagName.toLowerCase()}.${over?.className}`;
}

async function walk(page: Page, key: 'Tab' | 'Shift+Tab', target: Locator) {
  await expect(target).toBeVisible();
  const faults = new Set<string>();
  for (let stops = 0; stops < FAR; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect([...faults], 'the focus is seen at every stop').toEqual([]);
      return;
    }
    await page.keyboard.press(key);
    const fault = await page.evaluate(faultOfFocus);
    if (fault) faults.add(fault);
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Goes forward with Tab until the target has the focus, which must be visible at every stop. */
export const tabTo = (page: Page, target: Locator) => walk(page, 'Tab', target);

/** The same backwards. */
export const backTo = (page: Page, target: Locator) => walk(page, 'Shift+Tab', target);

/** Tab, then Enter: a link or button is pressed. */
export async function press(page: Page, target: Locator) {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Tab to a field, then type. What stood in it is replaced. */
export async function write(page: Page, field: Locator, text: string) {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Tab to a list that drops down, then type the beginning of the choice. */
export async function pick(page: Page, list: Locator, label: string) {
  await tabTo(page, list.first());
  await page.keyboard.type(label);
  await expect(list.first().locator('option:checked')).toHaveText(label);
}

/** Tab to a group of radio buttons, then go down to the one wanted. */
export async function choose(page: Page, group: Locator, name: RegExp | string) {
  const radios = group.getByRole('radio');
  const wanted = group.getByRole('radio', { name });
  const stop = (await radios.and(group.page().locator(':checked')).count()) > 0 ? radios.and(page.locator(':checked')) : radios.first();
  await tabTo(page, stop);
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  for (let moves = 0; moves < 12 && !(await wanted.isChecked()); moves += 1) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
  await expect(wanted).toBeFocused();
}

/** Tab to a field that finds while one types; the first one found is taken. */
export async function find(page: Page, field: Locator, text: string, found: string | RegExp) {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await expect(page.getByRole('option', { name: found }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(found);
  await expect(field).toHaveAttribute('aria-expanded', 'false');
}

/** The focus is somewhere: whoever presses Tab next goes on from here and not from the top of the page. */
export async function holds(page: Page) {
  const where = () => page.evaluate(() => (document.activeElement === document.body ? 'lost to the page as a whole' : 'somewhere'));
  await expect.poll(where, { message: 'where the focus is' }).toBe('somewhere');
}

/** A dialog keeps Tab to itself, closes on Escape and gives the focus back to what opened it. */
export async function isProperDialog(page: Page, opener: Locator) {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const inside = () => dialog.evaluate((element) => element.contains(document.activeElement) || document.activeElement === document.body);
  expect(await dialog.evaluate((element) => element.contains(document.activeElement)), 'the dialog takes the focus').toBe(true);
  for (let stops = 0; stops < 30; stops += 1) {
    await page.keyboard.press('Tab');
    expect(await inside(), 'Tab stays in the dialog').toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
}
