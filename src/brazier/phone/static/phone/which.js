// Which pocket of this phone is open in this window. A phone that two people use has two, each with a store and keys of
// its own; which one opens is told by the PIN alone. A phone of one person has one, and it is always open.

const OPEN = "pocket";
const SHARED = "two pockets";
const SITS = "who sits";

/** The stores of a phone that two people use, in no order that says anything. */
/** @type {Record<string, string>} */
export const NAMES = { 1: "notes", 2: "notes 2" };
const CLOSED = "no pocket"; // a store in which nothing ever lies

/** Whether two people use this phone. */
export const isShared = () => localStorage.getItem(SHARED) === "yes";
/** The pocket that is open here: "1", "2", or nothing. */
export const openOne = () => (isShared() ? sessionStorage.getItem(OPEN) : "1");
export const isClosed = () => openOne() === null;
/** The store everything in this window belongs to. */
export const nameNow = () => NAMES[openOne()] ?? CLOSED;
/** The stores of all pockets, for what must go on whichever is open. */
export const allNames = () => (isShared() ? Object.values(NAMES) : [NAMES[1]]);

/** @param {boolean} yes */
export const beShared = (yes) => (yes ? localStorage.setItem(SHARED, "yes") : localStorage.removeItem(SHARED));
/** @param {string} pocket */
export const open = (pocket) => sessionStorage.setItem(OPEN, pocket);

/** Nothing of a pocket is in this window any more. */
export function close() {
  if (isShared()) sessionStorage.clear();
}

/** Somebody signed in to the hub from this pocket; whoever opens the other one has no part in that. */
export const sits = () => localStorage.setItem(SITS, openOne() ?? "");
export const isTheirSeat = () => !isShared() || localStorage.getItem(SITS) === openOne();
