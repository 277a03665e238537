import type { Child } from 'hono/jsx'
import type { FindingTold } from '#domain/checks/findings.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'
import { useNames } from './names.tsx'

const tones = { error: 'seal', doubt: 'amber', hint: 'plain' } as const satisfies Record<string, Tone>

/** A finding in a sentence, with how grave it is and the way to mend it; struck where two people have let it stand. */
export const FindingBanner = ({ finding, action }: { finding: FindingTold; action?: Child }) => {
  const [t, names] = [useT(), useNames()]
  const { code, params, severity, aside } = finding
  const sentence = t(`doubt.${code}` as MessageKey, params)
  if (aside?.state === 'agreed') {
    const by = [aside.by, aside.ended?.by].map((person) => (person && names.person(person)) ?? '').join(t('kit.comma'))
    return (
      <Banner tone="plain" action={action}>
        <Pill>{t('asides.agreed')}</Pill> <s>{sentence}</s> {t('asides.because', { reason: aside.reason, names: by })}
      </Banner>
    )
  }
  return (
    <Banner tone={tones[severity]} action={action}>
      <Pill tone={tones[severity]}>{t(`rule.severity.${severity}`)}</Pill> {sentence}
      {aside && <small> {t('asides.waits')}</small>}
    </Banner>
  )
}
