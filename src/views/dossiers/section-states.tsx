import { countFindings } from '#domain/checks/findings.ts'
import { lacksOf } from '#domain/dossiers/completeness.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import { changesIn } from './gathered.tsx'
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

/** What is being changed, what is to be checked or missing; else ✓ for what is complete, a count, or 无. */
function stateOf(
  t: ReturnType<typeof useT>,
  section: Section,
  { reading, findings, editable, gathered }: Pick<DossierPageProps, 'reading' | 'findings' | 'editable' | 'gathered'>,
) {
  const [doubts, lacks] = [countFindings(findings, section.key), lacksOf(section, reading).length]
  const records = reading.contents[section.key] ?? []
  const changes = changesIn(section, gathered)?.size ?? 0
  const toDo = [
    ...(changes > 0 ? [t('proposal.in-section', { count: changes })] : []),
    ...(doubts > 0 ? [t('dossier.doubts', { count: doubts })] : []),
    ...(lacks > 0 && records.length > 0 ? [t('dossier.lacks', { count: lacks })] : []),
  ]
  if (toDo.length > 0) return { state: toDo.join(' · '), tone: 'amber' as const }
  if (records.length > 0)
    return section.single ? { state: '✓', tone: 'jade' as const } : { state: String(records.length) }
  if (reading.nothing.has(section.key)) return { state: t('dossier.nothing-short') }
  return editable.has(section.key) ? { state: '—' } : {}
}
