import { cleanText } from '#domain/dossiers/form.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { AccountId, CaseId, DossierId, TransferId } from '#domain/ids.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'

/**
 * 转出: the paper dossier goes to another unit that may keep it, whole and at once, by 机要 or by people sent for it; its
 * receipt is chased until it is back (docs/law/transfer.md). `due` is the day by which it must have left.
 */
export type Transfer = {
  readonly id: TransferId
  readonly dossier: DossierId
  readonly startedAt: Instant
  readonly due: Day
  readonly case?: CaseId
  readonly sent?: Sent
  readonly receipt?: Receipt
}

export type Sent = {
  /** 字号 of the slip, `转字〔2026〕0001号`. */
  readonly number: string
  readonly at: Instant
  readonly by: AccountId
  readonly to: string
  readonly reason: string
  /** 正本, 副本 and 材料: how many. */
  readonly originals: number
  readonly duplicates: number
  readonly materials: number
  readonly carrier: Carrier
  /** 机要编号, or who was sent. */
  readonly carried: string
}

export type Receipt = {
  readonly at: Instant
  readonly by: AccountId
  readonly receivedOn: Day
  readonly receiver: string
  readonly paper: PaperRef
}

/** Never by post and never by the person (docs/law/transfer.md §1). */
export const carriers = ['confidential', 'escort'] as const
export type Carrier = (typeof carriers)[number]

export type TransferStep = 'waiting' | 'sent' | 'received'

/** How far a transfer is, by what has been done to it. */
export const stepOf = ({ sent, receipt }: Transfer): TransferStep => (receipt ? 'received' : sent ? 'sent' : 'waiting')

/** Days within which it must leave, counted from its start, where nothing shorter holds (docs/law/transfer.md §2). */
export const daysToSend = 60

/** After so many days without a receipt the sender asks for it. */
export const daysToReceipt = 30

/** The day so many days later. */
export const daysLater = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day

/** The day that is waited for now: that it leaves, or that its receipt is back. */
export const awaitedOn = (transfer: Transfer): Day | undefined => {
  const { sent, due } = transfer
  if (stepOf(transfer) === 'waiting') return due
  return sent && stepOf(transfer) === 'sent' ? daysLater(dayOf(sent.at), daysToReceipt) : undefined
}

/** Whether what is awaited, the sending or the receipt, should have come by now. */
export const isLate = (transfer: Transfer, today: Day): boolean => (awaitedOn(transfer) ?? today) < today

export const mostTransferText = 120

export type TransferField =
  | 'to'
  | 'reason'
  | 'originals'
  | 'duplicates'
  | 'materials'
  | 'carrier'
  | 'carried'
  | 'receivedOn'
  | 'receiver'
  | 'file'
export type TransferProblem = 'required' | 'too-long' | 'not-a-count' | 'not-a-day' | 'day-order'
export type TransferProblems = Readonly<Partial<Record<TransferField, TransferProblem>>>
type Found = Partial<Record<TransferField, TransferProblem>>
type Typed = (name: string) => string

/** What goes along, as it is typed when it leaves: every line of the slip is asked, and no dossier leaves with nothing in it. */
export function readSending(text: Typed) {
  const problems: Found = {}
  const carrier = carriers.find((known) => known === text('carrier'))
  if (!carrier) problems.carrier = 'required'
  const sending = {
    to: lineIn(text, 'to', problems),
    reason: lineIn(text, 'reason', problems),
    originals: countIn(text, 'originals', 1, problems),
    duplicates: countIn(text, 'duplicates', 0, problems),
    materials: countIn(text, 'materials', 1, problems),
    carried: lineIn(text, 'carried', problems),
  }
  if (!carrier || Object.keys(problems).length > 0) return { ok: false as const, problems }
  return { ok: true as const, sending: { ...sending, carrier } }
}

/** When it was received there, and by whom: not before it left, and not tomorrow. */
export function readReceipt(text: Typed, { sentOn, today }: { readonly sentOn: Day; readonly today: Day }) {
  const problems: Found = {}
  const receivedOn = dayTyped(text('receivedOn'))
  if (!receivedOn) problems.receivedOn = text('receivedOn').trim() === '' ? 'required' : 'not-a-day'
  else if (receivedOn < sentOn || receivedOn > today) problems.receivedOn = 'day-order'
  const receiver = lineIn(text, 'receiver', problems)
  if (!receivedOn || Object.keys(problems).length > 0) return { ok: false as const, problems }
  return { ok: true as const, receipt: { receivedOn, receiver } }
}

function lineIn(text: Typed, name: 'to' | 'reason' | 'carried' | 'receiver', problems: Found): string {
  const words = cleanText(text(name)).replaceAll('\n', ' ')
  if (words === '') problems[name] = 'required'
  if (words.length > mostTransferText) problems[name] = 'too-long'
  return words
}

function countIn(text: Typed, name: 'originals' | 'duplicates' | 'materials', least: number, problems: Found): number {
  const typed = text(name).trim()
  const count = typed === '' ? 0 : Number(typed)
  if (!/^\d{0,4}$/.test(typed) || count < least) problems[name] = 'not-a-count'
  return count
}
