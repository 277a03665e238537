import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { FurtherShown, ProposalShown } from '#domain/cases/shown.ts'
import type { DossierId } from '#domain/ids.ts'
import { isParticular } from '#domain/proposals/particulars.ts'
import type { Instant } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { ChangeTable } from '#views/proposals/change-table.tsx'
import { Particulars } from '#views/proposals/particulars.tsx'
import { Checklist } from './checklist.tsx'
import { type Typed, verdictForm } from './decision.tsx'
import { useLegName } from './legs.tsx'
import { Slice } from './slice.tsx'

type Props = {
  readonly dossier: DossierId
  readonly further: readonly FurtherShown[]
  readonly typed: Typed | undefined
  readonly refused: SubmitReason | undefined
  readonly now: Instant
}

/**
 * 接续事项: seats that are the viewer's next, each with what it decides on, a tick and an opinion of its own. The fields
 * belong to the form at the foot of the page; what is not ticked waits as usual (docs/decisions/0039).
 */
export const Further = (props: Props) => {
  const t = useT()
  if (props.further.length === 0) return null
  return (
    <section class="further" aria-labelledby="further">
      <h2 id="further">{t('case.further', { count: props.further.length })}</h2>
      <p class="hint">{t('case.further.hint')}</p>
      {props.further.map((one) => (
        <One {...props} one={one} />
      ))}
    </section>
  )
}

const One = ({ dossier, one, typed, refused, now }: Props & { readonly one: FurtherShown }) => {
  const [t, legName] = [useT(), useLegName()]
  const { stop, run, seat, noted, slice, proposal } = one
  const name = legName({ ...run, origins: seat.origins })
  const again = typed?.further?.find((each) => each.stop === stop)
  return (
    <>
      <Card title={name} aside={one.edits && t('case.further.edits')}>
        <p class="ticks">
          <label>
            <input
              type="checkbox"
              name="further"
              value={stop}
              form={verdictForm}
              checked={again?.ticked || undefined}
            />
            <b>{t(noted ? 'case.further.note' : 'case.further.approve', { step: name })}</b>
          </label>
        </p>
        <TextArea
          name={`opinion-${stop}`}
          label={t('case.further.opinion')}
          value={again?.text}
          rows={2}
          max={2000}
          form={verdictForm}
        />
      </Card>
      <Checklist
        name={`tick-${stop}`}
        groups={one.ticks}
        ticked={again?.ticks}
        refused={again?.ticked ? refused : undefined}
      />
      {slice && <Slice slice={slice} now={now} of={stop} />}
      {proposal && <Proposed dossier={dossier} proposal={proposal} />}
    </>
  )
}

type ProposedProps = { readonly dossier: DossierId; readonly proposal: ProposalShown; readonly title?: string }

/** What a further seat decides on, or a further task rests on. */
export const Proposed = ({ dossier, proposal: { records, groups }, title }: ProposedProps) => {
  const t = useT()
  const changes = records.filter((record) => !isParticular(record))
  return (
    <>
      {changes.length > 0 && (
        <Card title={title ?? t('proposal.title')} flush>
          <ChangeTable dossier={dossier} records={changes} groups={groups} />
        </Card>
      )}
      <Particulars records={records.filter(isParticular)} groups={groups} />
    </>
  )
}
