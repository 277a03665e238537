import { count } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { type Line, Lines } from '#views/kit/lines.tsx'
import { type Keep, Once } from '#views/kit/once.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { foundText, type Hit } from './suggestions.tsx'
import { distinctions, type UnitName, useListText } from './text.tsx'

export type FoundCase = { readonly number: string; readonly href: string; readonly live: boolean }

export type FoundCode = { readonly is: 'page' | 'place'; readonly code: string; readonly href: string }

type Props = {
  readonly typed: string
  readonly cut: boolean
  readonly people: { readonly count: number; readonly hits: readonly Hit[] }
  readonly cases: readonly FoundCase[]
  readonly codes: readonly FoundCode[]
  readonly unitName: UnitName
  /** Keeps what is drawn of the people. */
  readonly keep: Keep
}

/** Results by what they are; a kind without results is not there. */
export const SearchPage = ({ typed, cut, people, cases, codes, unitName, keep }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const found = people.count + cases.length + codes.length
  return (
    <>
      <PageHead
        title={t('search.title')}
        marks={typed && <span>{t('search.of', { q: typed })}</span>}
        sub={found > 0 && t('search.found', { count: count(found) })}
      />
      {cut && <Banner tone="amber">{t('list.cut')}</Banner>}
      {found === 0 && <Empty text={typed ? t('search.none', { q: typed }) : t('search.hint')} />}
      {people.count > 0 && (
        <Once
          keep={keep}
          of={people}
          as={`${language} ${typed}`}
          draw={() => <People typed={typed} {...people} unitName={unitName} />}
        />
      )}
      {cases.length > 0 && (
        <Card title={t('search.cases')}>
          <Lines
            items={cases.map((found) => caseLine(found, t(found.live ? 'search.case.live' : 'search.case.ended')))}
          />
        </Card>
      )}
      {codes.length > 0 && (
        <Card title={t('search.codes')}>
          <Lines items={codes.map(({ is, code, href }) => ({ text: t(`search.code.${is}`, { code }), href }))} />
        </Card>
      )}
    </>
  )
}

const caseLine = ({ number, href, live }: FoundCase, state: string): Line => ({
  text: number,
  href,
  end: <Pill tone={live ? 'indigo' : 'plain'}>{state}</Pill>,
})

const People = ({ typed, count: all, hits, unitName }: Props['people'] & Pick<Props, 'typed' | 'unitName'>) => {
  const [t, text] = [useT(), useListText(unitName)]
  const twins = distinctions(
    hits.map(({ row }) => row),
    unitName,
  )
  return (
    <Card
      title={t('search.people')}
      flush
      aside={
        all > hits.length && <a href={paths.dossiers({ q: typed })}>{t('search.people.all', { count: count(all) })}</a>
      }
    >
      <DataTable
        label={t('search.people')}
        rows={hits}
        rowKey={({ row }) => row.dossier}
        columns={[
          {
            key: 'name',
            label: t('list.column.name'),
            is: 'name',
            cell: ({ row, by }) => (
              <>
                <a href={paths.dossier(row.dossier)}>{row.who.name}</a>
                {by !== 'name' && <small class="cell-note"> {foundText(t, row, by)}</small>}
              </>
            ),
          },
          {
            key: 'unit',
            label: t('list.column.unit'),
            is: 'keep',
            cell: ({ row }) => twins.get(row) ?? text.cell('unit', row),
          },
          { key: 'post', label: t('list.column.post'), is: 'keep', cell: ({ row }) => text.cell('post', row) },
          { key: 'number', label: t('list.column.number'), whole: true, cell: ({ row }) => text.cell('number', row) },
        ]}
      />
    </Card>
  )
}
