import type { DossierId, ImportId, RecordId } from '#domain/ids.ts'
import type { OpenDoubt, Question } from '#domain/imports/doubts.ts'
import type { Draft } from '#domain/imports/draft.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import type { Choice } from './field-input.tsx'

/** What the comparison of an import with its file is given to show. */
export type Comparison = {
  readonly id: ImportId
  readonly version: number
  readonly draft: Draft
  /** When it came, as the page says it. */
  readonly came: string
  readonly units: readonly Choice[]
  /** Whom each relative may be, by record. */
  readonly kin: (record: RecordId) => readonly Choice[]
  /** Others of the same name whom the viewer may see; `asked` of those who may be the same person. */
  readonly namesakes: readonly Namesake[]
  /** Holders of accounts without a dossier who have this name. */
  readonly accounts: readonly Choice[]
  /** Somebody else has the ID number that stands here now. */
  readonly held?: { readonly refusal: string; readonly href?: string } | undefined
  /** The record of a long list whose fields were asked for. */
  readonly open?: string | undefined
  readonly refusal?: string | undefined
  /** What no face at hand can print. */
  readonly lacks?: Lacks
}

export type Namesake = {
  readonly dossier: DossierId
  readonly href: string
  readonly text: string
  readonly asked: boolean
}

export type Doubting = { readonly doubts: readonly OpenDoubt[]; readonly questions: readonly Question[] }
