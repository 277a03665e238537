import type { Section } from '#domain/dossiers/section.ts'
import { closing } from './closing.ts'
import { signing } from './signing.ts'

/** What a task of a route records, by the name that routes give it. A new one is its file and a line here. */
export const outputs: Readonly<Record<string, Section>> = { closing, signing }
