import type { Route } from './route.ts'

/**
 * A version that cases have begun on, with the SHA-256 of its canonical JSON: it never changes again
 * (docs/approvals.md E5).
 */
export type Published = { readonly route: Route; readonly hash: string }

/**
 * 事项类型: what people ask for. The way and the effect stand in its routes, since a case keeps those it began with; the
 * rest is asked when a case is submitted. What holds for kinds that are still to come (a proposal of its own, a hold of
 * some fields only) gets its member here with the first of them.
 */
export type Kind = {
  readonly key: string
  /**
   * What it is about: a draft, whose own state follows the case, or an archived dossier, which stays as it is until the
   * effect.
   */
  readonly of: 'draft' | 'archived'
  /** What is decided on: the dossier as it stands, or a proposal to change it. */
  readonly content: 'dossier' | 'proposal'
  /** Whether the dossier must be complete, or say why it is not. */
  readonly complete: boolean
  /** Every published version of its route, the newest last. */
  readonly versions: readonly Published[]
}

/** The version on which a new case begins. */
export function newest({ key, versions }: Kind): Route {
  const last = versions.at(-1)
  if (!last) throw new Error(`No version of the route ${key} is published.`)
  return last.route
}
