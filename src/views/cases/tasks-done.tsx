import { settlement } from '#domain/cases/outputs/settlement.ts'
import type { RecordSeen } from '#domain/cases/records-seen.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { useFieldLabel, useValueText } from '#views/dossiers/value.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Settled } from './settled.tsx'
import { useSigners } from './signers.tsx'

/** What was recorded by the tasks that are done, as far as this viewer may read it. */
export const TasksDone = ({ records }: { readonly records: readonly RecordSeen[] }) => (
  <>
    {records.map((record) => (
      <Done {...record} />
    ))}
  </>
)

const Done = ({ block, section, verdict: { by, at, output = {} } }: RecordSeen) => {
  const [t, label, text, { of }] = [useT(), useFieldLabel(section), useValueText(), useSigners()]
  const name = by === 'system' ? '' : of(by).name
  const lines = section.fields.flatMap((field) => {
    const said = text(field, output[field.key])
    return said === '' ? [] : [{ start: label(field), text: said }]
  })
  // Who did it and when stands in the course.
  if (lines.length === 0) return null
  return (
    <Card title={titleOf(t, block, section)} aside={`${name} · ${moment(at)}`} flush>
      {section.key === settlement.key ? <Settled fields={output} /> : <Lines items={lines} />}
    </Card>
  )
}

/** What a task is called: the final figure of a departure by its step, since another step asks for the same. */
export const titleOf = (t: Translate, block: string, { key }: Section): string =>
  key === settlement.key ? t(`case.block.${block}` as MessageKey) : t(`section.${key}` as MessageKey)
