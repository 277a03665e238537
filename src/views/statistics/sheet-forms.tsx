import type { Clock } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { FileForms, OutwardForm } from './file-forms.tsx'

type Shown = {
  readonly table: TableKey
  /** Undefined for today. */
  readonly day?: string | undefined
  readonly clock: Clock
}

/** The table as a file; for whoever is not of the house only of people, of whom it can be said which numbers are too small. */
export const SheetForms = (shown: Shown) => {
  const t = useT()
  const action = paths.statisticsSheet(shown.table)
  return (
    <>
      <FileForms action={action}>
        <Kept {...shown} />
      </FileForms>
      {countedOf(tableOf(shown.table).of) === 'people' && (
        <OutwardForm action={action} label={t('statistics.sheet.outward')}>
          <Kept {...shown} />
        </OutwardForm>
      )}
    </>
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
        <Input
          name="asOf"
          type="date"
          label={t('statistics.cut-off')}
          value={today}
          help={t('statistics.sheet.all.without')}
        />
        <Button>{t('statistics.sheet.go')}</Button>
      </PostForm>
    </Menu>
  )
}
