import type { Told } from '#domain/bringing/asked.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { createMemo, type Memo } from '#domain/memo.ts'
import type { Fingerprint } from '#keys/sealed.ts'

/** What is remembered of an import for as long as it says the same. */
export type ToldImport = {
  readonly told: Told
  readonly prints: readonly Fingerprint[]
  readonly person: PersonId | 'nobody' | undefined
  readonly others: ReadonlySet<DossierId>
}

/** What imports that came together tell of themselves, so that a list of hundreds is not opened anew for each look at it. */
export type ToldImports = Memo<ToldImport>

/** Of so many, four times as many as one sending may hold. */
const most = 2_000

/** Named by import and version; cleared when the house is sealed. */
export const createToldImports = (): ToldImports => createMemo(most)
