import type { Contents, Finding } from './section.ts'
import { sections } from './sections/index.ts'

/** What the sections' checks find, by section. */
export type Findings = ReadonlyMap<string, readonly Finding[]>

/** Asked once a page, of what its viewer may see: a check compares sections and is not free. */
export const findingsIn = (contents: Contents): Findings =>
  new Map(sections.map(({ key, check }) => [key, check?.(contents) ?? []]))
