// Search, filters and quotation. The page is complete without them.
"use strict";
(() => {
  const plain = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘`]/g, "'").replace(/[-‐‑–]/g, " ");
  // As in the program, endings and American spelling make no difference.
  const stem = (word) =>
    word.replace(/iz(e|ed|es|ing|ation)$/, "is$1").replace(/or$/, "our").replace(/'s$/, "")
      .replace(/(ing|ed|es|s)$/, (end, _, at) => (at > 2 ? "" : end));
  const words = (text) => plain(text).match(/[a-z0-9']+/g) || [];
  // A hyphenated word is found as one word and as two; a standard is found by its number.
  const known = (text) =>
    new Set([text, text.replace(/(\w)[-‐‑](\w)/g, "$1$2"), text.replace(/\b[A-Z]+(\d+)\b/g, "$1")].flatMap(words).map(stem));
  const SMALL = new Set(words("a an and are as at be become by can do does for from have how i in is it my of on or the to what which who with").map(stem));

  /** The level that an entry states among its facts; "" if it states none. */
  const levelOf = (article) =>
    [...article.querySelectorAll("dt")].find((name) => name.textContent === "Level")?.nextElementSibling.textContent ?? "";
  // The words are collected at the first search.
  let gathered;
  const entries = () => gathered ||= [...document.querySelectorAll("article")].map((article) => {
    const title = article.querySelector("h3").textContent;
    const [chapter, level] = [article.closest(".chapter").id, levelOf(article)];
    return { article, title, chapter, level, inTitle: known(title), inText: known(article.textContent) };
  });

  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  tools.innerHTML =
    '<label for="words">Search</label><input id="words" type="search" autocomplete="off">' +
    '<span><label for="found-in">in</label> <select id="found-in"><option value="">all chapters</option></select></span>' +
    '<span><label for="found-level">of</label> <select id="found-level"><option value="">any level</option></select></span>' +
    '<button type="button" id="copy">Copy selection with its source</button><p role="status" id="said"></p><ul id="found" hidden></ul>';
  document.querySelector("main").prepend(tools);
  const [field, chapter, level, copy, said, found] =
    ["words", "found-in", "found-level", "copy", "said", "found"].map((id) => document.getElementById(id));
  addEventListener("load", () => {
    for (const one of document.querySelectorAll(".chapter")) {
      if (one.querySelector("article")) chapter.add(new Option(one.querySelector("h2").textContent, one.id));
    }
    const levels = new Set([...document.querySelectorAll("article")].map(levelOf).filter((own) => own !== ""));
    for (const own of [...levels].sort()) level.add(new Option(`level ${own}`, own));
  });

  const search = () => {
    const typed = words(field.value).map(stem);
    const telling = typed.filter((word) => !SMALL.has(word));
    const asked = telling.length > 0 ? telling : typed;
    const has = (set, word) => set.has(word) || (word.length > 2 && [...set].some((known) => known.startsWith(word)));
    const isAsked = asked.length > 0 || chapter.value !== "" || level.value !== "";
    const hits = !isAsked ? [] : entries()
      .filter((entry) => chapter.value === "" || entry.chapter === chapter.value)
      .filter((entry) => level.value === "" || entry.level === level.value)
      .filter((entry) => asked.every((word) => has(entry.inText, word)))
      .map((entry) => ({ entry, rank: asked.filter((word) => has(entry.inTitle, word)).length }))
      .sort((one, other) => other.rank - one.rank);
    found.replaceChildren(...hits.slice(0, 25).map(({ entry }) => {
      const [item, link] = [document.createElement("li"), document.createElement("a")];
      link.href = `#${entry.article.id}`;
      link.textContent = entry.title;
      item.append(link);
      return item;
    }));
    found.hidden = hits.length === 0;
    const shown = hits.length > 25 ? `, the first 25 are shown` : "";
    said.textContent = !isAsked ? "" : hits.length === 0 ? "Nothing mentions it." : `${hits.length} found${shown}.`;
  };
  for (const control of [field, chapter, level]) control.addEventListener("input", search);
  found.addEventListener("click", () => {
    for (const control of [field, chapter, level]) control.value = "";
    search();
  });

  copy.addEventListener("click", async () => {
    const selection = getSelection();
    const text = selection.toString().trim();
    const article = selection.anchorNode && selection.anchorNode.parentElement.closest("article");
    if (!text || !article) { said.textContent = "Select some words of an entry first."; return; }
    const book = document.querySelector("cite").textContent;
    const cited = article.dataset.cited ? `, ${article.dataset.cited}` : "";
    const quotation = `“${text}” (${book}${cited}: ${article.querySelector("h3").textContent})`;
    try {
      await navigator.clipboard.writeText(quotation);
    } catch {
      const area = document.createElement("textarea");
      area.value = quotation;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    said.textContent = "Copied.";
  });
})();
