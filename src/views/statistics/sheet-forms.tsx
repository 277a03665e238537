import type { Clock } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Checkbox, Input, Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Shown = {
  readonly table: TableKey
  /** Undefined for today. */
  readonly day?: string | undefined
  readonly clock: Clock
}

/** The table as a file, as it stands on the screen: on paper, as a workbook. A form each, since a file is asked for without its button. */
export const SheetForms = (shown: Shown) => {
  const t = useT()
  const action = paths.statisticsSheet(shown.table)
  return (
    <>
      <PostForm action={action} download label={t('statistics.sheet.pdf')}>
        <Kept {...shown} />
        <input type="hidden" name="as" value="pdf" />
        <Button icon="printer">{t('statistics.sheet.pdf')}</Button>
      </PostForm>
      <PostForm action={action} download label={t('statistics.sheet.xlsx')}>
        <Kept {...shown} />
        <input type="hidden" name="as" value="xlsx" />
        <Button icon="download">{t('statistics.sheet.xlsx')}</Button>
      </PostForm>
      {countedOf(tableOf(shown.table).of) === 'people' && <Outward {...shown} />}
    </>
  )
}

/** For whoever is not of the house: only of people can it be said which numbers are too small. */
const Outward = (shown: Shown) => {
  const t = useT()
  return (
    <Menu label={t('statistics.sheet.outward')} align="end">
      <PostForm
        action={paths.statisticsSheet(shown.table)}
        download
        class="sheet-form"
        label={t('statistics.sheet.outward')}
      >
        <Kept {...shown} />
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
  )
}

const Kept = ({ day, clock }: Shown) => (
  <>
    {day && <input type="hidden" name="asOf" value={day} />}
    {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
  </>
)

/** Every table that the viewer may count by, in one file. */
export const AllSheetsForm = ({ today }: { readonly today: Day }) => {
  const t = useT()
  return (
    <Menu label={t('statistics.sheet.all')} icon="printer" align="end">
      <PostForm action={paths.statisticsSheets()} download class="sheet-form" label={t('statistics.sheet.all')}>
        <Input name="asOf" type="date" label={t('statistics.cut-off')} value={today} />
        <Button>{t('statistics.sheet.go')}</Button>
      </PostForm>
    </Menu>
  )
}
