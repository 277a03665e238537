import type { Batch } from '#domain/batches/batch.ts'
import { formatPartialDate } from '#domain/time.ts'
import { useSigners } from '#views/cases/signers.tsx'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'
import type { MeetingProps } from './meeting.tsx'
import { type FieldSpec, Registered, Registering } from './registering.tsx'

const noticeFields: readonly FieldSpec[] = [
  { name: 'from', label: 'appointments.from' },
  { name: 'until', label: 'appointments.until' },
  { name: 'outcome', label: 'appointments.outcome', list: ['公示无异议'] },
]

/** 公示 of a batch as it was registered, and the form for whoever keeps it. */
export const NoticeCard = ({ batch, keeps, said, wrong }: MeetingProps) => {
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

/** From when until when it was posted. */
export const spanOf = ({ from, until }: NonNullable<Batch['content']['notice']>): string =>
  `${formatPartialDate(from)}–${formatPartialDate(until)}`
