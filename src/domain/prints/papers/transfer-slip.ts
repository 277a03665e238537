/** 转递通知单: one sheet in three parts, torn apart along the seal (docs/law/transfer.md §3). A material, never stale. */
export type TransferSlip = {
  readonly is: 'transfer-slip'
  readonly number: string
  /** Our own unit, which the receipt goes back to. */
  readonly house: string
  readonly to: string
  readonly name: string
  /** 单位职务. */
  readonly office: string
  readonly originals: number
  readonly duplicates: number
  readonly materials: number
  readonly reason: string
  readonly carried: string
  readonly clerk: string
  /** 年, 月, 日 on which it left. */
  readonly date: readonly [year: string, month: string, day: string]
}
