import type { Return } from '#domain/returns/return.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Checkbox, Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** All tables as one file. */
export const SheetForm = ({ one }: { readonly one: Return }) => {
  const t = useT()
  return (
    <PostForm action={paths.returnAct(one.id, 'sheet')} download label={t('returns.sheet.pdf')}>
      <Button icon="printer">{t('returns.sheet.pdf')}</Button>
    </PostForm>
  )
}

/** One table as a file: on paper, as a workbook, with small numbers hidden. */
export const TableSheetForms = ({ one, table }: { readonly one: Return; readonly table: TableKey }) => {
  const t = useT()
  const action = paths.returnTableSheet(one.id, table)
  return (
    <>
      <PostForm action={action} download label={t('statistics.sheet.pdf')}>
        <input type="hidden" name="as" value="pdf" />
        <Button icon="printer">{t('statistics.sheet.pdf')}</Button>
      </PostForm>
      <PostForm action={action} download label={t('statistics.sheet.xlsx')}>
        <input type="hidden" name="as" value="xlsx" />
        <Button icon="download">{t('statistics.sheet.xlsx')}</Button>
      </PostForm>
      <Menu label={t('returns.sheet.outward')} align="end">
        <PostForm action={action} download class="sheet-form" label={t('returns.sheet.outward')}>
          <Select
            name="as"
            label={t('statistics.sheet.as')}
            value="pdf"
            options={[
              { value: 'pdf', label: t('statistics.sheet.pdf') },
              { value: 'xlsx', label: 'Excel' },
            ]}
          />
          <Checkbox name="outward" checked label={t('statistics.sheet.hide')} help={t('statistics.sheet.hide.help')} />
          <Button kind="go">{t('statistics.sheet.go')}</Button>
        </PostForm>
      </Menu>
    </>
  )
}
