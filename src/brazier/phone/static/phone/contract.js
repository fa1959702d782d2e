// What this app and the hub must mean alike. Written by tools/contract.py: change it at the hub.

/** @typedef {"here" | "talk" | "more" | "correct" | "act" | "card" | "ballots" | "leave_out" | "hand_over" | "read"} Kind what can be told to a device */
/** Nothing was told: the device asks whether it may go on. */
export const HERE = "here";
/** Of a box. */
export const VERSION = 1;
/** What the keys of a box and its signature are bound to. */
export const LABEL = "box 1";
/** Bytes of the number of a box. */
export const IDENT = 16;
/** Bytes of a text once it is filled up. */
export const SIZES = [1024, 2048, 4096, 8192];
/** Bytes that say how long it was before. */
export const LENGTH = 4;
/** The hub keeps it. */
export const KEPT = "kept";
/** The hub has it; somebody must look at it. */
export const ASIDE = "aside";
/** This device may go on no more. */
export const ENDED = "ended";
/** What stands before everything a browser signs. */
export const PROOF = "device key 1\n";
/** Wrong PINs in a row, after which what could be read here is gone. */
export const MOST_TRIES = 5;
