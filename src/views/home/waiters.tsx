import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { useSigners } from '#views/cases/signers.tsx'
import { stayed } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'

export type Waiter = {
  readonly person: PersonId
  readonly cases: number
  readonly since: Instant
  /** The case that has waited longest. */
  readonly longest: CaseId
}

export type Waiters = { readonly forMe: readonly Waiter[]; readonly forOthers: readonly Waiter[] }

/** 谁在等您, and 您在等谁: since when, with the case that has waited longest. */
export const WaitersCards = ({ waiters, now }: { waiters: Waiters; now: Instant }) => (
  <>
    <Waiting of="for-me" waiters={waiters.forMe} now={now} />
    <Waiting of="for-others" waiters={waiters.forOthers} now={now} />
  </>
)

type Props = { readonly of: 'for-me' | 'for-others'; readonly waiters: readonly Waiter[]; readonly now: Instant }

const Waiting = ({ of, waiters, now }: Props) => {
  const [t, { of: signer }] = [useT(), useSigners()]
  if (waiters.length === 0) return null
  return (
    <Card title={t(`home.waits.${of}`)} flush>
      <Lines
        label={t(`home.waits.${of}`)}
        items={waiters.map(({ person, cases, since, longest }) => {
          const { name, office } = signer(person)
          return {
            text: (
              <>
                {name} <small>{office}</small>
              </>
            ),
            end: t('home.waits.since', { count: cases, time: stayed(t, since, now) }),
            href: paths.case(longest),
          }
        })}
      />
    </Card>
  )
}
