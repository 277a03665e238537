import { type Arrival, dueOn, isOverdue, remindedOn, tasksOf } from '#domain/arrivals/arrival.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = { readonly rows: readonly Arrival[]; readonly today: Day }

type PageProps = Props & {
  /** Whether the viewer receives paper; else only what waits for a stand-in is shown. */
  readonly desk: boolean
  /** Why the register was not printed. */
  readonly refusal?: string | undefined
}

/** 档案转入: what is still to do with what came, and the register of all of it. */
export const ArrivalsPage = ({ rows, today, desk, refusal }: PageProps) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.readings'), href: paths.readings() }]} />}
        title={t('arrivals.title')}
        sub={t('arrivals.sub')}
        actions={
          desk && (
            <>
              <LinkButton href={paths.transfers()}>{t('transfers.title')}</LinkButton>
              <LinkButton kind="go" href={paths.newArrival()}>
                {t('arrivals.new')}
              </LinkButton>
            </>
          )
        }
      />
      {refusal && <Banner alert>{refusal}</Banner>}
      <Card title={t('arrivals.waiting')} flush>
        <Waiting rows={rows.filter((row) => tasksOf(row).length > 0).toSorted(byUrgency)} today={today} />
      </Card>
      {desk && (
        <Card title={t('arrivals.register')} flush aside={rows.length > 0 && <Print />}>
          <Register rows={rows} />
        </Card>
      )}
    </>
  )
}

/** What was asked for first, then what is due first. */
const byUrgency = (one: Arrival, other: Arrival): number =>
  Number(!remindedOn(one)) - Number(!remindedOn(other)) || ((dueOn(one) ?? '') < (dueOn(other) ?? '') ? -1 : 1)

const Waiting = ({ rows, today }: Props) => {
  const t = useT()
  return (
    <DataTable
      label={t('arrivals.waiting')}
      rows={rows}
      narrow="cards"
      empty={<Empty text={t('arrivals.waiting.none')} />}
      columns={[
        { key: 'who', label: t('arrivals.who'), is: 'name', cell: who },
        { key: 'from', label: t('arrivals.from'), cell: ({ slip }) => slip.from },
        { key: 'todo', label: t('arrivals.todo'), is: 'keep', cell: (row) => <Tasks arrival={row} /> },
        { key: 'due', label: t('arrivals.due'), is: 'keep', cell: (row) => <Due arrival={row} today={today} /> },
      ]}
    />
  )
}

const who = ({ id, slip }: Arrival) => <a href={paths.arrival(id)}>{slip.name}</a>

/** What is to do with it, in words. */
export const Tasks = ({ arrival }: { arrival: Arrival }) => {
  const t = useT()
  const left = tasksOf(arrival)
  if (left.length === 0) return <Pill tone="jade">{t('arrivals.done')}</Pill>
  return left.map((task) => t(`arrivals.task.${task}`)).join(t('kit.comma'))
}

/** Until when the next task of a 转入 is due, marked when it is late. */
export const Due = ({ arrival, today }: { arrival: Arrival; today: Day }) => {
  const t = useT()
  const day = dueOn(arrival)
  if (!day) return null
  return (
    <>
      {remindedOn(arrival) ? (
        <Pill tone="seal">{t('arrivals.reminded', { day })}</Pill>
      ) : (
        <>
          {t('arrivals.until', { day })} {isOverdue(arrival, today) && <Pill tone="seal">{t('arrivals.late')}</Pill>}
        </>
      )}
    </>
  )
}

const Register = ({ rows }: { rows: readonly Arrival[] }) => {
  const t = useT()
  return (
    <DataTable
      label={t('arrivals.register')}
      rows={rows}
      narrow="cards"
      empty={<Empty text={t('arrivals.register.none')} />}
      columns={[
        { key: 'receivedOn', label: t('arrivals.receivedOn'), whole: true, cell: ({ slip }) => slip.receivedOn },
        { key: 'who', label: t('arrivals.who'), is: 'name', cell: who },
        { key: 'from', label: t('arrivals.from'), is: 'keep', cell: ({ slip }) => slip.from },
        { key: 'number', label: t('arrivals.number'), cell: ({ slip }) => slip.number },
        { key: 'receipt', label: t('arrivals.answeredOn'), whole: true, cell: ({ receipt }) => receipt?.sentOn ?? '' },
        { key: 'box', label: t('arrivals.stored'), whole: true, is: 'keep', cell: ({ stored }) => stored?.box ?? '' },
      ]}
    />
  )
}

const Print = () => {
  const t = useT()
  return (
    <PostForm action={paths.arrivalRegister()} download>
      <Button small icon="printer">
        {t('arrivals.register.print')}
      </Button>
    </PostForm>
  )
}
