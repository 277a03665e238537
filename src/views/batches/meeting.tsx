import type { Batch } from '#domain/batches/batch.ts'
import { formatPartialDate } from '#domain/time.ts'
import { useSigners } from '#views/cases/signers.tsx'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'
import { NoticeCard } from './notice.tsx'
import { type FieldSpec, Registered, Registering } from './registering.tsx'

export type MeetingProps = {
  readonly batch: Batch
  /** Whether the viewer registers what came of the meeting and of the notice. */
  readonly keeps: boolean
  /** Whether the viewer sees every case of the batch, and so what the minutes say of all of them. */
  readonly seesAll: boolean
  /** What was typed into a form that was refused. */
  readonly said?: ((key: string) => string) | undefined
  /** What is wrong with its fields. */
  readonly wrong?: Readonly<Record<string, string>> | undefined
}

/** 会议 and 公示, as they were registered, and the forms that register them. */
export const MeetingStrip = (props: MeetingProps) => (
  <div class="abreast">
    <MeetingCard {...props} />
    <NoticeCard {...props} />
  </div>
)

const meetingFields: readonly FieldSpec[] = [
  { name: 'body', label: 'appointments.body', list: ['党委会', '总经理办公会'] },
  { name: 'day', label: 'appointments.day' },
  { name: 'minutes', label: 'appointments.minutes' },
  { name: 'result', label: 'appointments.result' },
  { name: 'secretary', label: 'appointments.secretary', free: true },
]

const MeetingCard = ({ batch, keeps, seesAll, said, wrong }: MeetingProps) => {
  const [t, { of }] = [useT(), useSigners()]
  const { meeting } = batch.content
  const { scan: _, ...words } = meeting ?? {}
  const known: Readonly<Record<string, string | undefined>> = meeting
    ? { ...words, day: formatPartialDate(meeting.day) }
    : {}
  const by = meeting && [meeting.secretary, of(meeting.by).name, moment(meeting.at)].filter(Boolean).join(' · ')
  return (
    <Card title={t('appointments.meeting')} mark={<Registered is={meeting !== undefined} />} flush>
      {meeting && (
        <Lines
          items={[
            { start: formatPartialDate(meeting.day), text: meeting.body },
            { start: t('appointments.minutes'), text: meeting.minutes },
            { start: t('appointments.result'), text: meeting.result },
            { start: t('appointments.by'), text: by },
            ...(meeting.scan && seesAll
              ? [
                  {
                    start: t('appointments.scan'),
                    text: (
                      <a href={paths.paper(meeting.scan.dossier, meeting.scan.paper.blob)}>{meeting.scan.paper.name}</a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {keeps && (
        <Registering
          action={paths.batchMeeting(batch.id)}
          isKnown={meeting !== undefined}
          isDue
          fields={meetingFields}
          scan
          value={(key) => said?.(key) ?? known[key] ?? ''}
          wrong={wrong}
        />
      )}
    </Card>
  )
}
