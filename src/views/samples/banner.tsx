import type { Sample } from '#domain/samples/sample.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly sample: Sample
  /** Whoever looked at it. */
  readonly by: string | undefined
  /** Whether it is the viewer's to look at. */
  readonly mine: boolean
  readonly now: Instant
}

/** On the page of the case: that it was drawn, and what became of it. */
export const SampleBanner = ({ sample, by = '', mine, now }: Props) => {
  const t = useT()
  const { ended, dossier } = sample
  if (!ended)
    return (
      <Banner action={mine && <LinkButton href={paths.sample(sample.case)}>{t('samples.look')}</LinkButton>}>
        {t('samples.drawn')}
      </Banner>
    )
  const told = { by, at: moment(ended.at, now), reason: ended.reason }
  if (ended.how === 'sound') return <Banner tone="jade">{t('samples.was-sound', told)}</Banner>
  return (
    <Banner tone="seal" action={<LinkButton href={paths.dossier(dossier)}>{t('case.dossier')}</LinkButton>}>
      {t('samples.was-doubted', told)}
    </Banner>
  )
}
