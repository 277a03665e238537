import type { Asked } from '#domain/templates/asking.ts'
import type { FilledCell, FilledSheet } from '#domain/templates/filled.ts'
import { placeIn } from '#domain/templates/place.ts'
import { stretchAt, stretchesOf } from '#domain/templates/stretches.ts'
import { keyOf, type Template } from '#domain/templates/template.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'
import { DrawnSheet } from './drawn-sheet.tsx'

type Props = {
  readonly template: Template
  readonly filled: readonly FilledSheet[]
  readonly sheet: number
  /** The headings that are not bound, in the order in which they are asked about. */
  readonly open: readonly Asked[]
  /** What is asked about now. */
  readonly asked?: Asked | undefined
  /** The day and the clock of the page. */
  readonly at: Readonly<Record<string, string | undefined>>
  readonly href: (asked: Asked) => string
  /** The cell that somebody comes back to from its names. */
  readonly back?: string | undefined
  /** The row that was asked for, from 1; of a sheet that is drawn in stretches. */
  readonly row?: number | undefined
}

/** 填好的样子: one sheet of the workbook, some rows of it where it is long. */
export const SheetCard = (props: Props) => {
  const t = useT()
  const { template, filled, sheet, asked, at, back } = props
  const drawn = template.form.sheets[sheet]
  const stretches = drawn ? stretchesOf(drawn) : []
  const stretch = stretchAt(stretches, rowToDraw(props))
  return (
    <Card title={t('template.preview')} aside={template.form.sheets.length > 1 && <Sheets {...props} />} flush>
      {drawn && (
        <DrawnSheet
          sheet={drawn}
          filled={filled[sheet] ?? { cells: [], formulas: [] }}
          stretch={stretch}
          ask={askingIn(props)}
          back={back}
          asked={asked?.sheet === sheet ? { axis: asked.axis, ...asked.place } : undefined}
        />
      )}
      {stretches.length > 1 && (
        <div class="form-legend">
          <Tabs
            label={t('template.stretches')}
            items={stretches.map(({ from, to }) => ({
              label: t('template.stretch', { from: from + 1, to }),
              href: paths.template(template.id, { ...at, sheet, row: from + 1 }),
              current: from === stretch.from,
            }))}
          />
        </div>
      )}
      <Legend />
    </Card>
  )
}

/** From 0: the row that was asked for, of the cell that somebody comes back to, or of what is asked about. */
function rowToDraw({ row, back, asked, sheet }: Props): number {
  if (row !== undefined) return row - 1
  const place = back === undefined ? undefined : placeIn(back)
  return place?.row ?? (asked?.sheet === sheet ? asked.place.row : 0)
}

/** The address of the first question that a cell waits for. */
function askingIn({ template, sheet, open, at, href }: Props): (cell: FilledCell) => string {
  const drawn = template.form.sheets[sheet]
  const order = new Map(open.map(({ key }, nth) => [key, nth]))
  return ({ over, across, down }) => {
    const waits = [over, down, across].map((key) => (drawn && order.get(keyOf(drawn, key))) ?? open.length)
    const first = open[Math.min(...waits)]
    return first ? href(first) : paths.template(template.id, at)
  }
}

const Sheets = ({ template, sheet, at }: Props) => {
  const t = useT()
  const { sheets } = template.form
  return (
    <Tabs
      label={t('template.sheets')}
      items={sheets.map(({ name }, one) => ({
        label: name,
        href: paths.template(template.id, { ...at, sheet: one }),
        current: one === sheet,
      }))}
    />
  )
}

const Legend = () => {
  const t = useT()
  return (
    <p class="form-legend">
      {(['filled', 'sum', 'open'] as const).map((state) => (
        <span>
          <i class={state} />
          {t(`template.legend.${state}`)}
        </span>
      ))}
      <span>{t('template.unsuppressed')}</span>
    </p>
  )
}
