import type { Instant } from '#domain/time.ts'
import type { TroubleAbout, TroubleCode } from '#domain/unseal/trouble.ts'

/** What somebody types who brings a copy back: two folders of the server, by their paths. */
export type BringTyped = { readonly from: string; readonly keyring: string }

/** What a copy says of itself, once its list and the keyring were proved. */
export type Bringable = {
  readonly at: Instant
  /** Of the program that made it. */
  readonly version: string
  readonly counts: Readonly<Record<'accounts' | 'dossiers' | 'cases' | 'log', number>>
  readonly files: number
  readonly bytes: number
}

/** A code and what its sentence names, at the field that is to blame. */
export type BringProblem = { readonly code: TroubleCode; readonly about: TroubleAbout }

/** 恢复的进度: a copy that is being brought back, or what became of it. */
export type Bringing =
  | { readonly is: 'copying'; readonly done: number; readonly total: number }
  | { readonly is: 'failed'; readonly typed: BringTyped; readonly problem: BringProblem }
  | { readonly is: 'done'; readonly copy: Bringable }

/** Which field of the form a problem belongs to. */
export const fieldOf = ({ code }: BringProblem): keyof BringTyped => (/keyring/.test(code) ? 'keyring' : 'from')
