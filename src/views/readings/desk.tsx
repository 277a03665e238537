import type { Group } from '#domain/access/groups.ts'
import type { AccountId, CaseId, VisitId } from '#domain/ids.ts'
import type { GrantState } from '#domain/readings/grant.ts'
import type { Visit, VisitProblems } from '#domain/readings/visit.ts'
import type { Day, Instant } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Give, Return } from './desk-forms.tsx'
import { Past } from './visits.tsx'
import { GrantPill, useGroups } from './words.tsx'

export type DeskProps = {
  readonly id: CaseId
  readonly number: string
  readonly name: string
  readonly filed: string
  readonly box: string
  /** Own people, or people from outside, who show a letter. */
  readonly of: 'house' | 'outside'
  readonly readers: string
  readonly unit: string
  readonly groups: readonly Group[]
  readonly copying: string
  readonly from: Day
  readonly until: Day
  readonly state: GrantState
  readonly visits: readonly Visit[]
  readonly clerk: (account: AccountId) => string
  readonly now: Instant
  readonly refused?: Refused | undefined
}

export type Refused = {
  /** Which form was refused: giving out, or the return of a visit. */
  readonly visit?: VisitId
  readonly typed: (name: string) => string
  readonly problems?: VisitProblems
  readonly said?: string
  /** What is wrong with the scan. */
  readonly paper?: string
}

/** 现场查阅登记: what may be read, who reads it, on which letter; and what came of it when it is back. */
export const DeskPage = (props: DeskProps) => {
  const { number, name, state, visits, refused } = props
  const t = useT()
  const isOut = visits.some(({ back }) => !back)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('readings.title'), href: paths.readings() }, { label: number }]} />}
        title={`${name} · ${t('readings.at-desk')}`}
        marks={<GrantPill state={state} />}
      />
      {refused?.said && (
        <Banner tone="seal" alert>
          {refused.said}
        </Banner>
      )}
      <Split aside={<May {...props} />}>
        {visits
          .filter(({ back }) => !back)
          .map((visit) => (
            <Return {...props} visit={visit} />
          ))}
        {state === 'open' && !isOut && <Give {...props} />}
        <Past {...props} />
      </Split>
    </>
  )
}

const May = ({ filed, box, readers, unit, groups, copying, from, until }: DeskProps) => {
  const [t, words] = [useT(), useGroups()]
  return (
    <Card title={t('readings.asked')}>
      <Definitions
        single
        items={[
          { label: t('readings.number'), value: filed },
          ...(box ? [{ label: t('group.custody'), value: box }] : []),
          { label: t('readings.readers'), value: readers },
          ...(unit ? [{ label: t('readings.unit'), value: unit }] : []),
          { label: t('readings.groups'), value: words(groups) },
          { label: t('readings.asked.window'), value: t('readings.window', { from, until }) },
          ...(copying ? [{ label: t('readings.copying'), value: copying }] : []),
        ]}
      />
    </Card>
  )
}
