// Signing in as one of the demo's people.
import { type APIRequestContext, type BrowserContext, type Page, expect } from '@playwright/test';

/** What our own pages send with a change; the server refuses changes from elsewhere. */
export const OURS = { 'sec-fetch-site': 'same-origin' };

/** The demo's people, by what they are here for. */
export const WHO = {
  leader: 'Anne Lindholm',
  otherLeader: 'Morten Kjær',
  owner: 'Karen Holst',
  management: 'Birgitte Falk',
  administrator: 'Nanna Krogh',
};

async function personId(request: APIRequestContext, name: string): Promise<string> {
  const session = await (await request.get('/api/v1/session')).json();
  const found = session.personas.find((persona: { name: string }) => persona.name === name);
  expect(found, `${name} is in the demo`).toBeTruthy();
  return found.id;
}

/** Signs the context in without going through the page. */
export async function signIn(context: BrowserContext, name: string) {
  const data = { person: await personId(context.request, name) };
  const reply = await context.request.post('/api/v1/session/demo', { data, headers: OURS });
  expect(reply.ok()).toBeTruthy();
  return (await reply.json()).me;
}

/** Chooses the interface's language for pages opened from now on. */
export async function speak(context: BrowserContext, language: 'da' | 'en') {
  await context.addInitScript((word) => localStorage.setItem('forenkl.language', word), language);
}

/** Waits until the page has its heading, all that stands around it, and nothing more is being fetched. */
export async function ready(page: Page) {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('main')).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('main .skeleton')).toHaveCount(0);
  // Menus, filters and messages come right after the first picture; who only joins a workshop has none of them.
  if (!new URL(page.url()).pathname.startsWith('/deltag')) await expect(page.locator('section.toasts')).toBeAttached();
}

/** A wish made through the API, for a test of its own. */
export async function makeWish(context: BrowserContext, title: string, areaCode = 'HR'): Promise<number> {
  const me = (await (await context.request.get('/api/v1/session')).json()).me;
  const areas = (await (await context.request.get('/api/v1/areas')).json()).areas;
  const area = areas.find((area: { code: string }) => area.code === areaCode) ?? areas[0];
  const data = {
    key: crypto.randomUUID(), title, body: 'Hver gang det samme forfra.', area: area.id, rule_source: 'municipality',
    kind: 'process', visibility: 'everyone', unit: me.home.unit,
  };
  const reply = await context.request.post('/api/v1/wishes', { data, headers: OURS });
  expect(reply.ok(), await reply.text()).toBeTruthy();
  return (await reply.json()).number;
}
