import type { Counts } from '#domain/arrivals/arrival.ts'

type Date = readonly [year: string, month: string, day: string]

/**
 * 回执 to the unit that sent a dossier: what came, and what does not agree with its slip (docs/law/transfer.md §4). A
 * material, never stale.
 */
export type TransferReceipt = {
  readonly is: 'transfer-receipt'
  /** 字号 of their slip. */
  readonly number: string
  /** Our own unit, which seals it. */
  readonly house: string
  readonly to: string
  readonly name: string
  readonly office: string
  readonly said: Counts
  readonly counted: Counts
  /** Empty where all of it agrees. */
  readonly gap: string
  readonly clerk: string
  readonly checker: string
  readonly sentOn: Date
  readonly receivedOn: Date
}
