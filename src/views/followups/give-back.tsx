import type { FollowUp, FollowUpRefusal } from '#domain/followups/followup.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { Day } from '#domain/time.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import { dueText } from './line.tsx'

type Before = Resource & {
  /** Who has it now, as the viewer may know. */
  readonly by: string
  readonly isOwn: boolean
  readonly retired: boolean
}

type Props = {
  readonly task: FollowUp & { readonly kind: 'give-back' | 'hand-back' }
  readonly name: string
  readonly unit: string
  readonly due: readonly Resource[]
  readonly before: readonly Before[]
  /** Codes of seats that nobody has. */
  readonly free: readonly string[]
  readonly today: Day
  readonly isOver: boolean
  readonly typed?:
    | { readonly ticked: (name: string) => readonly string[]; readonly text: (name: string) => string }
    | undefined
  readonly refusal?: FollowUpRefusal | undefined
}

/**
 * After a case was taken back: what it had allocated comes back, and what stood before is given again or another one. After a
 * transfer to another legal entity: what belongs to the old one comes back.
 */
export const FollowUpGiveBackPage = (props: Props) => {
  const { task, name, unit, today, isOver, refusal } = props
  const t = useT()
  return (
    <>
      <PageHead
        title={t(`followups.of.${task.kind}`, { name })}
        sub={[unit, t(`followups.detail.${task.kind}`, { day: task.day }), dueText(t, task.day, today)]
          .filter(Boolean)
          .join(' · ')}
      />
      {refusal && refusal !== 'followups.unknown-code' && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}`)}
        </Banner>
      )}
      {!isOver && (
        <PostForm action={paths.followUpResources(task.id)} label={t('followups.kind.give-back')} class="stack">
          <Due {...props} />
          {task.kind === 'give-back' && <Again {...props} />}
          <div class="form-foot">
            <Button kind="go">{t(`followups.${task.kind}.go`)}</Button>
            <LinkButton href={paths.home()}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      )}
    </>
  )
}

const Due = ({ task: { kind }, due, typed }: Props) => {
  const t = useT()
  return (
    <Card title={t(`followups.${kind}.due`)}>
      {due.length === 0 && <p class="hint">{t('followups.give-back.due.none')}</p>}
      {due.map((one) => (
        <Checkbox
          id={`back-${one.id}`}
          name="back"
          value={one.id}
          checked={typed ? typed.ticked('back').includes(one.id) : true}
          label={labelOf(t, one)}
        />
      ))}
    </Card>
  )
}

const Again = ({ name, before, free, typed, refusal }: Props) => {
  const t = useT()
  return (
    <Card title={t('followups.give-back.before')}>
      {before.length === 0 && <p class="hint">{t('followups.give-back.before.none')}</p>}
      {before.map((one) => {
        const label = labelOf(t, one)
        const whyNot = whyNotFree(t, one, name)
        if (whyNot) return <p class="hint">{t('followups.give-back.taken', { label, why: whyNot })}</p>
        return (
          <Checkbox
            id={`again-${one.id}`}
            name="again"
            value={one.id}
            checked={typed ? typed.ticked('again').includes(one.id) : true}
            label={t('followups.give-back.free', { label })}
          />
        )
      })}
      <Input
        name="instead"
        label={t('followups.give-back.instead')}
        help={t('followups.give-back.instead.help')}
        value={typed?.text('instead')}
        problem={refusal === 'followups.unknown-code' ? t('refusal.followups.unknown-code') : undefined}
        list={free}
        max={120}
      />
    </Card>
  )
}

const labelOf = (t: Translate, { kind, code, name, place }: Resource): string =>
  [t(`resources.kind.${kind}`), code, name, place].filter(Boolean).join(' · ')

/** Who has it by now, or that it is not there any more; undefined for what is free. */
function whyNotFree(t: Translate, { retired, holder, case: reserving, isOwn, by }: Before, name: string) {
  if (retired) return t('followups.give-back.retired')
  if (isOwn && reserving === undefined) return t('followups.give-back.own', { name })
  if (reserving !== undefined) return t('followups.give-back.reserved')
  return holder === undefined ? undefined : t('followups.give-back.used', { name: by })
}
