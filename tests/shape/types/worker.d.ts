// Written by the hub before the worker. Only the tests read this file.
declare const VERSION: string;
declare const KEPT: string[];
