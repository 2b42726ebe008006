function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The text columns and the figure columns of a table. */
const column = (head, of) => ({ head, of });
const numbers = (head, of) => ({ head, of, number: true });
const hours = (head, name) => numbers(head, row => figure(row, name, duration));
const shares = (head, name) => numbers(head, row => figure(row, name, percent));
const counts = (head, name) => numbers(head, row => count(row[name] ?? 0));

function table(caption, columns, rows) {
  const kind = one => one.number ? { class: "number" } : {};
  const cell = (one, row, index) => {
    const text = String(one.of(row));
    const without = text === INSUFFICIENT || text === NOT_REACHED;
    const attributes = without ? { class: "number without" } : kind(one);
    return index === 0 ? element("th", { scope: "row", ...attributes }, text) : element("td", attributes, text);
  };
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {},
      element("thead", {}, element("tr", {}, ...columns.map(one => element("th", { scope: "col", ...kind(one) }, one.head)))),
      element("tbody", {}, ...rows.map(row => element("tr", {}, ...columns.map((one, index) => cell(one, row, index)))))));
}
