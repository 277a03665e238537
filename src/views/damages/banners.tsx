import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'

type DossierProps = {
  /** Whether there is no key at all; then nothing can be read. */
  readonly keyless: boolean
  /** How many of the lines that the viewer may see can be read; absent where all can. */
  readonly lines?: { readonly read: number; readonly of: number } | undefined
}

/** On the page of a damaged dossier: what can be read and what not. */
export const DossierDamage = ({ keyless, lines }: DossierProps) => {
  const t = useT()
  return (
    <Banner tone="seal">
      {t(keyless ? 'damages.dossier.keyless' : 'damages.dossier')}
      {lines && ` ${t('damages.lines', lines)}`}
    </Banner>
  )
}

/** On the page of a damaged case. */
export const CaseDamage = () => <Banner tone="seal">{useT()('damages.case')}</Banner>
