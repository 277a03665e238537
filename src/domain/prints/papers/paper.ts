import type { Group } from '#domain/access/groups.ts'
import type { Sheet } from '#domain/prints/sheets/sheet.ts'

/** A paper that HR prints by itself (docs/decisions/0224). */
export type Paper<Model> = Sheet<Model> & {
  /** What is opened for it. */
  readonly groups: readonly Group[]
  /** The groups without which nobody prints it. */
  readonly needs: readonly Group[]
  /** Material and no finding aid: never stale (docs/decisions/0031). */
  readonly material?: true
  /** What its foot says that it is printed for. */
  readonly purpose: string
}
