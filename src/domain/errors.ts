/** What stops a request. Whatever a person can correct is a refusal (result.ts), never one of these. */

/** Not there, or not yours to see: the two are never told apart. */
export class NotFound extends Error {}

/** Yours to see, not yours to do. */
export class Forbidden extends Error {}

/** Changed under you: somebody saved since the page was drawn. */
export class Conflict extends Error {}

/** The access log could not be written, so nothing was read. */
export class LogUnavailable extends Error {}

/** A sealed value does not open where it lies: a byte, its place or its key is another. Never served as truth. */
export class Damaged extends Error {
  /** The table and the opaque id of what does not open, for the log of the server; never a value. */
  readonly where: { readonly table: string; readonly id: string } | undefined
  constructor(where?: { readonly table: string; readonly id: string }) {
    super('Damaged')
    this.name = 'Damaged'
    this.where = where
  }
}

/** Nothing is written for now (standstill/reason.ts): the clock or the data have to be settled first. */
export class Standstill extends Error {}
