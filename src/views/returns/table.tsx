import { countedBy } from '#domain/returns/asked.ts'
import { type Changed, type ChangedMean, rowText } from '#domain/returns/changes.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import { frozenOf, type Return, stateOf } from '#domain/returns/return.ts'
import { numberOf, tableOf } from '#domain/statistics/tables/index.ts'
import { count, moment } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { WithCell } from '#views/statistics/cell.ts'
import { CheckCard, Foot } from '#views/statistics/checks.tsx'
import { drawTable, said, type TableWords, valueName } from '#views/statistics/drawn.ts'
import { FigureTable } from '#views/statistics/figures.tsx'
import { Means } from '#views/statistics/means.tsx'
import { checksOf, countedOf, frozenWords, signed, withChanges } from './drawn.ts'
import { StatePill } from './index.tsx'
import { TableSheetForms } from './sheet-forms.tsx'
import { undatedText } from './words.ts'

type Props = {
  readonly one: Return
  readonly table: FrozenTable
  readonly replaced: boolean
  readonly house: string
  readonly unitName: TableWords['unitName']
  /** The return that it is compared with, and the cells that differ. */
  readonly compared?:
    | {
        readonly other: Return
        readonly changed: readonly Changed[]
        readonly means: readonly ChangedMean[]
      }
    | undefined
  /** Of a correction that has a year before as well: where the other comparison is. */
  readonly otherWay?: { readonly href: string; readonly name: string } | undefined
  readonly against?: 'version' | undefined
  /** The cell that somebody comes back to. */
  readonly cell?: string | undefined
  readonly problem?: string | undefined
}

/** A table of a 年报 as it was frozen, with what changed since the year before. */
export const FrozenTablePage = (props: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { one, table, replaced, house, compared, otherWay, problem, against } = props
  const words = frozenWords(table, { t, language, unitName: props.unitName })
  const unit = countedBy(table.key)
  const counted = countedOf(one, table)
  const drawn = drawTable(counted, words)
  const shown = compared
    ? withChanges(drawn, { table, one, changed: compared.changed, means: compared.means, against })
    : drawn
  const checks = checksOf(one, table)
  const title = said(tableOf(table.key), language)
  const frozen = frozenOf(one)?.frozen
  const undated = frozen && undatedText(words, table.layout, frozen.at)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('returns.title'), href: paths.returns() },
              { label: one.name, href: paths.return(one.id) },
              { label: t('statistics.table', { number: numberOf(table.key) }) },
            ]}
          />
        }
        title={title}
        marks={
          <>
            <span>{t(`statistics.many.${unit}`, { many: count(table.people) })}</span>
            <StatePill state={stateOf(one)} replaced={replaced} />
          </>
        }
        actions={<TableSheetForms one={one} table={table.key} />}
        sub={[
          house,
          t('statistics.until', { day: one.day }),
          frozen && t('returns.table.frozen', { at: moment(frozen.at) }),
          t('statistics.each-opens'),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      {stateOf(one) !== 'signed' && <Banner>{t('returns.draft')}</Banner>}
      <div class="figures-page">
        <div>
          {table.people === 0 && !compared ? (
            <Empty text={t(unit === 'people' ? 'statistics.empty' : 'statistics.empty.things')} />
          ) : (
            <WithCell value={props.cell}>
              <FigureTable table={shown} label={title} />
            </WithCell>
          )}
          {undated !== undefined && <p class="figures-foot">{undated}</p>}
          {compared && <p class="figures-foot">{t('returns.table.marks', { name: compared.other.name })}</p>}
          {otherWay && (
            <p class="figures-foot">
              <a href={otherWay.href}>{t('returns.table.prior', { name: otherWay.name })}</a>
            </p>
          )}
          <Foot foot={checks.foot} words={words} />
        </div>
        <div class="figures-beside">
          {compared && <Changes {...props} words={words} changed={compared.changed} means={compared.means.length} />}
          <Means layout={table.layout} whom={tableOf(table.key).means} clock={one.clock} />
          <CheckCard table={table.key} checks={checks} />
        </div>
      </div>
    </>
  )
}

/** Rows that are there no more stand in no table, so that their cells are told here. */
const Changes = ({
  one,
  table,
  words,
  changed,
  means,
  against,
}: Props & { words: TableWords; changed: readonly Changed[]; means: number }) => {
  const { t } = words
  const shown = new Set(table.rows.map(({ path }) => rowText(path)))
  const people = changed.filter(({ column }) => column === 0)
  const all = changed.length + means
  if (all === 0) return <Card title={t('returns.change.cells')}>{t('returns.unchanged')}</Card>
  return (
    <Card title={t('returns.change.cells')} mark={<span>{t('returns.changed', { count: all })}</span>} flush>
      <Lines
        items={[...people, ...changed.filter(({ path, column }) => column > 0 && !shown.has(rowText(path)))].map(
          ({ path, column, was, is }) => ({
            text: rowName(table, path, words),
            href: paths.returnChange(one.id, table.key, { row: rowText(path), column, against }),
            end: t('kit.aside', { text: `${was} → ${is}`, more: signed(is - was) }),
          }),
        )}
      />
    </Card>
  )
}

/** A row under the values that lead to it. */
export const rowName = ({ layout }: FrozenTable, path: readonly string[], words: TableWords): string =>
  path.length === 0
    ? words.t('statistics.whole')
    : path
        .flatMap((value, level) => {
          const measure = layout.rows[level]
          return measure ? [valueName(words, measure, value)] : []
        })
        .join(' › ')
