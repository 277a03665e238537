import type { Child } from 'hono/jsx'
import type { Contents, DossierRecord, Field, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { DataTable } from '#views/kit/data-table.tsx'
import { type Cell, type Changes, useCell } from './cell.tsx'
import { standingTogether } from './record-fields.tsx'
import { useFieldLabel, useHeadline } from './value.tsx'

type Props = {
  readonly dossier: DossierId
  readonly section: Section
  readonly records: readonly DossierRecord[]
  /** Those that the viewer may see. */
  readonly fields: readonly Field[]
  readonly act?: ((record: DossierRecord) => Child) | undefined
  readonly changes?: Changes | undefined
  readonly contents?: Contents
  readonly today?: PartialDate
}

/** More columns than these do not fit beside the menu; the rest of a record stands in one, each value with its name. */
const most = 6

/** The records of a list, a row each. What no record says has no column. */
export const RecordTable = (props: Props) => {
  const { section, records, fields, act } = props
  const t = useT()
  const [label, cell, headline] = [useFieldLabel(section), useCell(props), useHeadline(section)]
  const filled = standingTogether(fields).filter((together) =>
    together.some((field) => records.some((record) => cell(field, record).value !== '')),
  )
  const columns = columnsFor(section, filled)
  const rest = filled
    .filter((together) => !columns.includes(together))
    .flatMap((together) => (dashOf(together) === '–' ? [together] : together.map((field) => [field])))
  const cellsOf = (together: readonly Field[], record: DossierRecord) => together.map((field) => cell(field, record))
  return (
    <DataTable
      label={t(`section.${section.key}` as MessageKey)}
      narrow="cards"
      rows={records}
      rowKey={({ id }) => id}
      columns={[
        ...columns.map((together, place) => ({
          key: together.map(({ key }) => key).join(' '),
          label: together.map(label).join(dashOf(together)),
          cell: (record: DossierRecord) => joined(cellsOf(together, record), dashOf(together)),
          whole: together.every(({ kind }) => kind === 'partial-date' || kind === 'money'),
          ...(together.every(({ kind }) => figures.includes(kind)) && { align: 'end' as const }),
          ...(place === 0 && { is: 'name' as const }),
        })),
        ...(rest.length > 0
          ? [
              {
                key: 'rest',
                label: t('dossier.more-fields'),
                cell: (record: DossierRecord) =>
                  rest.flatMap((together) => {
                    const cells = cellsOf(together, record)
                    if (cells.every(({ value }) => value === '')) return []
                    return [
                      <div>
                        <small>{together.map(label).join(dashOf(together))}</small> {joined(cells, dashOf(together))}
                      </div>,
                    ]
                  }),
              },
            ]
          : []),
        ...(act
          ? [
              {
                key: 'act',
                label: <span class="visually-hidden">{t('dossier.edit')}</span>,
                cell: act,
                is: 'keep' as const,
                align: 'end' as const,
              },
            ]
          : []),
      ]}
      {...(filled.length === 0 && { empty: records.map(({ fields }) => headline(fields)).join(t('kit.semicolon')) })}
    />
  )
}

/** What names a record comes first into a column of its own, then whatever else there is room for; in their own order. */
function columnsFor({ headline }: Section, filled: readonly (readonly Field[])[]): readonly (readonly Field[])[] {
  if (filled.length <= most) return filled
  const named = filled.filter((together) => together.some(({ key }) => headline.includes(key)))
  const others = filled.filter((together) => !named.includes(together))
  const chosen = [...named, ...others].slice(0, most - 1)
  return filled.filter((together) => chosen.includes(together))
}

const figures: readonly Field['kind'][] = ['money', 'decimal', 'number']

/** Between two dates a dash, between anything else a point. */
const dashOf = (together: readonly Field[]): string =>
  together.every(({ kind }) => kind === 'partial-date') ? '–' : ' · '

/** The values that stand together; a date that is open on one side keeps its dash. */
function joined(cells: readonly Cell[], dash: string): Child {
  const isOpen = dash === '–' && cells.some(({ value }) => value !== '')
  const shown = isOpen ? cells : cells.filter(({ value }) => value !== '')
  return shown.map(({ value, note }, at) => (
    <>
      {at > 0 && dash}
      {value}
      {note && <> {note}</>}
    </>
  ))
}
