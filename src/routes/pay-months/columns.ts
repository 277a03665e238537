import { offeredIn } from '#domain/codes/code.ts'
import { linesOf } from '#domain/grid/lines.ts'
import type { Table } from '#domain/grid/table.ts'
import { notTaken } from '#domain/pay-months/headings.ts'
import { payColumns } from '#domain/pay-months/lines.ts'
import { dayOf } from '#domain/time.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { ShownColumn } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'

/** The person first, then the payslip, then the bonus; each under its own name and under those that somebody has told. */
export function columnsOfPay({ var: { t, app } }: WebContext): readonly ShownColumn[] {
  const year = Number(dayOf(app.now()).slice(0, 4))
  const told = Object.entries(app.directory.settings.payHeadings)
  const also = (key: string) => told.flatMap(([heading, meant]) => (meant === key ? [heading] : []))
  return [
    {
      key: 'person.number',
      names: [t('pay-month.number'), '工号', '档案编号', '编号', 'Staff number', ...also('person.number')],
    },
    { key: 'person.name', names: [t('pay-month.name'), '姓名', 'Name', ...also('person.name')] },
    ...payColumns.map(({ key, section, field }): ShownColumn => {
      const name = t(`field.${section.key}.${field.key}` as MessageKey)
      return {
        key,
        names: [section.key === 'bonuses' ? t('pay-month.bonus', { field: name }) : name, ...also(key)],
        required: key === 'gross' || undefined,
        list: field.codes && offeredIn(field.codes, year).map((code) => code.name),
      }
    }),
  ]
}

/** The lines of a table; headings that somebody said are not taken are not asked about again. */
export function linesOfPay(c: WebContext, table: Table) {
  const { lines, unknown } = linesOf(table, columnsOfPay(c))
  const { payHeadings } = c.var.app.directory.settings
  return { lines, unknown: unknown.filter((heading) => payHeadings[heading] !== notTaken) }
}
