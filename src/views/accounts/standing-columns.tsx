import type { Duty } from '#domain/access/actor.ts'
import type { Standing } from '#domain/accounts/lock.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import type { Column } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { StandingPill } from './standing.tsx'

/** What a list says of an account, by name or by number. */
export type StandingRow = {
  readonly standing: Standing
  readonly dormant: boolean
  readonly link: 'none' | 'waits-for-it' | 'handed-out' | 'expired'
  readonly lastSignIn: Instant | undefined
  readonly duties: readonly Duty[]
}

/** Its duties, how it stands, and when it was used last. */
export function useStandingColumns(): readonly Column<StandingRow>[] {
  const t = useT()
  return [
    {
      key: 'duties',
      label: t('system.duties'),
      is: 'keep',
      cell: ({ duties }) => duties.map((duty) => t(`duty.${duty}`)).join(t('system.and')) || t('kit.none'),
    },
    {
      key: 'state',
      label: t('system.account-state'),
      is: 'keep',
      cell: ({ standing, dormant, link }) => (
        <>
          <StandingPill standing={standing} />
          {dormant && (
            <>
              {' '}
              <Pill tone="amber">{t('account.dormant')}</Pill>
            </>
          )}
          {link !== 'none' && <small class="line">{t(`account.link.${link}`)}</small>}
        </>
      ),
    },
    {
      key: 'last',
      label: t('account.last'),
      whole: true,
      cell: ({ lastSignIn }) => (lastSignIn ? moment(lastSignIn) : t('account.never')),
    },
  ]
}
