import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Hindrances } from '#domain/organisation/hindrances.ts'
import type { PostHeld } from '#domain/organisation/post.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { UnitChange } from '#domain/organisation/unit-history.ts'
import type { Day } from '#domain/time.ts'
import { dotted } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Changing, type ChangingAgain } from './changing.tsx'
import type { PostAgain } from './post.tsx'
import { Closed } from './tree.tsx'
import { type EndingAgain, type OfficeHeld, UnitOffices } from './unit-offices.tsx'
import { UnitPosts } from './unit-posts.tsx'

export type UnitView = {
  /** As it stands on the day that is shown. */
  readonly unit: Unit
  readonly version: number
  readonly openedOn: Day
  readonly openedAs: string
  readonly series: string | undefined
  readonly entity: string
  readonly above: readonly Unit[]
  readonly below: readonly Unit[]
  /** Every change that stands, and those taken back, the oldest first. */
  readonly history: readonly (UnitChange & { readonly back: boolean })[]
  readonly planned: readonly UnitChange[]
  readonly offices: readonly OfficeHeld[]
  /** Cases that wait for somebody who held an office of the unit and does not any more. */
  readonly waiting: number
  readonly posts: readonly PostHeld[] | undefined
  readonly day: Day | undefined
  readonly today: Day
  readonly nameOf: (unit: UnitId) => string
  readonly personName: (person: PersonId) => string
  readonly byName: (by: string) => string
}

type Props = UnitView & {
  readonly ending?: EndingAgain | undefined
  readonly newPost?: PostAgain | undefined
  /** For the HR lead, of today: what could be changed, and what stands in the way of closing. */
  readonly change?:
    | { readonly hindrances: Hindrances; readonly beside: readonly Unit[]; readonly again?: ChangingAgain | undefined }
    | undefined
}

/** One 机构: what it is on a day, who led it when, what became of it, and for the HR lead what is to become of it. */
export const UnitPage = (props: Props) => {
  const t = useT()
  const { unit, above, day, nameOf, change } = props
  const crumbs = [
    { label: t('unit.title'), href: paths.organisation({ asOf: day }) },
    ...above.toReversed().map(({ id, name }) => ({ label: name, href: paths.unit(id, { asOf: day }) })),
  ]
  return (
    <>
      <PageHead
        over={<Crumbs items={crumbs} />}
        title={unit.name}
        marks={<Closed unit={unit} nameOf={nameOf} />}
        sub={day && t('unit.on-day', { day })}
      />
      <Split aside={change && <Changing {...props} {...change} />}>
        <Planned {...props} />
        <Facts {...props} />
        <Below {...props} />
        <UnitOffices {...props} />
        <UnitPosts {...props} />
        <History {...props} />
      </Split>
    </>
  )
}

const Facts = ({ unit, entity, series, openedOn, nameOf }: Props) => {
  const t = useT()
  return (
    <Card title={t('unit.facts')}>
      <Definitions
        items={[
          { label: t('unit.code'), value: unit.code },
          { label: t('unit.kind'), value: t(`unit.kind.${unit.kind}`) },
          ...(unit.parent ? [{ label: t('unit.parent'), value: nameOf(unit.parent) }] : []),
          {
            label: t('unit.entity'),
            value: unit.entity ? t('unit.entity.own') : entity,
            ...(series && { note: <Pill>{series}</Pill> }),
          },
          { label: t('unit.opened'), value: dotted(openedOn) },
          ...(unit.closedOn ? [{ label: t('unit.closed'), value: dotted(unit.closedOn) }] : []),
        ]}
      />
    </Card>
  )
}

const Planned = ({ unit, version, planned, today, change, nameOf }: Props) => {
  const t = useT()
  if (planned.length === 0) return null
  return (
    <Card title={t('unit.planned')} flush>
      <Lines
        label={t('unit.planned')}
        items={planned.map((one) => ({
          start: dotted(one.since),
          text: said(t, one, nameOf),
          end: (
            <>
              {one.since <= today && <Pill tone="amber">{t('unit.planned.overdue')}</Pill>}
              {change && (
                <PostForm action={paths.unitWithdrawal(unit.id, one.n)}>
                  <input type="hidden" name="version" value={version} />
                  <Button small>{t('unit.planned.back')}</Button>
                </PostForm>
              )}
            </>
          ),
        }))}
      />
    </Card>
  )
}

/** What a change says, in a few words. */
function said(t: Translate, { what, value }: UnitChange, nameOf: Props['nameOf']): string {
  const other = value ? nameOf(value as UnitId) : ''
  if (what === 'name') return t('unit.history.name', { name: value ?? '' })
  if (what === 'parent') return t('unit.history.parent', { name: other })
  if (what === 'closing') return value ? t('unit.history.merging', { name: other }) : t('unit.history.closing')
  return value ? t('unit.history.merged', { name: other }) : t('unit.history.closed')
}

const Below = ({ below, day }: Props) => {
  const t = useT()
  return (
    <Card title={t('unit.below')} flush={below.length > 0}>
      {below.length === 0 ? (
        <p class="none">{t('unit.below.none')}</p>
      ) : (
        <Lines
          items={below.map(({ id, name, code }) => ({ text: name, end: code, href: paths.unit(id, { asOf: day }) }))}
        />
      )}
    </Card>
  )
}

const History = ({ openedOn, openedAs, history, nameOf, byName }: Props) => {
  const t = useT()
  return (
    <Card title={t('unit.history')} flush>
      <Lines
        label={t('unit.history')}
        items={[
          { start: dotted(openedOn), text: t('unit.history.opened', { name: openedAs }) },
          ...history.map((one) => ({
            start: dotted(one.since),
            text: (
              <>
                {said(t, one, nameOf)} {one.back && <Pill>{t('unit.history.withdrawn')}</Pill>}
              </>
            ),
            end: t('unit.history.by', { name: byName(one.by), day: dotted(one.at.slice(0, 10) as Day) }),
          })),
        ]}
      />
    </Card>
  )
}
