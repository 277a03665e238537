import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import type { DossierPageProps } from './page-props.ts'

/** The sections that the viewer may see, each with its state. */
export const DossierMenu = ({ shown, ...props }: DossierPageProps & { readonly shown: readonly Section[] }) => {
  const t = useT()
  return (
    <SectionMenu
      items={shown.map((section) => ({
        href: `#${section.key}`,
        label: t(`section.${section.key}` as MessageKey),
        ...stateOf(t, section, props),
      }))}
    />
  )
}

/** A count, 无, ✓, or what is to be checked. */
function stateOf(
  t: ReturnType<typeof useT>,
  section: Section,
  { reading, findings, editable }: Pick<DossierPageProps, 'reading' | 'findings' | 'editable'>,
) {
  const doubts = findings.get(section.key)?.length ?? 0
  if (doubts > 0) return { state: t('dossier.doubts', { count: doubts }), tone: 'amber' as const }
  const records = reading.contents[section.key] ?? []
  if (records.length > 0)
    return section.single ? { state: '✓', tone: 'jade' as const } : { state: String(records.length) }
  if (reading.nothing.has(section.key)) return { state: t('dossier.nothing-short') }
  return editable.has(section.key) ? { state: '—' } : {}
}
