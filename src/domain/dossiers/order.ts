import type { Fields } from './section.ts'

/** Orders the records of a list by a partial date: unknown ones first, unlike the catalogue of materials (docs/law/dates.md §2). */
export const byDate =
  (field: string) =>
  (a: Fields, b: Fields): number => {
    const [one, other] = [String(a[field] ?? ''), String(b[field] ?? '')]
    return one < other ? -1 : one > other ? 1 : 0
  }
