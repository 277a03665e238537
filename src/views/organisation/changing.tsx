import type { Child } from 'hono/jsx'
import type { UnitId } from '#domain/ids.ts'
import type { Hindrances } from '#domain/organisation/hindrances.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { UnitChange } from '#domain/organisation/unit-history.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export const changingForms = ['name', 'parent', 'merger', 'closing'] as const
export type ChangingForm = (typeof changingForms)[number]

/** A form that was refused: what was typed, and at which field what is wrong. */
export type ChangingAgain = {
  readonly form: ChangingForm
  readonly typed: { readonly value: string; readonly since: string }
  readonly at: 'value' | 'since'
  readonly problem: string
}

type Props = {
  readonly unit: Unit
  readonly version: number
  readonly today: Day
  readonly planned: readonly UnitChange[]
  readonly hindrances: Hindrances
  readonly beside: readonly Unit[]
  readonly again?: ChangingAgain | undefined
}

/** 变动: what can become of a unit from a day on. */
export const Changing = (props: Props) => {
  const t = useT()
  const { unit, planned, hindrances } = props
  const isRoot = unit.parent === undefined
  const isEnding = planned.some(({ what }) => what === 'closing')
  const { people, beingCreated, units, cases } = hindrances
  const hinders = people + units.length + cases.length > 0
  return (
    <>
      {!isEnding && (
        <One form="name" title={t('unit.rename')} {...props}>
          {(value, problem) => (
            <Input
              name="value"
              id="name-value"
              label={t('unit.named')}
              value={value}
              problem={problem}
              max={100}
              required
            />
          )}
        </One>
      )}
      {!isRoot && !isEnding && (
        <>
          <One form="parent" title={t('unit.move')} hint={t('unit.move.hint')} {...props}>
            {(value, problem) => (
              <Other id="parent-value" label={t('unit.move.to')} {...props} value={value} problem={problem} />
            )}
          </One>
          <One form="merger" title={t('unit.merge')} hint={t('unit.merge.hint')} {...props}>
            {(value, problem) => (
              <Other id="merger-value" label={t('unit.merge.into')} {...props} value={value} problem={problem} />
            )}
          </One>
        </>
      )}
      {!isRoot && !isEnding && <One form="closing" title={t('unit.close')} hint={t('unit.close.hint')} {...props} />}
      {!isRoot && (
        <Card title={t('unit.hinders')} flush={hinders}>
          {!hinders && <p class="hint">{t('unit.hinders.none')}</p>}
          <Lines
            items={[
              ...(people > 0
                ? [
                    {
                      text: t('unit.hinders.people', { count: people }),
                      href: paths.dossierList(`unit=${unit.id}`),
                    },
                  ]
                : []),
              ...(beingCreated > 0 ? [{ text: t('unit.hinders.created', { count: beingCreated }) }] : []),
              ...units.map(({ id, name }) => ({ start: name, text: t('unit.hinders.unit'), href: paths.unit(id) })),
              ...cases.map(({ id, number }) => ({ start: number, text: t('unit.hinders.case'), href: paths.case(id) })),
            ]}
          />
        </Card>
      )}
    </>
  )
}

type OneProps = Props & {
  readonly form: ChangingForm
  readonly title: string
  readonly hint?: string
  readonly children?: (value: string, problem: string | undefined) => Child
}

const One = ({ form, title, hint, unit, version, today, again, children }: OneProps) => {
  const t = useT()
  const mine = again?.form === form ? again : undefined
  const problemAt = (at: ChangingAgain['at']) => (mine?.at === at ? mine.problem : undefined)
  const value = mine?.typed.value ?? (form === 'name' ? unit.name : '')
  return (
    <Card title={title} id={form}>
      <PostForm action={actionOf(form, unit.id)} label={title} class="stack">
        <input type="hidden" name="version" value={version} />
        {children?.(value, problemAt('value'))}
        <Input
          name="since"
          id={`${form}-since`}
          type="date"
          label={t('unit.since')}
          value={mine?.typed.since ?? today}
          problem={problemAt('since')}
          help={t('unit.since-hint')}
          required
        />
        {hint && <p class="hint">{hint}</p>}
        <div class="form-foot">
          <Button kind={form === 'closing' ? 'stop' : 'plain'}>{t(goOf[form])}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const goOf = {
  name: 'unit.rename.go',
  parent: 'unit.move.go',
  merger: 'unit.merge.go',
  closing: 'unit.close.go',
} as const

const actionOf = (form: ChangingForm, id: UnitId): string =>
  ({ name: paths.unitName, parent: paths.unitParent, merger: paths.unitMerger, closing: paths.unitClosing })[form](id)

type OtherProps = Pick<Props, 'beside'> & {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
}

const Other = ({ id, label, value, problem, beside }: OtherProps) => {
  const t = useT()
  return (
    <Select
      name="value"
      id={id}
      label={label}
      value={value}
      empty={t('unit.choose')}
      options={beside.map((one) => ({ value: one.id as string, label: one.name }))}
      problem={problem}
      required
    />
  )
}
