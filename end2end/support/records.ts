// Records made through the API, for a test of its own.
import { type BrowserContext, expect } from '@playwright/test';
import { OURS } from './people';

/** Eight letters no other test has, so that tests may run beside each other. */
export const mark = () => crypto.randomUUID().slice(0, 8);

/** Sends a change as our own pages do, and gives back what the server says. */
export async function send(context: BrowserContext, method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data: object = {}) {
  const reply = await context.request.fetch(`/api/v1${path}`, { method, data, headers: OURS });
  expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBeTruthy();
  const text = await reply.text();
  return text ? JSON.parse(text) : undefined;
}

export async function get(context: BrowserContext, path: string, params: Record<string, string> = {}) {
  const reply = await context.request.get(`/api/v1${path}`, { params });
  expect(reply.ok(), await reply.text()).toBeTruthy();
  return reply.json();
}

/** The id of an area by its code. */
export async function area(context: BrowserContext, code: string): Promise<string> {
  const { areas } = await get(context, '/areas');
  return areas.find((one: { code: string }) => one.code === code).id;
}

/** How many wishes a search finds. */
export async function count(context: BrowserContext, q: string): Promise<number> {
  return (await get(context, '/wishes', { q })).total;
}
