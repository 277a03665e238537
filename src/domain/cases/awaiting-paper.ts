import type { Section } from '#domain/dossiers/section.ts'
import { published } from './kinds/index.ts'
import { outputs } from './outputs/index.ts'
import { blocksOf, type Route } from './route.ts'

/** A block of a route, as a query can ask for it. */
export type NamedBlock = { readonly route: Pick<Route, 'key' | 'version'>; readonly block: string }

/**
 * 待签字、文号: the tasks at which a case that everybody approved waits for what is signed or issued outside: the number of a
 * document, or a signed copy. Whoever sits there brings it, and nothing takes effect before (docs/decisions/0029).
 */
export const awaitingPaper = (): readonly NamedBlock[] =>
  published().flatMap(({ route }) =>
    blocksOf(route.body)
      .filter((block) => block.k === 'handle' && bringsPaper(outputs[block.output]))
      .map(({ id }) => ({ route, block: id })),
  )

/** What a task records that comes from outside: a document by its number, or a paper that is attached. */
const bringsPaper = (output: Section | undefined): boolean =>
  (output?.fields ?? []).some(({ key, kind, required }) => key === 'document' || (kind === 'file' && required === true))
