"use strict";
// Keys, and the next page without a flash. Everything works without this script, by links and forms.
const choose = (selector) => document.querySelector(selector);
let busy = false;

async function go(address, options) {
  if (busy) return;
  busy = true;
  try {
    const groups = choose("#groups");
    const headers = groups ? { "x-seisaku-partial": "1" } : {};
    const answer = await fetch(address, { ...options, headers });
    const html = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = html.querySelector("#main");
    if (!main) { location.assign("/"); return; }
    const url = new URL(answer.headers.get("content-location") ?? answer.url, location.href).href;
    document.title = html.title;
    if (groups && html.body.className === document.body.className) {
      choose("body > header").replaceWith(html.querySelector("body > header"));
      choose("#main").replaceWith(main);
      count(groups, main);
    } else {
      document.body.className = html.body.className;
      document.body.replaceChildren(...html.body.childNodes);
    }
    if (url !== location.href) history.pushState(null, "", url);
    arrive();
  } finally {
    busy = false;
  }
}

function send(form) {
  const data = new URLSearchParams(new FormData(form));
  const note = choose("#note");
  if (note && data.has("note") && !form.closest(".all")) data.set("note", note.value);
  return go(form.action, { method: "POST", body: data });
}

function count(groups, main) {
  groups.querySelector("[aria-current]")?.removeAttribute("aria-current");
  for (const told of main.dataset.counts.trim().split(" ")) {
    const [id, left] = told.split(":"), item = document.getElementById(`g-${id}`);
    if (!item) continue;
    item.querySelector(".left").textContent = Number(left).toLocaleString("ja");
    item.classList.toggle("done", left === "0");
  }
  const here = [...groups.querySelectorAll("a")].find((link) => link.pathname === main.dataset.group);
  here?.setAttribute("aria-current", "true");
}

function arrive() {
  const picture = choose(".picture");
  if (picture) picture.scrollTop = 0;
  choose("#here")?.scrollIntoView({ block: "center" });
  const beside = choose("#beside"), around = beside?.closest("div");
  if (around) around.scrollTop = beside.offsetTop - around.clientHeight / 2;
  choose(".groups [aria-current]")?.scrollIntoView({ block: "nearest" });
  choose("#what")?.focus({ preventScroll: true });
  const ahead = choose("#main")?.dataset.ahead;
  if (ahead) new Image().src = ahead;
}

function sift(text) {
  for (const item of document.querySelectorAll(".groups li")) item.hidden = !item.textContent.includes(text);
}

function zoom() {
  const page = choose("#page"), button = choose("#zoom");
  if (!page) return;
  const shown = page.getAttribute("viewBox");
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  page.setAttribute("viewBox", page.dataset.other);
  page.dataset.other = shown;
}

function group(step) {
  const links = [...document.querySelectorAll(".groups li:not([hidden]) a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[at + step] ?? (step > 0 ? links[0] : links.at(-1));
  if (next) go(next.href);
}

const KEYS = {
  j: () => { const link = choose('a[data-key="j"]'); if (link) go(link.href); },
  s: () => KEYS.j(),
  k: () => history.back(),
  n: () => group(1),
  p: () => group(-1),
  e: () => { const box = choose("details.correct"); if (box) { box.open = true; box.querySelector("input:not([type=hidden]), select").focus(); } },
  A: () => { const all = choose("#accept-all"); if (all) (all.querySelector("input[name=count]") ?? all.querySelector("button")).focus(); else { const main = choose("#main"); if (main?.dataset.group) go(main.dataset.group); } },
  u: () => { const form = choose("#undo"); if (form) send(form); },
  z: zoom,
  "/": () => choose("#filter")?.focus(),
  "?": () => choose("#help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing) { typing.blur(); choose("#what")?.focus({ preventScroll: true }); return; }
  if (typing || choose("dialog[open]")) return;
  const form = choose(`form[data-key="${CSS.escape(event.key)}"]`);
  const act = form ? () => send(form) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  send(form);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("#zoom")) { zoom(); return; }
  const link = event.target.closest("a[href^='/']");
  if (!link || link.pathname.startsWith("/language/") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener("input", (event) => { if (event.target.id === "filter") sift(event.target.value); });
addEventListener("popstate", () => location.reload());
arrive();
