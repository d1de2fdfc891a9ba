// Builds and updates elements. Text only ever enters the page as text: nothing here parses markup.

export const byId = (id) => document.getElementById(id);

/** el("td", { class: "n" }, "text", child): attributes that are null, undefined or false are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(element, attributes);
  element.append(...children);
  return element;
}

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? "" : value);
  }
}

/** Changes the text only if it differs, so that selections and screen readers are left in peace. */
export function text(element, value) {
  const wanted = String(value);
  if (element.textContent !== wanted) element.textContent = wanted;
}

/**
 * Makes the children of a parent match a list, keeping the element of each key: focus and selection survive.
 * create(item) builds an element once; update(element, item) brings it up to date every time.
 */
export function keyed(parent, items, keyOf, create, update) {
  const known = new Map();
  for (const child of parent.children) known.set(child.dataset.key, child);
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let element = known.get(key);
    if (element) known.delete(key);
    else {
      element = create(item);
      element.dataset.key = key;
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
    update(element, item);
  }
  for (const gone of known.values()) gone.remove();
}

/** The usual table row: one cell per entry of cells(item), each { text, class?, title?, tone? (a pill), name? (an identifier) }. */
export function rows(body, items, keyOf, cells) {
  keyed(body, items, keyOf,
    (item) => el("tr", {}, ...cells(item).map(() => el("td"))),
    (row, item) => cells(item).forEach((cell, i) => fillCell(row.children[i], cell)));
}

function fillCell(element, cell) {
  set(element, { class: cell.class || null, title: cell.title || null });
  if (cell.name) return identifier(element, cell.text);
  if (!cell.tone) return text(element, cell.text ?? "");
  const pill = element.firstElementChild ?? element.appendChild(el("span", { class: "pill" }));
  pill.dataset.tone = cell.tone;
  text(pill, cell.text ?? "");
}

/** Text that may be broken before a capital letter: PostPaymentIntents in a narrow column. */
function identifier(element, value) {
  if (element.textContent === value) return;
  element.replaceChildren(...value.split(/(?=[A-Z])/).flatMap((part, i) => (i ? [document.createElement("wbr"), part] : [part])));
}
