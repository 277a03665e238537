import type { Instant } from '#domain/time.ts'

/** 恢复卡: what goes to the print room. The code is a secret; the job is drawn and kept nowhere. */
export type CardJob = {
  readonly at: Instant
  readonly organisation: string
  readonly code: string
  /** How many shares open the house. */
  readonly threshold: number
}
