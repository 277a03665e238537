/** 恢复卡 between the making and the reading back: its code is in this memory only, and goes with the house when it is locked. */
export type CardDesk = {
  readonly lay: (change: string, code: string) => void
  /** The code of the card of this change, while it is remembered. */
  readonly codeFor: (change: string) => string | undefined
  readonly clear: () => void
}

/** Empty at first, and again when the house is opened anew. */
export function createCardDesk(): CardDesk {
  let lying: { readonly change: string; readonly code: string } | undefined
  return {
    lay: (change, code) => {
      lying = { change, code }
    },
    codeFor: (change) => (lying?.change === change ? lying.code : undefined),
    clear: () => {
      lying = undefined
    },
  }
}
