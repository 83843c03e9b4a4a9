/** Thrown when nothing was restored, or not all; says why, to a person. */
export class NotRestored extends Error {}
