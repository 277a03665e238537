import type { Result } from '#domain/result.ts'
import type { KeyringRefusal, Secret } from '#domain/unseal/secret.ts'
import type { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'

/** What is being done while the house opens, each with real numbers. */
export type OpeningStep = 'keys' | 'data' | 'copy' | 'migrate' | 'roster'

export type Progress = (step: OpeningStep, done: number, total: number) => void

export type HouseState =
  | {
      readonly is: 'sealed'
      readonly failed: Trouble | undefined
      /** How many custodians have spoken, where it takes more. */
      readonly given?: number
    }
  | { readonly is: 'opening'; readonly step: OpeningStep; readonly done: number; readonly total: number }
  | { readonly is: 'open' }

export type UnsealRefusal = KeyringRefusal | 'unseal.busy' | 'unseal.too-many'

/** 封存 until a custodian has spoken, then opening, then open; back again with "seal now" (docs/security.md §2). */
export type House = {
  readonly state: HouseState
  /** The world while the house is open. */
  readonly app: () => App | undefined
  readonly demo: boolean
  readonly version: string
  /** Takes a passphrase or a recovery code, and the address that it comes from. Resolves once the keys are there; opening goes on by itself. */
  readonly open: (typed: string, from: string) => Promise<Result<undefined, UnsealRefusal>>
  /** The same with a secret of a known kind, but resolves when the house is open and throws what went wrong. */
  readonly openWith: (secret: Secret) => Promise<Result<undefined, UnsealRefusal>>
  /** Drops the keys. Whoever is in the middle of something gets an error, and nothing half done stays. */
  readonly seal: () => Promise<void>
  readonly close: () => Promise<void>
  readonly report: Report
}

/** Tells whoever keeps the machine of an error of the program; `more` names the incident. */
export type Report = (error: unknown, more?: Readonly<Record<string, string>>) => void
