import type { CaseId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'

/** A task as whoever meets no people does it: by numbers, never by a name (docs/decisions/0110). */
export type NumberedTask = {
  readonly id: CaseId
  readonly number: string
  readonly output: string
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly openedAt: Instant
  /** 工号 of the account or of the dossier. */
  readonly staffNumber: string
  readonly hasAccount: boolean
  readonly lastDay?: Day
  /** 设备编号: what is to come back. */
  readonly codes: readonly string[]
}
