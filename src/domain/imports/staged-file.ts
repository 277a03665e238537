import type { DossierId, ImportId } from '#domain/ids.ts'
import type { Place } from './place.ts'
import type { FileRefusal } from './reading.ts'

/** Why a file is not taken in: it cannot be read, or it is of somebody who is known or whom another one keeps. */
export type StageRefusal =
  | FileRefusal
  | 'import.known'
  | 'import.in-hand'
  | 'import.twice'
  | 'import.keeper'
  | 'import.not-keeper'

/** What became of one file of a batch. */
export type StagedFile =
  | {
      readonly name: string
      readonly ok: true
      readonly import: ImportId
      readonly person: string
      readonly doubts: number
      /** The person is on file: the file is held against that dossier. */
      readonly isKnown?: true
    }
  | {
      readonly name: string
      readonly ok: false
      readonly refusal: StageRefusal
      readonly place?: Place
      readonly params?: Readonly<Record<string, string>>
      /** Where the known person is, for whoever may see that. */
      readonly dossier?: DossierId
      readonly import?: ImportId
    }
