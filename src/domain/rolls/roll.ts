import type { Group } from '#domain/access/groups.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { BasicSheet } from '#domain/prints/sheets/basic.ts'
import type { ResumeLine } from '#domain/prints/sheets/resume.ts'
import type { ListedGroup, RosterRow } from '#domain/roster/entry.ts'
import type { ListQuery } from '#domain/roster/query.ts'
import type { Day } from '#domain/time.ts'
import type { RollColumnKey } from './columns.ts'

/** Somebody on a roll: the line of the list and what was opened of the dossier, nothing beyond what may stand on a roll. */
export type RollPerson = {
  readonly row: RosterRow
  readonly contents: Contents
  /** Sections for which 无此类情况 was declared. */
  readonly nothing?: ReadonlySet<string>
  /** As it is stored, where the roll shows faces. */
  readonly photo?: Uint8Array
}

/** What a roll is drawn with: the day up to which it counts, and the names of units. */
export type RollWords = { readonly day: Day; readonly unitName: (unit: UnitId) => string }

/** A column of a roll. What the list does not hold is read from the dossier through the gate: `opens`. */
export type RollColumn = {
  /** As the official sheet has it, in Chinese; `\n` where it breaks. */
  readonly label: string
  /** In millimetres, in proportion to the others. */
  readonly width: number
  readonly group: ListedGroup | Group
  /** It stands in no list, so that the dossier is opened for it. */
  readonly opens?: true
  /** Words of any length begin at the left. */
  readonly start?: true
  /** Below each other in one cell. */
  readonly value: (person: RollPerson, words: RollWords) => readonly (string | undefined)[]
}

export type RollColumnKeys = readonly RollColumnKey[]

/** A heading within a roll and whom it is above. */
export type RollPart = { readonly heading?: string; readonly people: readonly RollPerson[] }

/** What a roll makes of the people of a list: who is on it, in which order, under which headings, and what the foot says. */
export type Arranged = { readonly parts: readonly RollPart[]; readonly notes: readonly string[] }

/** 名册: one kind of list that leaves on paper or as a workbook; each is a file in `kinds`. */
export type Roll = {
  /** 标题 as it is usually written; whoever prints may type another one. */
  readonly heading: string
  readonly lying: boolean
  /** The columns that make it what it is: they cannot be left out. */
  readonly always: RollColumnKeys
  /** Ticked at first. */
  readonly usual: RollColumnKeys
  /** Not ticked at first. */
  readonly more: RollColumnKeys
  /** The law or practice that asks for it, as the foot cites it. */
  readonly grounds?: string
  /** Narrows the list that it is made from. */
  readonly of?: (query: ListQuery) => ListQuery
  readonly arrange: (people: readonly RollPerson[], words: RollWords) => Arranged
  /** What is no table: it is drawn in its own way, on paper alone, and has no columns to choose. */
  readonly paper?: RollPaper
}

/** How people are drawn who stand in no table. */
export type RollPaper = {
  /** What dossiers are opened for it; none where the list holds it all. */
  readonly opens: readonly Group[]
  readonly most: number
  readonly of: (drawn: RollFrame & Arranged & { readonly words: RollWords }) => RollPaperSheet
}

/** What stands around whatever is drawn. */
export type RollFrame = {
  readonly title: string
  readonly unit: string
  readonly until: string
  readonly madeBy: string
}

/** What somebody asks for. */
export type RollOrder = {
  readonly roll: string
  readonly as: 'pdf' | 'xlsx'
  readonly heading: string
  readonly lying: boolean
  readonly columns: RollColumnKeys
  /** Whose list it is, where it is not that of the whole house. */
  readonly unit?: UnitId
}

/** 名册 as it is drawn, on paper and as a workbook alike. `until`: `截至2026年11月24日`. */
export type RollSheet = RollFrame & {
  readonly is: 'table'
  readonly lying: boolean
  readonly columns: readonly { readonly label: string; readonly width: number; readonly start?: true }[]
  readonly parts: readonly { readonly heading?: string; readonly rows: readonly (readonly string[])[] }[]
  readonly count: number
  readonly notes: readonly string[]
}

/** 照片名单: a face with its name, post and what people know each other by; `photo` is the key of the picture in the job. */
export type FacesSheet = RollFrame & {
  readonly is: 'faces'
  readonly faces: readonly {
    readonly name: string
    readonly post: string
    readonly facts: string
    readonly photo?: DossierId
  }[]
  readonly notes: readonly string[]
}

/** 简要情况: a page a person, of the words of the sheets that HR prints. */
export type BriefSheet = RollFrame & {
  readonly is: 'brief'
  readonly people: readonly {
    readonly basic: BasicSheet
    readonly resume: readonly ResumeLine[]
    /** Rank and since when, politics: what the list says beside it. */
    readonly rank: string
    readonly politics: string
    readonly photo?: DossierId
  }[]
}

/** 单位基本情况: what the list of a unit comes to, line by line, and who leads it. */
export type UnitSheet = RollFrame & {
  readonly is: 'unit'
  readonly lines: readonly { readonly label: string; readonly text: string }[]
  readonly notes: readonly string[]
}

export type RollPaperSheet = FacesSheet | BriefSheet | UnitSheet

export const mostRollHeading = 40

export type RollRefusal = 'rolls.heading' | 'rolls.characters' | 'rolls.too-many'
