import { type Arrival, counted, tasksOf } from '#domain/arrivals/arrival.ts'
import type { AccountId } from '#domain/ids.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Approve, Remind, Scan, Store } from './filing.tsx'
import { Due, Tasks } from './list.tsx'
import { type ArrivalRefused, SlipFields, type UnitChoice } from './slip-fields.tsx'
import { Answer, Check, Make, Tie, type Tied } from './steps.tsx'

type SecondStep = 'check' | 'approve'

export type ArrivalPageProps = {
  readonly arrival: Arrival
  readonly units: readonly UnitChoice[]
  readonly unit: string
  /** The dossier that it is tied to, as this viewer may see it. */
  readonly tied: Tied | undefined
  /** Dossiers of that name. */
  readonly candidates: readonly { readonly id: string; readonly label: string }[]
  /** The step that the viewer takes in the place of somebody who is not there: nothing else is offered. */
  readonly standsIn: SecondStep | undefined
  /** Who stands in where nobody else sits at the desk; nobody where all are barred. */
  readonly alone: readonly string[] | undefined
  readonly mayBegin: boolean
  /** Whether the viewer may check what another person counted, and puts paper on shelves. */
  readonly mayCheck: boolean
  readonly mayStore: boolean
  /** Whether it was the viewer who approved storing it. */
  readonly isApprover: boolean
  readonly clerk: (account: AccountId) => string
  readonly today: Day
  readonly now: Instant
  readonly refused?: ArrivalRefused | undefined
}

/** 转入 of one dossier: what came, and each step that is still to do. */
export const ArrivalPage = (props: ArrivalPageProps) => {
  const { arrival, today, refused, standsIn } = props
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              standsIn
                ? { label: t('place.todo'), href: paths.home() }
                : { label: t('arrivals.title'), href: paths.arrivals() },
            ]}
          />
        }
        title={t('arrivals.of', { name: arrival.slip.name })}
        sub={<Tasks arrival={arrival} />}
        marks={<Due arrival={arrival} today={today} />}
      />
      {refused?.said && (
        <Banner tone="seal" alert>
          {refused.said}
        </Banner>
      )}
      {standsIn && <Banner>{t(`arrivals.stands-in.${standsIn}`)}</Banner>}
      <Came {...props} />
      <Counted slip={arrival.slip} />
      {standsIn ? <Standing {...props} /> : <Work {...props} />}
    </>
  )
}

/** The one step that a stand-in is asked for. */
const Standing = (props: ArrivalPageProps) =>
  props.standsIn === 'check' ? <Check {...props} /> : <Approve {...props} />

/** Each step that is still to do, for whoever sits at the desk. */
const Work = (props: ArrivalPageProps) => {
  const { arrival } = props
  const left = new Set(tasksOf(arrival))
  return (
    <>
      {left.has('check') && <Check {...props} />}
      {!arrival.receipt && !arrival.stored && <Tie {...props} />}
      {arrival.dossier && !arrival.stored && <Scan {...props} />}
      {left.has('receipt') && <Answer {...props} />}
      {left.has('receipt') && <Remind {...props} />}
      {left.has('make') && arrival.receipt && <Make {...props} />}
      {left.has('store') && <Approve {...props} />}
      {left.has('store') && <Store {...props} />}
      {left.has('check') && <Amend {...props} />}
    </>
  )
}

const Came = ({ arrival, unit, tied, clerk, now }: ArrivalPageProps) => {
  const t = useT()
  const { slip, check, scan, reminders = [], receipt, made, approval, stored, dossier } = arrival
  const when = (at: Instant, by: AccountId) => `${clerk(by)} · ${moment(at, now)}`
  return (
    <Card title={t('arrivals.slip')}>
      <Definitions
        items={[
          { label: t('arrivals.number'), value: slip.number },
          { label: t('arrivals.from'), value: slip.from },
          { label: t('arrivals.sentOn'), value: slip.sentOn },
          { label: t('arrivals.receivedOn'), value: slip.receivedOn },
          { label: t('arrivals.name'), value: slip.name },
          { label: t('arrivals.office'), value: slip.office },
          { label: t('arrivals.reason'), value: slip.reason },
          { label: t('arrivals.unit'), value: unit },
          { label: t('arrivals.by'), value: when(arrival.at, arrival.by) },
          ...(check
            ? [
                { label: t('arrivals.checked'), value: when(check.at, check.by) },
                { label: t('arrivals.quality'), value: t(`arrivals.quality.${check.quality}`), note: check.note },
              ]
            : []),
          ...(tied
            ? [
                {
                  label: t('arrivals.tied'),
                  value: tied.isDraft ? t('arrivals.tied.draft', { name: tied.name }) : tied.name,
                  note: tied.href && (
                    <LinkButton small href={tied.href}>
                      {t('arrivals.tied.open')}
                    </LinkButton>
                  ),
                },
              ]
            : []),
          ...(scan && dossier
            ? [
                {
                  label: t('arrivals.scan'),
                  value: scan.paper.name,
                  note: (
                    <LinkButton small href={paths.paper(dossier, scan.paper.blob)}>
                      {t('arrivals.scan.look')}
                    </LinkButton>
                  ),
                },
              ]
            : []),
          ...(reminders.length > 0
            ? [{ label: t('arrivals.remindedOn'), value: reminders.map(({ on }) => on).join(t('kit.comma')) }]
            : []),
          ...(receipt ? [{ label: t('arrivals.answeredOn'), value: receipt.sentOn }] : []),
          ...(made ? [{ label: t('arrivals.make'), value: `${made.on} · ${made.words}`, wide: true }] : []),
          ...(approval ? [{ label: t('arrivals.approved'), value: when(approval.at, approval.by) }] : []),
          ...(stored
            ? [
                { label: t('arrivals.storedOn'), value: dayOf(stored.at) },
                ...(stored.volumes && stored.volumes.length > 1
                  ? stored.volumes.map(({ kind, serial, box }) => ({
                      label: t(`arrivals.volume.${kind}`, { serial }),
                      value: box,
                    }))
                  : [{ label: t('arrivals.stored'), value: stored.box }]),
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** What the slip says beside what was counted, and what does not agree in words. */
const Counted = ({ slip }: { slip: Arrival['slip'] }) => {
  const t = useT()
  const rows = counted.filter((what) => what !== 'pages' || slip.said.pages + slip.counted.pages > 0)
  return (
    <Card title={t('arrivals.count')} aside={slip.gap === '' && t('arrivals.gap.none')} flush>
      <DataTable
        label={t('arrivals.count')}
        rows={rows}
        columns={[
          { key: 'what', label: t('arrivals.count'), is: 'name', cell: (what) => t(`arrivals.${what}`) },
          { key: 'said', label: t('arrivals.said'), is: 'keep', cell: (what) => slip.said[what] },
          { key: 'counted', label: t('arrivals.counted'), is: 'keep', cell: (what) => slip.counted[what] },
        ]}
      />
      {slip.gap !== '' && (
        <div class="card-body">
          <Definitions single items={[{ label: t('arrivals.gap'), value: slip.gap, wide: true }]} />
        </div>
      )}
    </Card>
  )
}

const Amend = ({ arrival, units, refused }: ArrivalPageProps) => {
  const t = useT()
  const isMine = refused?.typed('counted-originals') !== undefined && refused.typed('name') !== ''
  return (
    <details class="card" open={isMine || undefined}>
      <summary class="card-head">{t('arrivals.amend')}</summary>
      <div class="card-body">
        <PostForm action={paths.arrival(arrival.id)} label={t('arrivals.amend')}>
          <input type="hidden" name="version" value={arrival.version} />
          <SlipFields units={units} slip={arrival.slip} refused={isMine ? refused : undefined} />
          <div class="form-foot">
            <Button>{t('arrivals.amend.go')}</Button>
          </div>
        </PostForm>
      </div>
    </details>
  )
}
