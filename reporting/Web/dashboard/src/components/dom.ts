type Child = Node | string | null | undefined | false;

interface Attributes {
  class?: string | false | undefined;
  [name: string]: unknown;
}

/**
 * Makes an element. Attributes that begin with "on" are listeners; true stands for an attribute without a value; null, undefined
 * and false leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Child | Child[])[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child): child is Node | string => child instanceof Node || typeof child === "string"));
  return element;
}

let ids = 0;

export const newId = (stem: string): string => `${stem}-${++ids}`;
