// The program of the page, which is run once for each question.

/** The files that the program finds. Those of a school's own edition are always there. */
const files = new Map();

const RECORD = "record.yaml";

/** What the page was made with: the options of a school's own edition, and the places of names in the handbook. */
const made = JSON.parse(document.getElementById("app-made").textContent);
for (const [name, text] of made.files) files.set(name, new TextEncoder().encode(text));

/** Says what is going on: “wrong” if something is, “heard” if it can be seen elsewhere and is for listeners alone. */
const say = (text, kind = "") => {
  const said = document.getElementById("app-said");
  said.textContent = text;
  said.className = kind === "heard" ? "unseen" : kind;
};

/** Why nothing can be answered, as the browser says it. */
const cannot = (error) => {
  const old = typeof DecompressionStream === "undefined";
  say(old
    ? "This browser is too old to answer questions: Chrome or Edge 103, Firefox 113, Safari 16.4 or newer can. The handbook works here as well."
    : `The program has stopped, and nothing has been changed. Please tell whoever gave you this page: ${error.message}`, "wrong");
};

/**
 * Runs the program with the arguments of a command line, one run after another. Files that it changes are only changed
 * for the page if it ends well. With `extra`, files that are only there this once, none of them are.
 */
let last = Promise.resolve();
const run = (args, extra) => {
  const mine = last.then(async () => {
    const before = new Map([...files, ...(extra ?? [])]);
    const own = new Map(before);
    const done = await runProgram(await unpacked, ["tacareer", ...made.options, ...args], own);
    if (done.code === 0 && !extra) {
      for (const [name, bytes] of own) if (bytes !== before.get(name)) files.set(name, bytes);
      for (const name of before.keys()) if (!own.has(name)) files.delete(name);
    }
    return { ...done, files: own };
  });
  last = mine.catch(() => {});
  return mine;
};

/** The options that say whose record a question is about. */
const whose = () => (files.has(RECORD) ? ["--record", RECORD] : ["--no-record"]);

/** Gives a file to whoever uses the page. */
const download = (name, bytes, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
