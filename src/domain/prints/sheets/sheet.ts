import type { Contents, Section } from '#domain/dossiers/section.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import type { Parameters } from '#domain/prints/form.ts'

/** What the sheets are made from: the groups of the filing run, and nothing of the others. */
export type Printed = {
  readonly contents: Contents
  /** Sections for which 无此类情况 was declared. */
  readonly nothing: ReadonlySet<string>
  readonly sections: readonly Section[]
  readonly unitName: (unit: UnitId) => string
  readonly parameters: Parameters
  /** The papers in the catalogue, where it is what is printed. */
  readonly filed?: readonly Ordered[] | undefined
}

/**
 * A sheet of the filing run: what it says, in words. The drawing of the same name in views/prints adds the wording of the
 * form, decides how many pages that takes, and nothing else.
 */
export type Sheet<Model> = {
  /** Section → the fields whose words it says: where one of them cannot be printed, that is told as it is typed. */
  readonly says: Readonly<Record<string, readonly string[]>>
  /** Whether the photo is on it. */
  readonly photo?: true
  /** Ages count to the run's own age date, so that drawing again later says the same. */
  readonly of: (printed: Printed) => Model
}
