import { countedBy } from '#domain/returns/asked.ts'
import type { Return } from '#domain/returns/return.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { FileForms, OutwardForm } from '#views/statistics/file-forms.tsx'

/** All tables as one file: on paper, or as a workbook with a cover and what changed. */
export const SheetForm = ({ one }: { readonly one: Return }) => {
  const t = useT()
  return (
    <>
      {(['pdf', 'xlsx'] as const).map((as) => (
        <PostForm action={paths.returnAct(one.id, 'sheet')} download label={t(`returns.sheet.${as}`)}>
          <input type="hidden" name="as" value={as} />
          <Button icon={as === 'pdf' ? 'printer' : 'download'}>{t(`returns.sheet.${as}`)}</Button>
        </PostForm>
      ))}
    </>
  )
}

/** One table as a file: on paper, as a workbook, and of people with small numbers hidden. */
export const TableSheetForms = ({ one, table }: { readonly one: Return; readonly table: TableKey }) => {
  const t = useT()
  const action = paths.returnTableSheet(one.id, table)
  return (
    <>
      <FileForms action={action} />
      {countedBy(table) === 'people' && <OutwardForm action={action} label={t('returns.sheet.outward')} />}
    </>
  )
}
