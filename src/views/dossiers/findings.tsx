import type { Child } from 'hono/jsx'
import type { FindingTold } from '#domain/checks/findings.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'

const tones = { error: 'seal', doubt: 'amber', hint: 'plain' } as const satisfies Record<string, Tone>

/** A finding in a sentence, with how grave it is and the way to mend it. */
export const FindingBanner = ({ finding, action }: { finding: FindingTold; action?: Child }) => {
  const t = useT()
  const { code, params, severity } = finding
  return (
    <Banner tone={tones[severity]} action={action}>
      <Pill tone={tones[severity]}>{t(`rule.severity.${severity}`)}</Pill> {t(`doubt.${code}` as MessageKey, params)}
    </Banner>
  )
}
