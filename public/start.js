// Starts the app, and says so plainly when something of it cannot be had.
//
// A part of the app can be gone because a newer release is out: one reload fetches that. A second failure of the same
// release is shown to the person, with a button. Without a connection nothing is reloaded, so that nothing is lost.
const APP = "{{asset:app.js}}";
const WASM = "{{asset:app.wasm}}";
const RELOADED_FOR = "forenkl:reloaded-for";
// This file's name changes with every release.
const RELEASE = import.meta.url;

// The link that was followed last, and where. The address changes only once the page is there, so a reload alone would
// forget where the person was going.
let followed = { from: "", to: "" };
addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && link.origin === location.origin) followed = { from: location.href, to: link.href };
  },
  true,
);

// A page that is being left says nothing more: several parts may be missing at once.
let leaving = false;

function reload() {
  leaving = true;
  const here = location.href;
  if (followed.from === here && followed.to.split("#")[0] !== here.split("#")[0]) location.assign(followed.to);
  else location.reload();
}

const trouble = document.getElementById("start-trouble");
let tryAgain = reload;

function show(when, again) {
  tryAgain = again;
  document.getElementById("start")?.remove();
  for (const text of trouble.querySelectorAll("[data-when]")) text.hidden = text.dataset.when !== when;
  trouble.hidden = false;
  trouble.querySelector("button").focus();
  scrollTo(0, 0);
}

// True the first time for this release in this tab; false ever after, and where nothing can be remembered.
function firstTime() {
  try {
    if (sessionStorage.getItem(RELOADED_FOR) === RELEASE) return false;
    sessionStorage.setItem(RELOADED_FOR, RELEASE);
    return true;
  } catch {
    return false;
  }
}

function missing(again) {
  if (leaving) return;
  if (!navigator.onLine) {
    show("offline", again);
    addEventListener("online", () => tryAgain(), { once: true });
  } else if (firstTime()) {
    reload();
  } else {
    show("missing", reload);
  }
}

trouble.querySelector("button").addEventListener("click", () => tryAgain());

// Sent by the loader of lazy parts (see crates/xtask/src/web/script.rs).
addEventListener("forenkl:part-missing", (event) => {
  missing(() => {
    trouble.hidden = true;
    event.detail.again();
  });
});

// A WebAssembly program that has trapped cannot go on. The server is told where it happened, without anything the person wrote.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
function stopped(error) {
  show("stopped", () => location.reload());
  const places = String(error.stack).match(/wasm-function\[\d+\](:0x[0-9a-f]+)?/g) ?? [];
  const report = {
    message: [error.message, APP, ...places.slice(0, 8)].join(" "),
    page: location.pathname,
    at: Date.now(),
  };
  fetch("/api/v1/client-errors", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(report),
  }).catch(() => {});
}
addEventListener("error", (event) => isTrap(event.error) && stopped(event.error));
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && stopped(event.reason));

// From now on the app opens without a network too (see root/sw.js), with the files that are here by now.
function keepForLater() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  const tell = () => {
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    worker.controller?.postMessage(files.filter((name) => name.includes("/assets/")));
  };
  // What is asked for from here on goes through it; what was under way just then is told a little later.
  worker.addEventListener("controllerchange", tell);
  setTimeout(tell, 4000);
  worker.register("/sw.js").catch(() => {});
}

try {
  const app = await import(APP);
  await app.default({ module_or_path: WASM });
  document.getElementById("start")?.remove();
  keepForLater();
} catch (error) {
  console.error(error);
  if (isTrap(error)) stopped(error);
  else missing(reload);
}
