import type { Outcome } from '#domain/cases/case.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { clock } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { useBlockName } from './legs.tsx'
import { useSigners } from './signers.tsx'
import { useGroupNames } from './slice.tsx'

/** A refusal of the core, or one of the actions that begin a case. */
export type Refused = Reason | { readonly code: 'case.held' | 'case.incomplete' }

/** What happened, what is safe, what to do: one sentence a refusal. */
export const useRefusal = (): ((refused: Refused) => string) => {
  const t = useT()
  const [block, groups, { of }] = [useBlockName(), useGroupNames(), useSigners()]
  return (refused) => {
    switch (refused.code) {
      case 'case.already-decided': {
        const name = refused.by === 'system' ? t('app.name') : of(refused.by).name
        return t('refusal.case.already-decided', { name, time: clock(refused.at) })
      }
      case 'case.closed':
        return t('refusal.case.closed', { outcome: t(`case.status.${refused.outcome satisfies Outcome}`) })
      case 'case.ticks-missing':
        return t('refusal.case.ticks-missing', { groups: groups(refused.groups) })
      case 'case.nobody-to-ask':
        return t('refusal.case.nobody-to-ask', { block: block(refused.block) })
      default:
        return t(`refusal.${refused.code}` as MessageKey)
    }
  }
}

/** The refusal at the top of the page, read out at once; with what was typed where the field itself is gone. */
export const RefusalBanner = ({ refused, typed }: { refused: Refused; typed?: string | undefined }) => {
  const [t, sentence] = [useT(), useRefusal()]
  return (
    <Banner tone="seal" alert>
      <p>{sentence(refused)}</p>
      {typed && <p>{t('case.typed', { text: typed })}</p>}
    </Banner>
  )
}
