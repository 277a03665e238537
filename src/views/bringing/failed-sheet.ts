import type { Brought } from '#domain/bringing/brought.ts'
import { listColumns } from '#domain/bringing/list-columns.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import type { MessageKey, Translate } from '#views/i18n/index.ts'
import { reasonOf } from './reason.tsx'

/** Only what was not read, as a list that can be mended and brought again: lines with their own cells, files by their name. */
export function failedSheet(t: Translate, failed: readonly Brought[]): SheetJob {
  const used = listColumns.filter(({ key }) => failed.some(({ content }) => content.line?.cells[key] !== undefined))
  const columns = [
    { label: t('bringing.failed.reason'), width: 40 },
    { label: t('import.file'), width: 24 },
    ...used.map(({ key }) => ({ label: t(`bringing.column.${key}` as MessageKey), width: 16 })),
  ]
  const rows = failed.map(({ content }) => [
    content.refusal ? reasonOf(t, content.refusal) : '',
    content.line ? t('bringing.line', { row: content.line.number }) : content.name,
    ...used.map(({ key }) => content.line?.cells[key] ?? ''),
  ])
  return { name: t('bringing.failed'), title: '', columns, rows, foot: [] }
}
