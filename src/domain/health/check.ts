import type { Instant } from '#domain/time.ts'
import type { Measures } from './measures.ts'

/** In order, worth a look, or something to do now. */
export type State = 'good' | 'look' | 'act'

/** What a sentence names: a text or a count as it is, or a measure whose unit the view writes. */
export type Value =
  | string
  | number
  | { readonly bytes: number }
  | { readonly seconds: number }
  | { readonly at: Instant }
  | { readonly scripts: readonly string[] }

export type About = Readonly<Record<string, Value>>

/** What a check says: the sentence `health.<key>.<say>`, and `health.do.<key>.<say>` where there is something to do. */
export type Said<Say extends string> = { readonly say: Say; readonly about?: About }

/** One thing that is looked at. */
export type Check<Key extends string = string, Say extends string = string> = {
  readonly key: Key
  /** The colour of each sentence. */
  readonly says: Readonly<Record<Say, State>>
  /** Undefined where it could not be looked at from where the measures were taken. */
  readonly judge: (measures: Measures) => Said<Say> | undefined
}

/** Declares a check: every sentence that it may say has its colour. */
export const declare = <const Key extends string, Say extends string>(check: Check<Key, Say>): Check<Key, Say> => check
