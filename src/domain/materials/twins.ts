import type { Entry, Material } from './material.ts'

/**
 * 可能重复: papers of one class, title, date and length, both the same sort of copy in the same volume, the one being what
 * the other is. One that somebody looked at and keeps is compared with no other any more.
 */
export function twinsIn(filed: Iterable<Material>): readonly (readonly Material[])[] {
  const alike = new Map<string, Material[]>()
  for (const material of filed) {
    if (material.entry.date === undefined || material.entry.distinct) continue
    const text = likenessOf(material.entry)
    alike.set(text, [...(alike.get(text) ?? []), material])
  }
  return [...alike.values()].filter((own) => own.length > 1)
}

/** What two copies of one paper have in common: the same for both. */
export const likenessOf = ({ class: key, title, date, pages, form, volume }: Entry): string =>
  JSON.stringify([key, folded(title), date ?? '', pages, form, volume])

const folded = (title: string): string => title.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
