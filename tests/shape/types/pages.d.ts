// What the compiler can not know of our pages. An element that a module looks for is one of HTML, and has what the module
// asks of it. Only the tests read this file; nothing of it reaches a browser.
interface Found extends HTMLInputElement {
  content: DocumentFragment & string; elements: HTMLFormControlsCollection; open: boolean; submit(): void;
  requestSubmit(by?: Element): void;
}
interface ParentNode {
  querySelector<E extends Element = Found>(selectors: string): E | null;
  querySelectorAll<E extends Element = Found>(selectors: string): NodeListOf<E>;
}
interface Element { closest<E extends Element = Found>(selectors: string): E | null }
interface HTMLFormControlsCollection { namedItem(name: string): Found | null }
interface HTMLElementEventMap { "kept": CustomEvent; "htmx:configRequest": CustomEvent }
// Written by the build of a handbook before the script that reads them.
declare const PAGES: [string, string, string][];
