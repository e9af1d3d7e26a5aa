// Keeps the app itself for when there is no network: the page, and the files it has asked for. What the server says is not kept
// here: the app keeps what was seen, for its own tab.

const KEPT = "forenkl";
// About two releases; the oldest go first.
const MOST = 300;
const SPARE = 60;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(page("/"));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || /^\/(api|healthz|was)(\/|$)/.test(pathname)) return;
  if (pathname.startsWith("/assets/")) event.respondWith(file(url));
  else if (mode === "navigate") event.respondWith(page(url));
});

// What was fetched before this worker was there: the page tells it, and the browser has it at hand.
addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(file))));

// The name of a file says what is in it, so a kept one is right for ever.
async function file(url) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(url);
  if (known) return known;
  const fresh = await fetch(url);
  if (fresh.ok) await keep(kept, url, fresh.clone());
  return fresh;
}

async function keep(kept, url, reply) {
  try {
    await kept.put(url, reply);
    const all = await kept.keys();
    if (all.length > MOST) await Promise.all(all.slice(0, SPARE).map((old) => kept.delete(old)));
  } catch {
    // No room on the disk: then it is not kept.
  }
}

// All addresses are the same page, but for those who take part in a workshop. The newest wins while there is a network.
async function page(url) {
  const kept = await caches.open(KEPT);
  const name = /^\/deltag(\/|$)/.test(new URL(url, location.origin).pathname) ? "/deltag" : "/";
  try {
    const fresh = await fetch(url, { cache: "no-cache" });
    if (fresh.ok && fresh.headers.get("content-type")?.startsWith("text/html")) await keep(kept, name, fresh.clone());
    return fresh;
  } catch (offline) {
    const known = await kept.match(name);
    if (known) return known;
    throw offline;
  }
}
