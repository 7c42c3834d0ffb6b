const D = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const DAY = 86400000;
const latest = (list, day) => list.findLast((item) => item[0] <= day);
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const chosen = { key: "APMBC", day: "", code: "POL" };
const charts = {};
const convention = () => D.conventions.find((one) => one.key === chosen.key);

function make(tag, text, inside, more = {}) {
  const node = Object.assign(document.createElement(tag), { textContent: text }, more);
  inside.append(node);
  return node;
}

function period(one, code, day) {
  const found = latest(one.periods[code] ?? [], day);
  return found && (found[1] === "" || day < found[1]) ? found : null;
}

function words(found) {
  if (!found) return "did not exist as a State";
  const [, , status, possible, doubts] = found;
  const shown = status === "undetermined" ? `not known: ${possible.join(", ")} are possible` : status;
  return shown + (doubts.length ? ` (${doubts.join(", ").replaceAll("_", " ")})` : "");
}

function cite(ids, node) {
  for (const id of ids) {
    const [title, url] = D.sources[id] ?? [id, ""];
    node.append(" ");
    make(url ? "a" : "span", `[${id}]`, node, url ? { href: url, title } : { title });
  }
}

function line(change, inside, withState) {
  const [date, how, code, before, after, act, doubts, sources] = change;
  const who = withState ? `${D.states[code]}: ` : "";
  const text = `${date}${how ? ` ${how}` : ""}: ${who}${before} to ${after}, by ${act}${doubts ? ` (${doubts})` : ""}`;
  const item = make("li", text, inside, { className: date > chosen.day ? "later" : "" });
  cite(sources, item);
}

function draw() {
  const one = convention();
  const { day, code } = chosen;
  $("note").textContent =
    day < one.from ? `The ${one.title} was adopted on ${one.from}.`
      : day > one.asOf ? `The data are complete to ${one.asOf}. Later dates rest on the acts already received.`
        : `The data are complete to ${one.asOf}.`;
  const counts = latest(one.counts, day);
  $("counts").replaceChildren();
  D.populations.forEach((label, place) => {
    const row = make("tr", "", $("counts"));
    make("th", label, row, { scope: "row" });
    make("td", counts ? counts[place + 1][0] : "not yet", row);
  });
  for (const tile of $("map").children) {
    const state = tile.dataset.codes.split(" ").find((name) => period(one, name, day));
    tile.hidden = !state;
    if (!state) continue;
    const [, , status] = period(one, state, day);
    [tile.style.background, tile.style.color] = D.statuses[status];
    tile.textContent = tile.value = state;
    tile.title = `${D.states[state]}: ${words(period(one, state, day))}`;
    tile.ariaLabel = tile.title;
    tile.ariaPressed = String(state === code);
  }
  const year = iso(Date.parse(day) - 365 * DAY);
  const changes = one.changes.filter((change) => change[0] > year && change[0] <= day);
  $("changes").replaceChildren();
  changes.forEach((change) => line(change, $("changes"), true));
  if (!changes.length) make("li", "none", $("changes"));
  $("who").textContent = `${D.states[code]} under the ${one.title}`;
  $("now").textContent = `${day}: ${words(period(one, code, day))}.`;
  $("reasons").replaceChildren();
  one.changes.filter((change) => change[2] === code).forEach((change) => line(change, $("reasons"), false));
  one.acts[code].forEach((act) => make("li", `Date not known: ${act}`, $("reasons")));
  if (!$("reasons").children.length) make("li", "no act in the data", $("reasons"));
  feed();
}

function tables() {
  const one = convention();
  const rows = one.counts.flatMap(([date, ...counts]) =>
    counts.map(([, number], place) => ({ date, at: Date.parse(date), number, population: D.populations[place] })).filter((row) => row.number !== null));
  const spells = D.conventions.flatMap((each) => each.periods[chosen.code].map(([start, end, status]) => ({
    convention: each.key, status, start: start > each.from ? start : each.from, end: end || D.last,
  })).filter((row) => row.start < row.end).map((row) => ({ ...row, at: Date.parse(row.start), to: Date.parse(row.end) })));
  const now = [{ at: Date.parse(chosen.day) }];
  return { curve: { counts: rows, day: now }, spells: { spells, day: now } };
}

function feed() {
  for (const [name, datasets] of Object.entries(tables())) {
    const view = charts[name];
    if (view) Object.entries(datasets).forEach(([data, rows]) => view.data(data, rows));
    view?.runAsync();
  }
}

function set(change) {
  Object.assign(chosen, change);
  const first = convention().from;
  if (!(chosen.day >= first)) chosen.day = first;
  if (chosen.day > D.last) chosen.day = D.last;
  Object.assign($("date"), { min: first, max: D.last, value: chosen.day });
  $("slider").max = (Date.parse(D.last) - Date.parse(first)) / DAY;
  $("slider").value = (Date.parse(chosen.day) - Date.parse(first)) / DAY;
  $("slider").ariaValueText = chosen.day;
  $("convention").value = chosen.key;
  $("state").value = chosen.code;
  draw();
}

async function embed() {
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : undefined;
  for (const [name, datasets] of Object.entries(tables())) {
    const options = { actions: false, renderer: "svg", theme, config: { background: "transparent" } };
    charts[name] = (await vegaEmbed(`#${name}`, { ...D.charts[name], datasets }, options)).view;
  }
  feed();
}

D.conventions.forEach((one) => make("option", `${one.title} (${one.key})`, $("convention"), { value: one.key }));
Object.entries(D.states).sort((a, b) => a[1].localeCompare(b[1]))
  .forEach(([code, name]) => make("option", name, $("state"), { value: code }));
for (const [status, [colour]] of Object.entries(D.statuses)) {
  const entry = make("span", "", $("key"));
  make("i", "", entry).style.background = colour;
  entry.append(status === "undetermined" ? "not known" : status);
}
const places = {};
for (const [code, place] of Object.entries(D.tiles)) (places[place] ??= []).push(code);
for (const [place, codes] of Object.entries(places)) {
  const [row, column] = place.split(",").map(Number);
  const tile = make("button", "", $("map"), { type: "button", onclick: () => set({ code: tile.value }) });
  tile.dataset.codes = codes.join(" ");
  Object.assign(tile.style, { gridRow: row + 1, gridColumn: column + 1 });
}
$("edition").textContent = D.edition;
$("convention").onchange = (event) => set({ key: event.target.value });
$("date").onchange = (event) => event.target.value && set({ day: event.target.value });
$("slider").oninput = (event) => set({ day: iso(Date.parse(convention().from) + event.target.value * DAY) });
$("state").onchange = (event) => set({ code: event.target.value });
matchMedia("(prefers-color-scheme: dark)").onchange = embed;
set({ day: convention().asOf });
embed();
