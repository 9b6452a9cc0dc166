// The forms with questions: about a role and about all staff.

/** Shows the fields of a form that belong to what is chosen in it. */
const fitFields = (form, chosen) => {
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(chosen);
};
const chosenIn = (form, name) => new FormData(form).get(name);
// A word that begins with a hyphen would be read as an option.
const words = (id) => field(id).value.trim().split(/\s+/).map((word) => word.replace(/^-+/, "")).filter((word) => word !== "");

const questions = {
  level: () => ["level", field("ask-role").value],
  gap: () => ["gap", field("ask-role").value],
  nearest: () => ["nearest", field("ask-role").value],
  next: () => ["next", field("ask-role").value],
  plan: () => ["plan", field("ask-role").value, ...option("--hours-per-week", "ask-hours"), ...option("--from", "ask-from"),
    ...option("--by", "ask-by")],
  compare: () => ["compare", field("ask-role").value, field("ask-other").value],
  path: () => ["path", field("ask-role").value, field("ask-other").value],
  review: () => ["review", ...option("--year", "ask-year")],
  search: () => ["search", ...words("ask-words")],
};

/** The names of the lists that are open. */
let lists = [];

/** The options for questions about the lists. */
const aboutLists = () => {
  const means = field("staff-map").value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return [...option("--as-of", "staff-as-of"), ...means.map((line) => `--map=${line}`)];
};
const anonymous = () => (field("staff-anonymous").checked ? ["--anonymous"] : []);
const named = () => lists.map((name) => `--roster=${name}`);
const aboutStaff = () => [...named(), ...aboutLists(), ...anonymous()];
/** The names in a field, of which there may be several with commas between. */
const names = (id) => field(id).value.split(",").map((name) => name.trim()).filter((name) => name !== "");

/** What would be different, as options; what is still to be chosen, as words, if that is not clear. */
const changes = () => {
  const [moving, role] = [names("if-promote"), field("if-role").value];
  const [trained, what] = [names("if-train"), field("if-what").value];
  if (moving.length > 0 !== (role !== "")) return "Say who changes role, and choose their new role.";
  if (trained.length > 0 !== (what !== "")) return "Say who is trained, and choose what they gain.";
  const options = [
    ...moving.map((name) => `--promote=${name}=${role}`),
    ...names("if-leave").map((name) => `--leave=${name}`),
    ...option("--hire", "if-hire"),
    ...(what === "" ? [] : [`--train=${what}=${trained.join(",")}`]),
  ];
  return options.length > 0 ? options : "Say first what changes: who leaves, begins, changes role or is trained.";
};

/** For whom needs are measured: for the role each is in, the one above, or one role. */
const aim = () => {
  const chosen = field("staff-aim").value;
  return chosen === "next" ? ["--next"] : option("--for", "staff-aim");
};

/** The questions about the lists: arguments, or words that say what is missing. */
const staffQuestions = {
  check: () => ["roster", "check", ...lists, ...aboutLists()],
  team: () => ["team", ...aboutStaff()],
  needs: () => ["team", "needs", ...aim(), ...aboutStaff()],
  coverage: () => ["team", "coverage", `--by=${field("staff-by").value}`, ...aboutStaff()],
  ready: () => ["team", "ready", field("staff-role").value, ...aboutStaff()],
  who: () => ["team", "who", ...words("staff-what"), ...aboutStaff()],
  "what-if": () => {
    const options = changes();
    return typeof options === "string" ? options : ["team", "what-if", ...options, ...aboutStaff()];
  },
};

const askForm = field("ask-form");
askForm.addEventListener("change", () => fitFields(askForm, chosenIn(askForm, "question")));
askForm.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(questions[chosenIn(askForm, "question")]());
});

const staffForm = field("staff-form");
staffForm.addEventListener("change", () => fitFields(staffForm, chosenIn(staffForm, "staff")));
const askStaff = () => {
  if (lists.length === 0) return say("Open a staff list first.", "wrong");
  const question = staffQuestions[chosenIn(staffForm, "staff")]();
  return typeof question === "string" ? say(question, "wrong") : ask(question);
};

/** Offers the names of the people in the lists where one can be typed. */
const offerNames = async () => {
  const { code, out } = await run(["team", ...named(), ...aboutLists(), "--json"]);
  const people = code === 0 ? JSON.parse(textOf(out)).members : [];
  field("staff-names").replaceChildren(...people.map(({ name }) => Object.assign(document.createElement("option"), { value: name })));
};
staffForm.addEventListener("submit", (event) => {
  event.preventDefault();
  askStaff();
});

field("staff-open").addEventListener("change", async ({ target }) => {
  const opened = [...target.files];
  if (opened.length === 0) return;
  for (const name of lists) files.delete(name);
  // A name that begins with a hyphen would be read as an option.
  lists = opened.map((file) => file.name.replace(/^-+/, ""));
  for (const [n, file] of opened.entries()) files.set(lists[n], new Uint8Array(await file.arrayBuffer()));
  target.value = "";
  field("staff-files").textContent = `Open: ${lists.join(", ")}`;
  askStaff();
  offerNames().catch(cannot);
});

field("staff-empty").addEventListener("click", async () => {
  try {
    const done = await run(["roster", "init", "staff.xlsx"], new Map());
    if (done.code === 0) download("staff.xlsx", done.files.get("staff.xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    else say(done.err, "wrong");
  } catch (error) {
    cannot(error);
  }
});

const moreForm = field("record-more");
const fitMore = () => fitFields(moreForm, field("more-kind").value);
field("more-kind").addEventListener("change", fitMore);

// The other role is at first the one after the first.
field("ask-role").addEventListener("change", ({ target }) => {
  const other = field("ask-other");
  if (other.value === target.value || !other.dataset.isChosen) {
    other.selectedIndex = Math.min(target.selectedIndex + 1, other.options.length - 1);
  }
});
field("ask-other").addEventListener("change", ({ target }) => { target.dataset.isChosen = "yes"; });
