import type { Available } from '#domain/cases/available.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import type { RecordSeen } from '#domain/cases/records-seen.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Reckoned } from '#domain/settlement/departure.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { useFieldLabel, useValueText } from '#views/dossiers/value.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Settled, SettlementFields } from './settlement.tsx'
import { useSigners } from './signers.tsx'

export type TaskTyped = { readonly values: (key: string) => string; readonly problems: Problems }

type Props = {
  readonly id: CaseId
  readonly content: number
  readonly may: Available
  readonly typed?: TaskTyped | undefined
  /** What is filled in already when the task is opened. */
  readonly begun?: Fields | undefined
  /** Whether the case ends with it. */
  readonly isLast: boolean
  /** Of a settlement: what could be reckoned. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
  /** What may be meant in its fields: what is free. */
  readonly lists?: Lists
}

type Lists = Readonly<Record<string, readonly string[]>> | undefined

/** 办理: what is to be recorded before the case goes on; one press where nothing is missing. */
export const Task = ({ id, content, may, typed, begun: filled = {}, isLast, lists, reckoned }: Props) => {
  const t = useT()
  const section = may.output === undefined ? undefined : outputs[may.output]
  if (!section || !may.seat) return null
  const { run, seat } = may.seat
  const begun = (key: string) => typedValue(filled[key])
  return (
    <Card title={titleOf(t, run.block, section)} aside={t(`case.task.${section.key}` as MessageKey)}>
      <PostForm action={paths.caseTask(id)} multipart={section.fields.some(({ kind }) => kind === 'file')}>
        <input type="hidden" name="run" value={run.run} />
        <input type="hidden" name="seat" value={seat.seat} />
        <input type="hidden" name="content" value={content} />
        <TaskFields
          section={section}
          typed={typed?.values ?? begun}
          problems={typed?.problems ?? {}}
          lists={lists}
          reckoned={reckoned}
        />
        <div class="form-foot">
          <Button kind="go">{t(isLast ? 'case.done' : 'leaver.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** The fields of a task; lines of money stand in a table. */
const TaskFields = ({
  reckoned,
  ...props
}: Pick<Props, 'reckoned'> & {
  section: Section
  typed: (key: string) => string
  problems: Problems
  lists: Lists
}) =>
  props.section.key === settlement.key ? (
    <SettlementFields {...props} reckoned={reckoned} />
  ) : (
    <RecordFields {...props} choices={{ units: [], persons: [], posts: [], year: 0 }} lacks={() => []} />
  )

/** Which of several tasks with one form it is. */
const titleOf = (t: Translate, block: string, { key }: Section): string =>
  key === settlement.key ? t(`case.block.${block}` as MessageKey) : t(`section.${key}` as MessageKey)

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
  return (
    <Card title={titleOf(t, block, section)} aside={`${name} · ${moment(at)}`} flush>
      {section.key === settlement.key ? (
        <Settled fields={output} />
      ) : (
        <Lines
          items={section.fields.flatMap((field) => {
            const said = text(field, output[field.key])
            return said === '' ? [] : [{ start: label(field), text: said }]
          })}
        />
      )}
    </Card>
  )
}
