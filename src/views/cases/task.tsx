import type { Available } from '#domain/cases/available.ts'
import { fieldBeside } from '#domain/cases/consecutive.ts'
import { allocating } from '#domain/cases/outputs/allocating.ts'
import { handoverOffice } from '#domain/cases/outputs/handover.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import type { FurtherShown } from '#domain/cases/shown.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Reckoned } from '#domain/settlement/departure.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Proposed } from './further.tsx'
import { SettlementFields } from './settlement.tsx'
import { titleOf } from './tasks-done.tsx'

export type TaskTyped = {
  readonly values: (key: string) => string
  /** What was said in words. */
  readonly text: string
  readonly problems: Problems
  /** Of each task beside it: whether it was to be done too, and what is wrong with it. */
  readonly beside: readonly { readonly stop: string; readonly ticked: boolean; readonly problems: Problems }[]
}

type Props = {
  readonly id: CaseId
  readonly content: number
  readonly may: Available
  readonly typed?: TaskTyped | undefined
  /** Further tasks that wait for the viewer, done in the same act where they are ticked. */
  readonly beside: readonly FurtherShown[]
  readonly dossier: DossierId
  /** The values that stand on the page already, by their keys. */
  readonly known?: ReadonlySet<string> | undefined
  /** What is filled in already when a task is opened, by its block. */
  readonly begun: ReadonlyMap<string, Fields>
  /** Whether the case ends with it. */
  readonly isLast: boolean
  /** Of a settlement: what could be reckoned. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
  /** What may be meant in its fields: what is free. */
  readonly lists?: Lists
  /** 在用: what the person has of administration's now, for whoever gives or takes it. */
  readonly held?: readonly string[] | undefined
}

type Lists = Readonly<Record<string, readonly string[]>> | undefined

/** 办理: what is to be recorded before the case goes on; one press where nothing is missing. */
export const Task = (props: Props) => {
  const { id, content, may, beside, typed, begun, isLast, lists, reckoned } = props
  const t = useT()
  const section = may.output === undefined ? undefined : outputs[may.output]
  if (!section || !may.seat) return null
  const { run, seat } = may.seat
  const isTogether = beside.length > 0
  const foot = (
    <div class="form-foot">
      <Button kind="go">{t(isLast ? 'case.done' : isTogether ? 'case.tasks.go' : 'leaver.go')}</Button>
    </div>
  )
  return (
    <PostForm
      action={paths.caseTask(id)}
      multipart={section.fields.some(({ kind }) => kind === 'file')}
      class={isTogether ? 'further' : ''}
    >
      <input type="hidden" name="run" value={run.run} />
      <input type="hidden" name="seat" value={seat.seat} />
      <input type="hidden" name="content" value={content} />
      <Card title={titleOf(t, run.block, section)} aside={t(`case.task.${section.key}` as MessageKey)}>
        <Held section={section} {...props} />
        <TaskFields
          section={section}
          typed={typed?.values ?? filledIn(begun, run.block)}
          problems={typed?.problems ?? {}}
          lists={lists}
          reckoned={reckoned}
        />
        {!isTogether && foot}
      </Card>
      {isTogether && (
        <>
          <h2>{t('case.further', { count: beside.length })}</h2>
          <p class="hint">{t('case.tasks.hint')}</p>
          {beside.map((one) => (
            <Beside {...props} one={one} />
          ))}
          {foot}
          {beside.map((one) => (
            <RestsOn {...props} one={one} />
          ))}
        </>
      )}
    </PostForm>
  )
}

/** Tasks of administration, which gives and takes back. */
const givesOrTakes: readonly string[] = [allocating.key, handoverOffice.key]

const Held = ({ section, held }: Pick<Props, 'held'> & { readonly section: Section }) => {
  const t = useT()
  if (!held || !givesOrTakes.includes(section.key)) return null
  return (
    <p class="hint">
      {held.length > 0 ? t('case.task.held', { codes: held.join(t('kit.comma')) }) : t('case.task.held.none')}
    </p>
  )
}

const filledIn = (begun: Props['begun'], block: string) => (key: string) => typedValue(begun.get(block)?.[key])

type BesideProps = Props & { readonly one: FurtherShown }

/** What a further task rests on, where the page does not show it for the first. */
const RestsOn = ({ one: { run, output = '', proposal }, dossier, known }: BesideProps) => {
  const t = useT()
  const section = outputs[output]
  if (!section || !proposal || [...proposal.keys].every((key) => known?.has(key))) return null
  return (
    <Proposed
      dossier={dossier}
      proposal={proposal}
      title={t('case.tasks.rests', { task: titleOf(t, run.block, section) })}
    />
  )
}

/** A task that is done in the same act unless its tick is taken out. */
const Beside = ({ one: { stop, run, output = '' }, typed, begun, lists, held }: BesideProps) => {
  const t = useT()
  const section = outputs[output]
  if (!section) return null
  const again = typed?.beside.find((each) => each.stop === stop)
  return (
    <Card title={titleOf(t, run.block, section)} aside={t(`case.task.${section.key}` as MessageKey)}>
      <input type="hidden" name="beside" value={stop} />
      <p class="ticks">
        <label>
          <input type="checkbox" name="further" value={stop} checked={again?.ticked ?? true} />
          <b>{t('case.tasks.too')}</b>
        </label>
      </p>
      <Held section={section} held={held} />
      <TaskFields
        section={section}
        prefix={fieldBeside(stop, '')}
        typed={again ? (key) => typed?.values(fieldBeside(stop, key)) ?? '' : filledIn(begun, run.block)}
        problems={again?.problems ?? {}}
        lists={lists}
      />
    </Card>
  )
}

/** The fields of a task; lines of money stand in a table. */
const TaskFields = ({
  reckoned,
  ...props
}: Pick<Props, 'reckoned'> & {
  section: Section
  prefix?: string
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
