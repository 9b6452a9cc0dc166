// The record: a file in memory that only the program changes.

const field = (id) => document.getElementById(id);
const UNDO = ".record.yaml.undo";
let isSaved = true;

/** Begins a record. Calendars know it by a key that the program makes of the file's name, so that name is unlike others. */
const begin = async () => {
  const name = `record-${crypto.getRandomValues(new Uint32Array(4)).join("-")}.yaml`;
  await run(["record", "init", "--record", name]);
  files.set(RECORD, files.get(name));
  files.delete(name);
};

/** Carries out “record …”, says what was understood or why not, and shows the record as it is then. */
const change = async (...steps) => {
  try {
    if (!files.has(RECORD)) await begin();
    let isDone = true;
    for (const args of steps) {
      const done = await run(["record", args[0], "--json", "--record", RECORD, ...args.slice(1)]);
      isDone = done.code === 0;
      if (!isDone) {
        say(done.err, "wrong");
        break;
      }
      isSaved = false;
      const { understood = [], notes = [] } = JSON.parse(textOf(done.out));
      const did = args[0] === "remove" ? "Removed" : args[0] === "undo" ? "Undone" : "Noted";
      say([`${did}${understood.length > 0 ? ": " : ""}${understood.join("; ")}.`, ...notes].join(" "));
    }
    await showRecord();
    return isDone;
  } catch (error) {
    cannot(error);
    return false;
  }
};

/** The entries of the record as the program lists them. */
let entries = [];

/** Sets the form to what the record says, and shows the record below it. */
const showRecord = async () => {
  field("record-save").disabled = !files.has(RECORD);
  field("record-undo").disabled = !files.has(UNDO);
  let record = { entries: [] };
  if (files.has(RECORD)) record = JSON.parse(textOf((await run(["record", "show", "--json", "--record", RECORD])).out));
  entries = record.entries;
  field("record-role").value = record.role ?? "";
  field("record-since").value = record.since ?? "";
  field("record-name").value = record.name ?? "";
  if (record.role) field("ask-role").value = record.role;
  for (const row of document.querySelectorAll(".ticks tbody tr")) {
    const entry = entryOf(row);
    for (const box of row.querySelectorAll("input")) box.checked = entry?.status === box.dataset.status;
  }
  for (const group of document.querySelectorAll("#record-form details")) {
    const count = group.querySelectorAll("input:checked").length;
    group.querySelector(".count").textContent = count > 0 ? `(${count})` : "";
  }
  if (field("app-record").hidden) return;
  if (!files.has(RECORD)) return clearAnswer();
  const args = ["record", "show", "--record", RECORD];
  present(args, textOf((await run([...args, "--format", "html"])).out));
  for (const label of answer.querySelectorAll("li > .label")) {
    const number = Number.parseInt(label.textContent, 10);
    const remove = button("Remove", () => change(["remove", String(number)]));
    const entry = entries.find((one) => one.number === number);
    remove.setAttribute("aria-label", `Remove entry ${number}: ${entry?.title ?? ""}`);
    remove.className = "remove";
    label.parentElement.append(remove);
  }
};

/** The entry of something that can be ticked. A level of maths may be held by a GCSE: “Level 2 maths, by GCSE maths”. */
const entryOf = (row) => {
  const isIt = (name) => name === row.dataset.key || name?.startsWith(`${row.dataset.key}, by `);
  return entries.find((entry) => entry.kind === row.dataset.shown && isIt(entry.id ?? entry.title));
};

/** An option with its value, if there is one. */
const option = (name, id) => {
  const value = field(id).value.trim();
  return value === "" ? [] : [`${name}=${value}`];
};

const set = (what, value) => change(value === "" ? ["remove", what] : ["set", what, "--", value]);

// With the keyboard, other roles are passed on the way to the one that is meant. It counts when the list is left, or has
// been left alone for this long, in milliseconds.
const CHOSEN = 600;
let choosing = null;
const setRole = () => {
  choosing = null;
  return set("role", field("record-role").value);
};
field("record-role").addEventListener("focusout", () => {
  if (choosing === null) return;
  clearTimeout(choosing);
  setRole();
});

field("record-form").addEventListener("change", async ({ target }) => {
  const row = target.closest("tr");
  if (row) {
    const entry = entryOf(row);
    const steps = entry ? [["remove", String(entry.number)]] : [];
    if (target.checked) {
      const progress = target.dataset.status === "in progress" ? ["--in-progress"] : [];
      steps.push(["add", row.dataset.kind, ...progress, ...option("--on", "record-on"), "--", ...row.dataset.name.split(" ")]);
    }
    await change(...steps);
    return;
  }
  if (target.id === "record-role") {
    clearTimeout(choosing);
    choosing = setTimeout(setRole, CHOSEN);
    return;
  }
  const what = { "record-since": "since", "record-name": "name" }[target.id];
  if (what) await set(what, target.value.trim());
});

field("record-more").addEventListener("submit", async (event) => {
  event.preventDefault();
  const kind = field("more-kind").value;
  const fields = {
    evidence: [["--nos", "more-nos"], ["--hlta", "more-hlta"]],
    qualification: [],
    cpd: [["--suggestion", "more-suggestion"], ["--hours", "more-hours"]],
    equivalent: [["--unit", "more-unit"], ["--qualification", "more-qualification"], ["--nos", "more-nos"],
      ["--hlta", "more-hlta"], ["--agreed-by", "more-agreed"]],
  }[kind];
  const options = [...fields, ["--on", "more-on"], ["--note", "more-note"]].flatMap(([name, id]) => option(name, id));
  const title = field("more-title").value.trim();
  const named = kind === "equivalent" || title === "" ? [] : ["--", title];
  if (await change(["add", kind, ...options, ...named])) {
    for (const input of event.target.querySelectorAll("input")) input.value = "";
    field("more-suggestion").value = "";
  }
});

// What follows a suggestion may be called what the suggestion is.
field("more-suggestion").addEventListener("change", ({ target }) => {
  const title = field("more-title");
  if (target.value !== "" && title.value.trim() === "") title.value = target.selectedOptions[0].textContent;
});

field("record-undo").addEventListener("click", () => change(["undo"]));

field("record-save").addEventListener("click", () => {
  download(RECORD, files.get(RECORD), "application/yaml");
  isSaved = true;
  say("Saved as record.yaml, where your browser puts downloads. Open that file the next time.");
});

field("record-open").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  target.value = "";
  if (!file) return;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const args = ["record", "check", "--record", file.name];
    const done = await run([...args, "--format", "html"], new Map([[file.name, bytes]]));
    if (done.code !== 0) {
      const heading = done.out.length > 0 ? present(args, textOf(done.out)) : refuse(done.err);
      say("This file was not opened: it says below why. Your record here is as it was.", "wrong");
      heading.focus();
      return;
    }
    files.set(RECORD, bytes);
    files.delete(UNDO);
    isSaved = true;
    await showRecord();
    say(`${file.name} is open. ${entries.length} entries.`);
  } catch (error) {
    cannot(error);
  }
});

addEventListener("beforeunload", (event) => { if (!isSaved) event.preventDefault(); });
