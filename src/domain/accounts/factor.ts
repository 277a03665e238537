/** 第二因素: an authenticator on a telephone, or a printed card of codes where telephones are banned. */
export type FactorKind = 'totp' | 'card'

/** 恢复码, for the day on which the telephone is gone; and the codes of one card. */
export const codeCounts = { recovery: 10, card: 40 } as const

export type CodeKind = keyof typeof codeCounts

/** When so few are left the page says that it is time for new ones. */
export const fewCodes = 5

/** Eight signs of Crockford's base 32 in two groups: 40 bits, each used once and throttled. */
export const codeShape = { bytes: 5, group: 4 } as const
