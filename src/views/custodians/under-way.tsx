import type { CardChange, Change, NewSeat, Seat } from '#domain/custodians/change.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { ShareLine } from './page.tsx'

type Props = {
  readonly change: Change
  readonly shares: readonly ShareLine[]
  readonly called: (person: string) => string
  readonly mayChange: boolean
}

/** 变更进行中: how far each new custodian is, and one code at a time for whoever has none. */
export const UnderWay = ({ change, shares, called, mayChange }: Props) => {
  const t = useT()
  const isAgreed = change.agreedAt !== undefined
  const nameOf = (seat: Seat) =>
    seat.is === 'new'
      ? called(seat.person)
      : (shares.find(({ print }) => print === seat.print)?.holder ?? t('custodians.holder.none'))
  const giving: Column<{ readonly seat: Seat; readonly place: number }> = {
    key: 'do',
    label: t('custodians.seat.do'),
    is: 'keep',
    cell: ({ seat, place }) =>
      lacksCode(seat) && (
        <PostForm action={paths.custodianCode(place)}>
          <Button small>{seat.code ? t('custodians.code.again') : t('custodians.code.issue')}</Button>
        </PostForm>
      ),
  }
  return (
    <Card
      title={t('custodians.change.now')}
      mark={
        <Pill tone={isAgreed ? 'indigo' : 'amber'}>
          {isAgreed ? t('custodians.change.agreed') : t('custodians.change.asked')}
        </Pill>
      }
      aside={isAgreed ? undefined : <a href={paths.agreements()}>{t('agreements.title')}</a>}
    >
      <p>
        {change.threshold === 1
          ? t('custodians.lock.one')
          : t('custodians.lock.several', { threshold: change.threshold })}
      </p>
      <p class="hint">{t('custodians.change.old-holds')}</p>
      <DataTable
        label={t('custodians.change.now')}
        narrow="cards"
        rows={change.seats.map((seat, place) => ({ seat, place }))}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'who', label: t('custodians.holder'), is: 'name', cell: ({ seat }) => nameOf(seat) },
          { key: 'state', label: t('custodians.seat.state'), is: 'keep', cell: ({ seat }) => <State seat={seat} /> },
          ...(isAgreed && mayChange && change.seats.some(lacksCode) ? [giving] : []),
        ]}
      />
      {change.card.is === 'new' && (
        <p>
          {t('custodians.card.new')}
          {t('kit.colon')}
          {t(cardState(change.card))}
        </p>
      )}
      {isAgreed && mayChange && (
        <PostForm action={paths.custodianChangeEnd()} class="form-foot">
          <Button kind="stop">{t('custodians.give-up')}</Button>
        </PostForm>
      )}
    </Card>
  )
}

/** Whoever comes and has set no passphrase yet. */
const lacksCode = (seat: Seat): seat is NewSeat => seat.is === 'new' && !seat.lock

const cardState = (card: Extract<CardChange, { is: 'new' }>) =>
  card.readAt ? 'custodians.card.read' : card.madeAt ? 'custodians.card.made' : 'custodians.card.waits'

const State = ({ seat }: { readonly seat: Seat }) => {
  const t = useT()
  if (seat.is === 'stays') return <Pill>{t('custodians.seat.stays')}</Pill>
  if (seat.provedAt) return <Pill tone="jade">{t('custodians.seat.proved')}</Pill>
  if (seat.lock) return <Pill tone="amber">{t('custodians.seat.lock')}</Pill>
  return (
    <Pill tone="amber">
      {seat.code ? t('custodians.seat.code', { at: moment(seat.code.until) }) : t('custodians.seat.no-code')}
    </Pill>
  )
}
