import type { GridColumn } from '#domain/grid/lines.ts'
import { classes } from '#domain/materials/classes.ts'
import type { ReadRow } from '#domain/materials/grid.ts'
import { forms, volumes } from '#domain/materials/material.ts'
import { lineOf } from '#domain/materials/pasted.ts'
import { Grid, type ShownColumn } from '#views/grid/grid.tsx'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { type Crumb, Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

type Props = {
  readonly action: string
  readonly crumbs: readonly Crumb[]
  readonly many: boolean
  readonly columns: readonly GridColumn[]
  readonly rows: readonly ReadRow[]
  readonly checked: boolean
  readonly refusal?: string | undefined
  /** How many rows were saved of those that were sent. */
  readonly saved?: number | undefined
}

/** 表格录入: papers that lie in the volume already, of one dossier or of many people. */
export const EntryPage = ({ action, crumbs, many, columns, rows, checked, refusal, saved }: Props) => {
  const t = useT()
  const title = t(many ? 'materials.entry.many' : 'materials.entry.title')
  const refusals = rows.flatMap(({ problems }, at) =>
    Object.keys(problems).length === 0 ? [] : [{ at, cells: sentences(t, problems) }],
  )
  return (
    <>
      <PageHead
        over={<Crumbs items={crumbs} />}
        title={title}
        sub={t(many ? 'materials.entry.many-sub' : 'materials.entry.sub')}
      />
      {saved !== undefined && <Banner tone="jade">{t('grid.saved-part', { count: saved, left: rows.length })}</Banner>}
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Grid
        action={action}
        label={title}
        columns={columns.map((column) => shown(t, column))}
        rows={[]}
        typed={rows.map(({ row }) => lineOf(row))}
        refusals={refusals}
        checked={checked}
      />
      <p class="hint">{t('materials.entry.renumber')}</p>
    </>
  )
}

const sentences = (t: Translate, problems: ReadRow['problems']) =>
  Object.fromEntries(
    Object.entries(problems).map(([column, code]) => [column, t(`materials.cell.${code}` as MessageKey)]),
  )

const shown = (t: Translate, column: GridColumn): ShownColumn => ({
  ...column,
  required: ['class', 'title', 'pages'].includes(column.key),
  list: choices(t)[column.key],
})

/** What a cell may say, to pick from. */
const choices = (t: Translate): Readonly<Record<string, readonly string[]>> => ({
  class: classes.map(({ key }) => `${key} ${t(`materials.class.${key}`)}`),
  kind: forms.map((form) => t(`materials.form.${form}`)),
  volume: volumes.map((volume) => t(`materials.volume.${volume}`)),
})
