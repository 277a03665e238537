import type { Available } from '#domain/cases/available.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { type Route, taskNamed } from '#domain/cases/route.ts'
import { counted, verdictsOf } from '#domain/cases/standing.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { CaseId } from '#domain/ids.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { useFieldLabel, useValueText } from '#views/dossiers/value.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useSigners } from './signers.tsx'

export type TaskTyped = { readonly values: (key: string) => string; readonly problems: Problems }

type Props = {
  readonly id: CaseId
  readonly content: number
  readonly may: Available
  readonly typed?: TaskTyped | undefined
}

/** 办理: what is to be recorded before the case goes on; one press where nothing is missing. */
export const Task = ({ id, content, may, typed }: Props) => {
  const t = useT()
  const section = may.output === undefined ? undefined : outputs[may.output]
  if (!section || !may.seat) return null
  const { run, seat } = may.seat
  return (
    <Card title={t(`section.${section.key}` as MessageKey)} aside={t(`case.task.${section.key}` as MessageKey)}>
      <PostForm action={paths.caseTask(id)} multipart={section.fields.some(({ kind }) => kind === 'file')}>
        <input type="hidden" name="run" value={run.run} />
        <input type="hidden" name="seat" value={seat.seat} />
        <input type="hidden" name="content" value={content} />
        <RecordFields
          section={section}
          typed={typed?.values ?? (() => '')}
          problems={typed?.problems ?? {}}
          choices={{ units: [], persons: [], posts: [], year: 0 }}
          lacks={() => []}
        />
        <div class="form-foot">
          <Button kind="go">{t('case.done')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** What was recorded by the tasks that are done, for whoever sees the case's content. */
export const TasksDone = ({ route, state }: { readonly route: Route; readonly state: CaseState }) => (
  <>
    {counted(state).flatMap((run) => {
      const section = outputs[taskNamed(route, run.block)?.output ?? '']
      const verdict = verdictsOf(run).find(({ output }) => output !== undefined)
      return section && verdict ? [<Done section={section} verdict={verdict} />] : []
    })}
  </>
)

type DoneProps = {
  readonly section: NonNullable<(typeof outputs)[string]>
  readonly verdict: ReturnType<typeof verdictsOf>[number]
}

const Done = ({ section, verdict: { by, at, output = {} } }: DoneProps) => {
  const [t, label, text, { of }] = [useT(), useFieldLabel(section), useValueText(), useSigners()]
  const name = by === 'system' ? '' : of(by).name
  return (
    <Card title={t(`section.${section.key}` as MessageKey)} aside={`${name} · ${moment(at)}`} flush>
      <Lines
        items={section.fields.flatMap((field) => {
          const said = text(field, output[field.key])
          return said === '' ? [] : [{ start: label(field), text: said }]
        })}
      />
    </Card>
  )
}
