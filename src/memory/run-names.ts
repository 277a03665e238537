/**
 * Names of print runs (`domain/prints/code.ts`) given since the house opened. A run is recorded once it is drawn: until then
 * the table does not know its name, and another may not get it. A name whose drawing failed is never given again.
 */
export type RunNames = Set<string>

/** No name was given yet. */
export const createRunNames = (): RunNames => new Set()
