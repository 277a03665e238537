import type { DossierId } from '#domain/ids.ts'
import { canonical } from '#domain/json.ts'
import type { Letter } from '#domain/letters/letter.ts'
import type { RollPaperSheet, RollSheet } from '#domain/rolls/roll.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import type { Instant } from '#domain/time.ts'
import type { PageKind, PageModel } from './papers/index.ts'
import type { SwapSlip } from './swap.ts'

/** What goes to the print room: words and a picture, no key and no database. */
export type PrintJob = {
  readonly sheets: readonly PageModel[]
  /** What the new pages take the place of; it comes before them. */
  readonly slip?: SwapSlip | undefined
  /** The photo as it is stored; the print room turns it upright, crops it to 4:5 and flattens it. */
  readonly photo?: Uint8Array | undefined
  /** The moment that the document bears. Equal jobs give equal bytes. */
  readonly at: Instant
  readonly formVersion: number
  /** Who printed, when, what for, the head of the log: the small lines at the foot. */
  readonly foot: readonly string[]
  /** The name of the run, which its page codes are made from; a preview has none and bears no code. */
  readonly run?: string | undefined
  /** 水印 of a preview: who looks and when, in solid grey behind the words (docs/decisions/0056). */
  readonly watermark?: string | undefined
}

export type DrawnPage = {
  readonly sheet: PageKind
  readonly page: number
  readonly pages: number
  readonly code?: string
  /** SHA-256 of what the page says, in hex; foot, code and watermark are no part of it. */
  readonly contentHash: string
}

/** What the pre-flight found and a person should know; none of it stops the print. */
export type PrintNote =
  | { readonly note: 'photo-missing' | 'photo-unreadable' | 'continued' }
  | { readonly note: 'private-use'; readonly chars: readonly string[] }
  | { readonly note: 'fallback-face'; readonly chars: readonly string[] }
  | { readonly note: 'resume-size'; readonly size: number }

export type Drawn = {
  readonly pdf: Uint8Array
  /** SHA-256 of the file, in hex. */
  readonly pdfHash: string
  readonly pages: readonly DrawnPage[]
  readonly notes: readonly PrintNote[]
}

/** 缺字: characters that no face has. They stop the print, since a blank in a name is worse than no paper. */
export type Drawing =
  | { readonly ok: true; readonly value: Drawn }
  | { readonly ok: false; readonly missing: readonly string[] }

/** One thing a page says: under which label, which words. */
export type Said = readonly [label: string, words: string]

/**
 * The text whose hash tells whether a page still says the same (docs/decisions/0057). `photo` is the hash of its bytes.
 */
export const logicalContent = (page: {
  readonly formVersion: number
  readonly sheet: PageKind
  readonly page: number
  readonly pages: number
  readonly said: readonly Said[]
  readonly photo?: string | undefined
}): string => canonical(page)

/** The papers of several people as one file, each as often as `copies` says, one after the other. */
export type BatchJob = Pick<PrintJob, 'at' | 'watermark'> & {
  readonly jobs: readonly PrintJob[]
  readonly copies: number
}

/** What became of each job of a batch; whoever has a character that no face has is left out, and told. */
export type BatchPart =
  | { readonly ok: true; readonly pages: readonly DrawnPage[]; readonly notes: readonly PrintNote[] }
  | { readonly ok: false; readonly missing: readonly string[] }

export type BatchDrawing = Pick<Drawn, 'pdf' | 'pdfHash'> & { readonly parts: readonly BatchPart[] }

/** 花名册: a list of people as a sheet, with what else is printed at the same press. */
export type NameListJob = {
  readonly at: Instant
  readonly list: NameList
  readonly more?: readonly NameList[]
  readonly letters?: readonly Letter[]
}

/** 名册 as a sheet, with the pictures of whoever is on it, as they are stored. */
export type RollJob = {
  readonly at: Instant
  readonly sheet: RollSheet | RollPaperSheet
  readonly photos: Readonly<Record<DossierId, Uint8Array>>
}

/** 任免通知, one after the other. */
export type LetterJob = Pick<PrintJob, 'at' | 'watermark'> & { readonly letters: readonly Letter[] }

/** What a list or a letter came to; characters that no face has stop it. */
export type NameListDrawing =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly missing: readonly string[] }
