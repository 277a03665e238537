import type { CaseId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { paths } from '#views/paths.ts'
import type { ShownCase } from './show.tsx'
import { useSigners } from './signers.tsx'

/** What joins a case that is applied and the one that takes it back, as far as this viewer may see either. */
export type RevokingShown = {
  /** The newest case that was begun to take this one back. */
  readonly by?: (ShownCase & { readonly endedAt?: Instant }) | undefined
  /** The case that this one takes back. */
  readonly of?: Pick<ShownCase, 'id' | 'number' | 'route'> | undefined
  /** Whether the viewer may ask for it, or is told why it cannot be. */
  readonly offers?: 'asking' | 'final' | undefined
}

/** Said first on both cases: which one takes back which, how far it is, and why. */
export const Revoking = ({
  revoking,
  now,
}: {
  readonly revoking?: RevokingShown | undefined
  readonly now: Instant
}) => {
  const [t, { of: signer }] = [useT(), useSigners()]
  const { by, of } = revoking ?? {}
  if (of) {
    const name = t(`case.number.${of.route.key}` as MessageKey, { number: of.number })
    return (
      <Banner action={<LinkButton href={paths.case(of.id)}>{t('revocation.see')}</LinkButton>}>
        {t('revocation.of', { name })}
      </Banner>
    )
  }
  const [asked] = by?.state.submissions ?? []
  if (!by || !asked) return null
  const ended = by.state.status === 'approved' || by.state.status === 'rejected' || by.state.status === 'withdrawn'
  const told = {
    ...signer(by.applicant),
    time: moment((ended && by.endedAt) || asked.at, now),
    reason: asked.text,
  }
  return (
    <Banner
      {...(by.state.status === 'approved' && { tone: 'seal' as const })}
      action={<LinkButton href={paths.case(by.id)}>{t('revocation.see')}</LinkButton>}
    >
      {t(`revocation.by.${ended ? (by.state.status as 'approved') : 'running'}`, told)}
    </Banner>
  )
}

/** 撤销已生效的审批, for whoever may ask for it; of what cannot be taken back the reason and the way. */
export const RevocationOffered = ({
  theCase,
  offers,
}: {
  readonly theCase: Pick<ShownCase, 'id' | 'route'>
  readonly offers: RevokingShown['offers']
}) => {
  const t = useT()
  if (!offers) return null
  const { id, route } = theCase
  return (
    <Card>
      <details>
        <summary>{t('revocation')}</summary>
        <p class="hint">{offers === 'final' ? t(`case.final.${route.key}` as MessageKey) : t('revocation.hint')}</p>
        {offers === 'asking' && <LinkButton href={paths.caseRevocation(id as CaseId)}>{t('revocation')}</LinkButton>}
      </details>
    </Card>
  )
}
