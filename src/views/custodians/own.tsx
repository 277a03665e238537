import type { NewSeat } from '#domain/custodians/change.ts'
import type { Instant } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { Change, Name, NewCard, type OwnRefused, Prove, Take } from './own-forms.tsx'

type Props = {
  /** The place in the change that is under way. */
  readonly seat: NewSeat | undefined
  /** Since when a share is in the reader's name. */
  readonly held: Instant | undefined
  /** Whether there are shares that nobody has named. */
  readonly hasUnnamed: boolean
  readonly card: { readonly madeAt?: Instant | undefined; readonly canDraw: boolean } | undefined
  readonly refused?: OwnRefused | undefined
}

/** 我的份额: one share, the reader's own. Nobody else's stands on this page, ever. */
export const OwnSharePage = ({ seat, held, hasUnnamed, card, refused }: Props) => {
  const t = useT()
  const at = (form: OwnRefused['form'], field: string) =>
    refused?.form === form && refused.field === field ? refused.text : undefined
  const forms = {
    seat: seat !== undefined && !seat.lock,
    proof: seat?.lock !== undefined && !seat.provedAt,
    name: !held && !seat && hasUnnamed,
    passphrase: held !== undefined,
    reading: card?.madeAt !== undefined,
  }
  const isNothing = !seat && !held && !hasUnnamed
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('custodians.own') }]} />
        }
        title={t('custodians.own')}
        sub={t('custodians.own.sub')}
      />
      {isNothing && <Banner>{t('custodians.own.nothing')}</Banner>}
      {refused?.needsFactor && (
        <Banner tone="amber" action={<LinkButton href={paths.myFactor()}>{t('custodians.own.factor')}</LinkButton>}>
          {refused.text}
        </Banner>
      )}
      {refused && !refused.needsFactor && !forms[refused.form] && (
        <Banner tone="seal" alert>
          {refused.text}
        </Banner>
      )}
      {forms.seat && <Take at={at} />}
      {forms.proof && <Prove at={at} />}
      {seat?.provedAt && <Banner tone="jade">{t('custodians.own.proved')}</Banner>}
      {card && <NewCard card={card} problem={at('reading', 'code')} typed={refused?.typed} />}
      {held && <Change held={held} at={at} />}
      {forms.name && <Name at={at} />}
    </>
  )
}
