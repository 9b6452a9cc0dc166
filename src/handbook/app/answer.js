// Answers: what the program says, put into the page, with links to other answers and to the handbook.

/** The questions that can be asked by a click on a command in an answer; “record” and “handbook” have parts of the page. */
const ASKABLE = new Set(["level", "next", "gap", "nearest", "plan", "compare", "path", "map", "units", "unit", "nos",
  "qualifications", "hlta", "training", "basic-skills", "resources", "search", "guidance", "about", "errata", "review", "team"]);
/** Options of a command that the page decides about; those with a value take the next word with them. */
const OURS = new Map([["--all", 0], ["--json", 0], ["--no-record", 0], ["--no-overlay", 0], ["--record", 1], ["--overlay", 1],
  ["--data", 1], ["--format", 1], ["--output", 1], ["-o", 1], ["--width", 1]]);
const PLACEHOLDER = /^(ROLE|DATE|FILE|DIR|LIST|NAME|ID|WHAT|WORDS|RECORD)$/;

const answer = document.getElementById("app-answer");
/** What has been asked, for the browser's “back”. It is not kept when the page is closed. */
const asked = [];
let shown = null;

/** The words of a command as it is typed: quotation marks keep words together. */
const wordsOf = (command) => [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((found) => found[1] ?? found[2] ?? found[3]);

/** The arguments to ask for a command that an answer names; null if it is not for this page. */
const askable = (command) => {
  const typed = wordsOf(command).slice(1);
  if (typed.some((word) => PLACEHOLDER.test(word) || word.includes("…"))) return null;
  const args = [];
  for (let n = 0; n < typed.length; n++) {
    if (OURS.has(typed[n])) n += OURS.get(typed[n]);
    else args.push(typed[n]);
  }
  if (ASKABLE.has(args[0]) || (args[0] === "roster" && args[1] === "check")) return args;
  return null;
};

/** Where a name or a command leads: to a place on this page, or to another question. */
const linkFor = (text) => {
  const link = document.createElement("a");
  if (!text.startsWith("tacareer ")) {
    const place = made.names[text];
    if (!place) return null;
    link.href = `#${place}`;
    return link;
  }
  const [, command, action] = text.split(" ");
  if (command === "handbook") link.href = "#app-handbook";
  else if (command === "record" && action !== "edit" && action !== "path") link.href = "#app-record";
  else {
    const args = askable(text);
    if (!args) return null;
    link.href = "#app-answer";
    link.addEventListener("click", (event) => { event.preventDefault(); ask(args); });
  }
  return link;
};

/** The title beside an id: in a table the cell before it, or after it if it comes first. */
const titleBeside = (own) => {
  if (own.localName !== "td") return own.nextSibling;
  return own.cellIndex === 0 ? own.nextElementSibling : own.previousElementSibling;
};

/**
 * Puts a link from a title to its place in the handbook. The id beside it is of no use to readers and not shown, unless
 * it tells titles apart that are the same.
 */
const linkTitle = (own) => {
  const place = made.names[own.textContent.trim()];
  const isCell = own.localName === "td";
  const title = titleBeside(own);
  if (!place || !title || (isCell ? title.querySelector("a") : title.nodeType !== Node.TEXT_NODE)) return;
  const link = document.createElement("a");
  link.href = `#${place}`;
  if (isCell) {
    link.append(...title.childNodes);
    title.append(link);
    return;
  }
  // What is said of it after a colon is no part of the title.
  const text = title.textContent;
  const start = text.length - text.trimStart().length;
  link.textContent = text.trim().split(": ")[0];
  // The space between the two is not shown either.
  own.append(text.slice(0, start));
  title.replaceWith(link, text.slice(start + link.textContent.length));
};

/** Links for ids and commands. A line with a command that can't be asked here is of no use here, and not shown. */
const linked = (part) => {
  for (const table of part.querySelectorAll("table")) {
    const titles = [...table.querySelectorAll("td.own")].map((own) => titleBeside(own)?.textContent);
    const isNeeded = new Set(titles).size < titles.length;
    for (const own of table.querySelectorAll(".own")) own.classList.toggle("needed", isNeeded);
  }
  for (const own of part.querySelectorAll("td.own, span.own")) linkTitle(own);
  for (const id of part.querySelectorAll(".id:not(.own)")) {
    if (id.closest("a, thead, svg, .own") || id.querySelector("a")) continue;
    const link = linkFor(id.textContent);
    if (!link) continue;
    link.append(...id.childNodes);
    id.append(link);
  }
  for (const line of part.querySelectorAll(".command")) line.classList.toggle("elsewhere", !line.querySelector("a"));
};

/** The contents of a page that the program wrote, one level below the headings of this page. */
const contentsOf = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  for (const level of [3, 2, 1]) {
    for (const old of [...main.querySelectorAll(`h${level}`)]) {
      const heading = document.createElement(`h${level + 1}`);
      heading.append(...old.childNodes);
      old.replaceWith(heading);
    }
  }
  // On paper the title of the answer stands at the foot, as on the program's own pages.
  const foot = page.querySelector("style").textContent.trim().split("\n").pop();
  return { parts: [...main.childNodes], foot };
};

const button = (words, done) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", () => Promise.resolve(done()).catch(cannot));
  return made;
};

/** What can be done with an answer. */
const tools = (args, html) => {
  const row = document.createElement("p");
  row.className = "buttons";
  const name = args.filter((word) => !word.startsWith("-") && !word.includes(".")).slice(0, 3).join("-").replace(/[^\w-]+/g, "-");
  const file = async (ending, type) => {
    const done = await run([...args, "-o", `answer.${ending}`]);
    files.delete(`answer.${ending}`);
    if (done.code === 0) download(`${name}.${ending}`, done.files.get(`answer.${ending}`), type);
    else say(done.err, "wrong");
  };
  row.append(
    button("Print", () => print()),
    button("Save as a page", () => download(`${name}.html`, html, "text/html")),
    button("Save as a spreadsheet", () => file("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
  );
  if (args[0] === "plan" && args.includes("--by")) row.append(button("Save as a calendar", () => file("ics", "text/calendar")));
  return row;
};

const clearAnswer = () => {
  answer.hidden = true;
  answer.replaceChildren();
  shown = null;
};

/** Shows why there is no answer, in the program's words. */
const refuse = (words) => {
  const heading = document.createElement("h2");
  heading.tabIndex = -1;
  heading.textContent = "This could not be answered";
  const text = document.createElement("p");
  text.className = "refusal";
  text.textContent = words.trim();
  answer.replaceChildren(heading, text);
  answer.hidden = false;
  return heading;
};

/** Shows a page of the program as the answer, and returns its heading. */
const present = (args, html) => {
  const { parts, foot } = contentsOf(html);
  document.getElementById("app-foot").textContent = foot;
  answer.replaceChildren(...parts);
  linked(answer);
  const heading = answer.querySelector("h2");
  heading.tabIndex = -1;
  heading.after(tools(args, html));
  answer.hidden = false;
  return heading;
};

const textOf = (bytes) => new TextDecoder().decode(bytes);

/** Asks a question, shows the answer and goes to its beginning. */
const ask = async (question, isAgain = false) => {
  const isOfAll = question[0] === "team" || question[0] === "roster";
  const args = isOfAll ? question : [...question, ...whose()];
  shown = question;
  say("One moment …");
  try {
    const done = await run([...args, "--format", "html"]);
    if (shown !== question) return;
    const heading = done.out.length > 0 ? present(args, textOf(done.out)) : refuse(done.err);
    say(`Answered: ${heading.textContent}`, "heard");
    if (!isAgain) history.pushState({ asked: asked.push(question) - 1 }, "");
    heading.focus();
    heading.scrollIntoView();
  } catch (error) {
    clearAnswer();
    cannot(error);
  }
};
