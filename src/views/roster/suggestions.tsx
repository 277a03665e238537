import type { RosterRow } from '#domain/roster/entry.ts'
import type { FoundBy } from '#domain/roster/finder.ts'
import { count as formatted } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Suggestions } from '#views/kit/suggest.tsx'
import { paths } from '#views/paths.ts'
import { distinctions, type UnitName } from './text.tsx'

export type Hit = { readonly row: RosterRow; readonly by: FoundBy }

type Props = {
  readonly typed: string
  readonly count: number
  readonly hits: readonly Hit[]
  /** The beginning of a code was swallowed by an input method. */
  readonly cut: boolean
  /** Typed into the box of the list: all results are the list itself. */
  readonly inList: boolean
  readonly unitName: UnitName
}

/** While typing: the first people that match, told apart where they share a name. */
export const PeopleSuggestions = ({ typed, count, hits, cut, inList, unitName }: Props) => {
  const t = useT()
  if (typed.trim() === '') return null
  const twins = distinctions(
    hits.map(({ row }) => row),
    unitName,
  )
  return (
    <>
      {cut && <p>{t('list.cut')}</p>}
      <Suggestions
        items={hits.map(({ row, by }) => ({
          href: paths.dossier(row.dossier),
          title: row.who.name,
          detail: [twins.get(row) ?? unitName(row.unit), row.who.post].filter(Boolean).join(' · '),
          aside: foundText(t, row, by),
        }))}
        more={
          count > hits.length
            ? {
                href: inList ? paths.dossiers({ q: typed }) : paths.search(typed),
                title: t('list.more', { count: formatted(count) }),
              }
            : undefined
        }
      />
    </>
  )
}

/** By what somebody was found where it is not the name; the ID number itself is never shown. */
export function foundText(t: Translate, { who, custody }: RosterRow, by: FoundBy): string | undefined {
  if (by === 'number') return t('list.by.number', { code: who.number ?? '' })
  if (by === 'box') return t('list.by.box', { code: custody?.box ?? '' })
  return by === 'id-number' ? t('list.by.id-number') : undefined
}
