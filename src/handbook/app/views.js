// The parts of the page, of which one is shown at a time.

const VIEWS = ["app-ask", "app-record", "app-staff", "app-about", "app-handbook"];
/** The parts below which an answer is shown. */
const WITH_ANSWER = new Set(["app-ask", "app-record", "app-staff"]);
let current = null;

/** Says which version of the program it is, which only the program knows. */
const showVersion = async () => {
  field("app-version").textContent = textOf((await run(["--version"])).out).trim();
};

/** Shows the part that an address names, or the one that the named place is in. */
const showView = () => {
  const name = decodeURIComponent(location.hash.slice(1));
  const place = name === "" ? null : document.getElementById(name);
  const view = place?.closest("#app-handbook") ? "app-handbook" : VIEWS.includes(name) ? name : (name !== "" && current) || "app-ask";
  if (view !== current) {
    for (const one of VIEWS) field(one).hidden = one !== view;
    for (const link of document.querySelectorAll("#app-bar a")) {
      if (link.hash === `#${view}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const isFirst = current === null;
    current = view;
    clearAnswer();
    say("");
    const heading = field(view).querySelector("h1");
    document.title = `${heading.textContent} – ${made.title}`;
    document.body.dataset.view = view;
    if (!isFirst && !place?.closest("article")) {
      heading.focus();
      scrollTo(0, 0);
    }
    if (view === "app-record") showRecord().catch(cannot);
    if (view === "app-about") showVersion().catch(cannot);
  }
  if (view === "app-handbook" && place && place.id !== view) place.scrollIntoView();
};

addEventListener("hashchange", showView);
addEventListener("popstate", ({ state }) => {
  if (state?.asked !== undefined && asked[state.asked]) {
    showView();
    if (WITH_ANSWER.has(current)) ask(asked[state.asked], true);
  } else if (current !== "app-record") {
    clearAnswer();
  }
});

// The handbook's own search belongs to the handbook.
field("app-handbook").prepend(document.querySelector("main > .tools"));
field("app-handbook").querySelector("h1").tabIndex = -1;
fitFields(askForm, chosenIn(askForm, "question"));
fitFields(staffForm, chosenIn(staffForm, "staff"));
fitMore();
field("ask-other").selectedIndex = 1;
showView();
unpacked.catch(cannot);
