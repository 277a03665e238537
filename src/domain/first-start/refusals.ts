import type { PassphraseRefusal } from './passphrase.ts'

export type EnterRefusal = 'start.code-wrong' | 'start.code-busy' | 'start.code-too-many'

export type SeatRefusal = PassphraseRefusal | 'start.link-over' | 'start.passphrase-wrong' | 'start.passphrase-taken'

export type CardRefusal = 'start.card-wrong' | 'start.card-gone'
