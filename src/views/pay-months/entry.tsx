import { notTaken } from '#domain/pay-months/headings.ts'
import { formatPartialDate } from '#domain/time.ts'
import { Grid } from '#views/grid/grid.tsx'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FileInput, Input, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { PayMonthProps } from './month.tsx'
import { yuanSaid } from './months.tsx'

/** The table that a month of pay is typed or pasted into, with its control total. */
export const Entry = ({ month, grid, control, controlOff, typedSum }: PayMonthProps) => {
  const t = useT()
  const label = t('pay-month.label', { month: formatPartialDate(month) })
  return (
    <Grid
      action={paths.payMonth(month)}
      label={label}
      rows={[]}
      {...grid}
      above={
        <div class="inline-form">
          <Input
            name="control"
            label={t('pay-month.control')}
            value={control}
            inputmode="decimal"
            help={t('pay-month.control-hint')}
            problem={controlOff}
          />
          {typedSum && typedSum.count > 0 && (
            <p class="hint">{t('pay-month.sum', { sum: yuanSaid(typedSum.total), count: typedSum.count })}</p>
          )}
        </div>
      }
    />
  )
}

/** The way to read a month of pay from a workbook. */
export const FromWorkbook = ({ month }: Pick<PayMonthProps, 'month'>) => {
  const t = useT()
  return (
    <Card title={t('pay-month.workbook')}>
      <PostForm action={paths.payMonthWorkbook(month)} multipart>
        <FileInput
          name="file"
          label={t('pay-month.workbook-file')}
          accept=".xlsx"
          help={t('pay-month.workbook-hint')}
        />
        <div class="form-foot">
          <Button>{t('pay-month.workbook-read')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** What nobody has told yet is asked once; the table comes along, so that nothing has to be sent again. */
export const Headings = ({
  month,
  grid,
  control,
  untold,
}: PayMonthProps & { readonly untold: NonNullable<PayMonthProps['untold']> }) => {
  const t = useT()
  const options = [
    { value: notTaken, label: t('pay-month.columns-none') },
    ...grid.columns.map(({ key, names }) => ({ value: key, label: names[0] ?? key })),
  ]
  return (
    <Card title={t('pay-month.columns')} aside={t('pay-month.columns-hint')}>
      <PostForm action={paths.payMonthColumns(month)} multipart>
        <input type="hidden" name="rows" value={untold.rows} />
        <input type="hidden" name="control" value={control} />
        <div class="field-grid">
          {untold.headings.map((heading, at) => (
            <>
              <input type="hidden" name="heading" value={heading} />
              <Select name="means" id={`means-${at}`} label={heading} options={options} />
            </>
          ))}
        </div>
        <div class="form-foot">
          <Button>{t('pay-month.columns-keep')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
