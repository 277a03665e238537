import type { Group } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Findings } from '#domain/checks/findings.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { AccountId, RecordId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Day } from '#domain/time.ts'
import type { Names } from './names.tsx'
import type { Seeing } from './who-sees.tsx'

export type ShownDossier = {
  readonly subject: Subject
  readonly groups: ReadonlySet<Group>
  readonly contents: Contents
  readonly nothing: ReadonlySet<string>
  readonly changes: readonly RevisionMeta[]
}

export type KinSuggestion = { readonly record: RecordId; readonly name: string; readonly unit: string }

/** The records of a proposal as far as its viewer may see them, and how many of them apply at once when it is sent. */
export type Gathered = {
  readonly records: readonly ProposedRecord[]
  /** Whether it holds more than the viewer may see. */
  readonly isWhole: boolean
  readonly atOnce: number
}

export type OpenCase = { readonly number: string; readonly href: string }

/** All that the page of a dossier is drawn from. */
export type DossierPageProps = {
  readonly reading: ShownDossier
  readonly findings: Findings
  readonly names: Names
  readonly today: Day
  readonly asOf?: Day | undefined
  readonly editable: ReadonlySet<string>
  /** The sections of an archived dossier of which the viewer may propose a change. */
  readonly proposable: ReadonlySet<string>
  /** What the viewer has gathered so far and not yet submitted; absent where there is nothing. */
  readonly gathered?: Gathered | undefined
  /** The sections of which the viewer may enter the opening state. */
  readonly opening: ReadonlySet<string>
  readonly maySetAside: boolean
  readonly maySubmit: boolean
  readonly mayPreview: boolean
  /** Whether the appointment form is printed by this viewer. */
  readonly mayPrintForm: boolean
  /** Whether the viewer may read some class of the catalogue of materials. */
  readonly readsMaterials: boolean
  readonly mayExport: boolean
  /** 简要情况: whether this viewer may put the person on a roll. */
  readonly mayBrief: boolean
  /** Whether the viewer hands the paper over to another unit (转出). */
  readonly mayTransfer: boolean
  /** Where its paper went, and since when it is there. */
  readonly left?: { readonly to: string; readonly on: Day } | undefined
  /** Whether the viewer may ask to read what is not shown (查阅). */
  readonly mayAsk: boolean
  /** The kinds of case that the viewer may draw up on a form of their own. */
  readonly drawable: readonly string[]
  readonly list?:
    | {
        readonly at: number
        readonly of: number
        /** The list it was opened from, as it was filtered and sorted. */
        readonly back: string
        readonly previous?: string | undefined
        readonly next?: string | undefined
      }
    | undefined
  /** The list that it was opened from, kept along the way through its sections. */
  readonly from?: string | undefined
  /** Fields that somebody else saved at the same time, as `section.field`. */
  readonly merged: ReadonlySet<string>
  readonly cases: readonly OpenCase[]
  readonly seen: readonly Seeing[]
  readonly kin: readonly KinSuggestion[]
  readonly box?: string | undefined
  readonly authors: (id: AccountId) => string
  /** One section alone, with all its records, a page of them at a time. */
  readonly whole?: { readonly section: string; readonly page: number } | undefined
}
