import type { SubmitReason } from '#domain/cases/refusal.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { clock, moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { useBlockName } from './legs.tsx'
import { useName, useSigners } from './signers.tsx'
import { useGroupNames } from './slice.tsx'

/** What happened, what is safe, what to do: one sentence a refusal. */
export const useRefusal = (now?: Instant): ((refused: SubmitReason) => string) => {
  const t = useT()
  const [block, groups, name, { viewer }] = [useBlockName(), useGroupNames(), useName(), useSigners()]
  return (refused) => {
    switch (refused.code) {
      case 'case.already-decided': {
        const time = when(refused.at, now)
        if (refused.by === viewer) return t('refusal.case.already-decided-by-you', { time })
        const by = refused.by === 'system' ? t('app.name') : name(refused.by)
        return t('refusal.case.already-decided', { name: by, time })
      }
      case 'case.closed':
        return t(`refusal.case.${refused.outcome}`, {
          name: refused.by ? name(refused.by) : '',
          time: when(refused.at, now),
        })
      case 'case.ticks-missing':
        return t('refusal.case.ticks-missing', { groups: groups(refused.groups) })
      case 'case.not-free':
        return t('refusal.case.not-free', { items: refused.items.join(t('kit.comma')) })
      case 'case.task-lacking': {
        const missing = [...new Set(Object.values(refused.fields))].map((code) => t(`field.${code}` as MessageKey))
        return t('refusal.case.task-lacking', { missing: missing.join(t('kit.comma')) })
      }
      case 'case.nobody-to-ask':
        return t('refusal.case.nobody-to-ask', { block: block(refused.block) })
      case 'case.urged-lately':
        return t('refusal.case.urged-lately', { time: when(refused.again, now) })
      default:
        return t(`refusal.${refused.code}` as MessageKey)
    }
  }
}

/** The clock alone while it is the same day. */
const when = (at: Instant, now?: Instant): string =>
  now !== undefined && dayOf(at) === dayOf(now) ? clock(at) : moment(at, now)

type BannerProps = { readonly refused: SubmitReason; readonly typed?: string | undefined; readonly now: Instant }

/** The refusal at the top of the page, read out at once; with what was typed where the field itself is gone. */
export const RefusalBanner = ({ refused, typed, now }: BannerProps) => {
  const [t, sentence] = [useT(), useRefusal(now)]
  return (
    <Banner tone="seal" alert>
      <p>{sentence(refused)}</p>
      {typed && <p>{t('case.typed', { text: typed })}</p>}
    </Banner>
  )
}
