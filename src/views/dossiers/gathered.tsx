import type { Section } from '#domain/dossiers/section.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { paths } from '#views/paths.ts'
import type { DossierPageProps, Gathered } from './page-props.ts'

/** The changes that are gathered in one section, by the record. */
export const changesIn = (
  { key }: Section,
  gathered: Gathered | undefined,
): ReadonlyMap<RecordId, ProposedRecord> | undefined => {
  const own = (gathered?.records ?? []).filter(({ section }) => section === key)
  return own.length > 0 ? new Map(own.map((change) => [change.record, change])) : undefined
}

/** 这次的修改, in sight however far down one reads: how much there is, in which sections, and the way to send it. */
export const GatheredBar = ({ reading, gathered }: Pick<DossierPageProps, 'reading' | 'gathered'>) => {
  const t = useT()
  if (!gathered) return null
  const { records, isWhole, atOnce } = gathered
  const sections = [...Map.groupBy(records, ({ section }) => section)]
  return (
    <section class="gathered" aria-label={t('proposal.title')}>
      <Banner tone="amber" action={<Open dossier={reading.subject.dossier} />}>
        <span class="values">
          <b>{t('proposal.unsent', { count: records.length })}</b>
          {sections.map(([section, { length }]) => (
            <a href={`#${section}`}>
              {t(`section.${section}` as MessageKey)} {length}
            </a>
          ))}
          {atOnce > 0 && <small>{t('proposal.among', { count: atOnce })}</small>}
          {!isWhole && <small>{t('proposal.partly')}</small>}
        </span>
      </Banner>
    </section>
  )
}

const Open = ({ dossier }: { readonly dossier: DossierId }) => (
  <LinkButton kind="go" small href={paths.proposal(dossier)}>
    {useT()('proposal.open')}
  </LinkButton>
)
