import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BatchId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant, PartialDate } from '#domain/time.ts'

/**
 * 批次: cases that are handled together and stay cases of their own (docs/decisions/0042). `drafts` sends many drafts on their
 * way, `changes` one section of many archived dossiers (pay among them), `appointments` joins what one meeting decides.
 */
export const batchKinds = ['drafts', 'changes', 'appointments'] as const

export type BatchKind = (typeof batchKinds)[number]

export type Batch = {
  readonly id: BatchId
  /** `B-2026-0001`. */
  readonly number: string
  readonly kind: BatchKind
  readonly author: PersonId
  readonly createdAt: Instant
  /** Counts what was written to it: whoever writes says which one was seen. */
  readonly version: number
  readonly content: BatchContent
}

/** What a batch says of itself. */
export type BatchContent = {
  readonly title: string
  /** Of changes: the section, and what all of them rest on. */
  readonly section?: string
  readonly basis?: string
  readonly meeting?: Meeting
  readonly notice?: PublicNotice
}

/** 会议: 党委会 or 总办会, as its secretary registered it. */
export type Meeting = {
  readonly body: string
  readonly day: PartialDate
  readonly minutes: string
  readonly result: string
  /** Its secretary, where somebody else enters it. */
  readonly secretary?: string
  /** 会议纪要 as a scan, sealed under the key of one of its dossiers; for whoever sees every case of the batch. */
  readonly scan?: Minutes
  readonly by: PersonId
  readonly at: Instant
}

export type Minutes = { readonly dossier: DossierId; readonly paper: PaperRef }

/** 公示: from which day to which, and what came of it. */
export type PublicNotice = {
  readonly from: PartialDate
  readonly until: PartialDate
  readonly result: string
  readonly by: PersonId
  readonly at: Instant
}

/** The most cases of a batch: a grid's lines. */
export const mostCases = 2000

/** So many rows of a batch stand on one page. */
export const rowsOnPage = 50

/** The most drafts that are sent on their way at once: their page stays below 100 KB. */
export const mostDrafts = 150

/** The most cases that are offered to one meeting. */
export const mostOffered = 100

export const longestTitle = 60
