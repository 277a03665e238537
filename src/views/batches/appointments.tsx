import type { Batch } from '#domain/batches/batch.ts'
import { closing } from '#domain/cases/outputs/closing.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import { formatPartialDate } from '#domain/time.ts'
import { useSigners } from '#views/cases/signers.tsx'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
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
export const MeetingStrip = (props: Props) => (
  <div class="abreast">
    <MeetingCard {...props} />
    <NoticeCard {...props} />
  </div>
)

type FieldSpec = {
  readonly name: string
  readonly label: MessageKey
  readonly list?: readonly string[]
  readonly free?: true
}

const meetingFields: readonly FieldSpec[] = [
  { name: 'body', label: 'appointments.body', list: ['党委会', '总经理办公会'] },
  { name: 'day', label: 'appointments.day' },
  { name: 'minutes', label: 'appointments.minutes' },
  { name: 'result', label: 'appointments.result' },
  { name: 'secretary', label: 'appointments.secretary', free: true },
]

const MeetingCard = ({ batch, keeps, seesAll, said, wrong }: Props) => {
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

const noticeFields: readonly FieldSpec[] = [
  { name: 'from', label: 'appointments.from' },
  { name: 'until', label: 'appointments.until' },
  { name: 'outcome', label: 'appointments.outcome', list: ['公示无异议'] },
]

const NoticeCard = ({ batch, keeps, said, wrong }: Props) => {
  const [t, { of }] = [useT(), useSigners()]
  const { notice, meeting } = batch.content
  const known: Readonly<Record<string, string | undefined>> = notice
    ? { from: formatPartialDate(notice.from), until: formatPartialDate(notice.until), outcome: notice.result }
    : {}
  return (
    <Card title={t('appointments.notice')} mark={<Registered is={notice !== undefined} />} flush>
      {notice && <Lines items={[{ start: spanOf(notice), text: notice.result, end: of(notice.by).name }]} />}
      {keeps && (
        <Registering
          action={paths.batchNotice(batch.id)}
          isKnown={notice !== undefined}
          isDue={meeting !== undefined}
          fields={noticeFields}
          value={(key) => said?.(key) ?? known[key] ?? ''}
          wrong={wrong}
        />
      )}
    </Card>
  )
}

type RegisteringProps = {
  readonly action: string
  /** Whether it was registered, and otherwise whether it is its turn. */
  readonly isKnown: boolean
  readonly isDue: boolean
  readonly fields: readonly FieldSpec[]
  /** A scan may come with it. */
  readonly scan?: true
  readonly value: (key: string) => string
  readonly wrong?: Readonly<Record<string, string>> | undefined
}

/** Folded away until it is its turn, and again once it was registered; it can be corrected. */
const Registering = (props: RegisteringProps) => {
  const { isKnown, isDue, fields, wrong = {} } = props
  const names = [...fields.map(({ name }) => name), 'scan']
  const t = useT()
  if (isDue && !isKnown)
    return (
      <div class="card-body">
        <RegisteringForm {...props} />
      </div>
    )
  return (
    <details class="card-body" open={names.some((name) => wrong[name] !== undefined) || undefined}>
      <summary class="btn plain">{t(isKnown ? 'appointments.mend' : 'appointments.register')}</summary>
      <RegisteringForm {...props} />
    </details>
  )
}

const RegisteringForm = ({ action, fields, scan, value, wrong = {} }: RegisteringProps) => {
  const t = useT()
  return (
    <PostForm action={action} class="stack" multipart={scan ?? false}>
      <FieldGrid>
        {fields.map(({ name, label, list, free }) => (
          <Input name={name} label={t(label)} value={value(name)} list={list} problem={wrong[name]} required={!free} />
        ))}
      </FieldGrid>
      {scan && (
        <FileInput
          name="scan"
          label={t('appointments.scan')}
          accept="application/pdf,image/jpeg,image/png,image/tiff"
          problem={wrong['scan']}
          help={t('appointments.scan.hint')}
        />
      )}
      <div class="form-foot">
        <Button>{t('appointments.register')}</Button>
      </div>
    </PostForm>
  )
}

export const spanOf = ({ from, until }: NonNullable<Batch['content']['notice']>): string =>
  `${formatPartialDate(from)}–${formatPartialDate(until)}`

const Registered = ({ is }: { is: boolean }) => {
  const t = useT()
  return <Pill tone={is ? 'jade' : 'amber'}>{t(is ? 'appointments.registered' : 'appointments.missing')}</Pill>
}

export type ClosingTyped = { readonly values: (key: string) => string; readonly problems: Problems }

/** 办结: filled in once, for every row that is ticked; a row that needs more is closed on its own page. */
export const ClosingCard = ({
  batch,
  form,
  typed,
}: {
  readonly batch: Batch
  readonly form: string
  readonly typed?: ClosingTyped | undefined
}) => {
  const t = useT()
  const { notice } = batch.content
  const known = (key: string) => (key === 'notice' && notice ? `${spanOf(notice)} ${notice.result}` : '')
  return (
    <Card title={t('section.closing')} aside={t('appointments.closing.aside')}>
      <PostForm action={paths.batchClosing(batch.id)} id={form}>
        <RecordFields
          section={closing}
          typed={typed?.values ?? known}
          problems={typed?.problems ?? {}}
          choices={{ units: [], persons: [], posts: [], year: 0 }}
          lacks={() => []}
        />
        <div class="form-foot">
          <Button kind="go">{t('appointments.close')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
