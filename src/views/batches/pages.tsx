import { spelled } from '#domain/batches/spelling.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Chips } from '#views/kit/chip.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { type BatchRow, canTick, seatText } from './rows.tsx'
import type { BatchProps } from './show.tsx'

/** Which part of the list is shown. */
export type BatchPlace = {
  readonly page: number
  readonly pages: number
  readonly find: string
  readonly found: number
}

type Props = Pick<BatchProps, 'batch' | 'place'> & {
  /** The form that the ticks belong to: turning a page sends it, so that no tick is lost. */
  readonly form: string | undefined
}

/** 在名单里找: above a list of several pages. */
export const Finder = ({ batch, place, form }: Props) => {
  const t = useT()
  const field = (
    <Input
      name="find"
      label={t('batch.find')}
      hideLabel
      placeholder={t('batch.find')}
      value={place.find}
      form={form}
      max={60}
    />
  )
  const foot = place.find && <span class="hint">{t('batch.found', { count: place.found })}</span>
  if (!form)
    return (
      <form method="get" action={paths.batch(batch.id)}>
        <Chips label={t('batch.find')}>
          {field}
          <Button>{t('batch.find.go')}</Button>
          {foot}
        </Chips>
      </form>
    )
  return (
    <Chips label={t('batch.find')}>
      {field}
      <Button name="step" value="find" form={form}>
        {t('batch.find.go')}
      </Button>
      {foot}
    </Chips>
  )
}

/** Under the list: the other pages, and what is ticked on them. */
export const RowsFoot = ({
  batch,
  place,
  form,
  elsewhere,
}: Props & { readonly elsewhere: { readonly rows: number; readonly ticked: number } }) => {
  const t = useT()
  const href = (page: number) => paths.batch(batch.id, { page, find: place.find })
  return (
    <Pager page={place.page} pages={place.pages} {...(form ? { form } : { href })}>
      {form && (
        <>
          <Button small name="step" value="tick" form={form}>
            {t(place.find ? 'batch.tick.found' : 'batch.tick.all', { count: place.found })}
          </Button>
          <Button small name="step" value="untick" form={form}>
            {t(place.find ? 'batch.untick.found' : 'batch.untick.all', { count: place.found })}
          </Button>
          <span class="hint">{t('batch.elsewhere', elsewhere)}</span>
        </>
      )}
    </Pager>
  )
}

type CarriedProps = Pick<BatchProps, 'place'> & {
  /** All rows that wait for the viewer, and those of them that this page shows. */
  readonly open: readonly BatchRow[]
  readonly shown: ReadonlySet<BatchRow>
  readonly chosen: (row: BatchRow) => boolean
}

/** What the form sends of every row, shown or not: the seat it was drawn from; and which are ticked on the other pages. */
export const Carried = ({ place, open, shown, chosen }: CarriedProps) => {
  const bySeat = Map.groupBy(open, ({ seat }) => (seat ? seatText(seat) : ''))
  const numbers = (rows: readonly BatchRow[]) => spelled(rows.map(({ theCase }) => theCase.number))
  const ticked = open.filter((row) => !shown.has(row) && canTick(row) && chosen(row))
  return (
    <>
      {[...bySeat].map(([seat, rows]) => (
        <input type="hidden" name="seats" value={`${seat}=${numbers(rows)}`} />
      ))}
      <input type="hidden" name="ticked" value={numbers(ticked)} />
      <input type="hidden" name="page" value={place.page} />
    </>
  )
}
