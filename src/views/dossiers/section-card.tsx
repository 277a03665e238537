import { countFindings } from '#domain/checks/findings.ts'
import type { DossierRecord, Section } from '#domain/dossiers/section.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { EditLink } from '#views/kit/edit-link.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { ConductLines } from './conduct-lines.tsx'
import { EmptyLine, EmptySection, isFolded } from './empty-section.tsx'
import { FindingBanner } from './findings.tsx'
import { changesIn } from './gathered.tsx'
import { recordsOnPage } from './own-page.ts'
import type { DossierPageProps } from './page-props.ts'
import { fieldsShown, SectionView } from './section-view.tsx'
import { Ways } from './section-ways.tsx'
import { useFieldLabel } from './value.tsx'

export type Of = DossierPageProps & { readonly section: Section }

/** One section: its findings, its records or that there are none, and the way to write in it. */
export const SectionCard = (props: Of) => {
  const { section, reading, editable, proposable, gathered, kin, from } = props
  const t = useT()
  const dossier = reading.subject.dossier
  const changes = changesIn(section, gathered)
  const records = [...(reading.contents[section.key] ?? []), ...added(changes)]
  const mayEdit = editable.has(section.key)
  const mayChange = mayEdit || proposable.has(section.key)
  if (isFolded(props)) return <EmptyLine {...props} />
  const link = (record?: DossierRecord) =>
    paths.section(dossier, section.key, section.single ? undefined : record?.id, from, undefined, props.whole?.page)
  return (
    <Card
      id={section.key}
      title={t(`section.${section.key}` as MessageKey)}
      mark={
        <>
          <FindingPill {...props} />
          <ProposedPill {...props} />
        </>
      }
      aside={
        <>
          <Updated section={section} reading={reading} />
          <Ways {...props} />
        </>
      }
    >
      <MergedFields {...props} />
      <SectionFindings {...props} />
      {section.key === 'family' &&
        kin.map(({ record, name, unit }) => (
          <Banner
            action={
              <LinkButton small href={paths.section(dossier, 'family', record, from)}>
                {t('dossier.kin-confirm')}
              </LinkButton>
            }
          >
            {t('dossier.kin-suggest', { name, unit })}
          </Banner>
        ))}
      {section.key === 'conduct' && mayEdit && records[0] && (
        <ConductLines dossier={dossier} record={records[0]} from={from} />
      )}
      {records.length > 0 && !(section.key === 'conduct' && mayEdit) && (
        <SectionView
          dossier={dossier}
          section={section}
          records={[...recordsShown(props), ...added(changes)]}
          changes={changes}
          groups={reading.groups}
          namesUnfilled={mayEdit}
          contents={reading.contents}
          today={partialDateOf(props.asOf ?? props.today)}
          act={
            mayChange && !section.single
              ? (record) => <Act href={link(record)} kind={changes?.get(record.id)?.kind} />
              : undefined
          }
        />
      )}
      {records.length === 0 && <EmptySection {...props} />}
      <Others {...props} />
    </Card>
  )
}

/** More records of a list than these are looked at on a page of their own. */
const mostInCard = 12

const allOf = ({ section, reading }: Of): readonly DossierRecord[] => reading.contents[section.key] ?? []

const isLong = (props: Of): boolean =>
  !props.section.single && props.section.key !== 'resume' && allOf(props).length > mostInCard

/** Of a long list the newest, which stand last; all of them page by page where the section stands alone. */
function recordsShown(props: Of): readonly DossierRecord[] {
  const { whole } = props
  if (whole) return allOf(props).slice((whole.page - 1) * recordsOnPage, whole.page * recordsOnPage)
  const all = allOf(props)
  const changes = changesIn(props.section, props.gathered)
  return isLong(props) ? all.filter(({ id }, at) => at >= all.length - mostInCard || changes?.has(id)) : all
}

/** The way to the records that are not shown. */
const Others = (props: Of) => {
  const { section, reading, whole, asOf, from } = props
  const t = useT()
  const { dossier } = reading.subject
  const count = allOf(props).length
  const href = (page?: number) =>
    paths.dossier(dossier, { asOf, from, section: section.key, ...(page && page > 1 && { page }) })
  if (whole) return <Pager page={whole.page} pages={Math.ceil(count / recordsOnPage)} href={href} />
  if (!isLong(props)) return null
  return (
    <p class="none">
      {t('dossier.newest-of', { count, shown: mostInCard })} <a href={href()}>{t('dossier.see-all')}</a>
    </p>
  )
}

/** What a colleague saved at the same time is told once, on the page after saving. */
const MergedFields = ({ section, reading, merged }: Of) => {
  const [t, label] = [useT(), useFieldLabel(section)]
  const fields = fieldsShown(section, reading.groups).filter(({ key }) => merged.has(`${section.key}.${key}`))
  if (fields.length === 0) return null
  return <Banner tone="indigo">{t('dossier.merged', { fields: fields.map(label).join(t('kit.comma')) })}</Banner>
}

const FindingPill = ({ section, findings }: Of) => {
  const t = useT()
  const count = countFindings(findings, section.key)
  return count > 0 ? <Pill tone="amber">{t('dossier.doubts', { count })}</Pill> : null
}

/** The way to change a record, unless the change is that it goes; a new one is told from what stands there. */
const Act = ({ href, kind }: { readonly href: string; readonly kind?: ProposedRecord['kind'] | undefined }) => {
  const t = useT()
  return (
    <>
      {kind && kind !== 'change' && <small class="whole">{t(`proposal.kind.${kind}`)} </small>}
      {kind !== 'retract' && <EditLink href={href}>{t('dossier.edit')}</EditLink>}
    </>
  )
}

/** Records that are proposed beside those on file. */
const added = (changes: ReturnType<typeof changesIn>): readonly DossierRecord[] =>
  [...(changes?.values() ?? [])]
    .filter(({ kind }) => kind === 'add')
    .map(({ record, fields }) => ({ id: record, fields }))

/** How much of the section is changed and not yet submitted. */
const ProposedPill = ({ section, gathered }: Of) => {
  const t = useT()
  const count = changesIn(section, gathered)?.size ?? 0
  return count > 0 ? <Pill tone="amber">{t('proposal.in-section', { count })}</Pill> : null
}

/** Each finding in a sentence, with the way to mend it. What a résumé lacks is drawn between its lines. */
const SectionFindings = ({ section, reading, findings, editable, proposable, maySetAside, from }: Of) => {
  const t = useT()
  const dossier = reading.subject.dossier
  return (
    <>
      {(findings.get(section.key) ?? [])
        .filter(({ code }) => code !== 'resume-gap')
        .map((finding) => (
          <FindingBanner
            finding={finding}
            action={
              <>
                {(editable.has(section.key) || proposable.has(section.key)) && (
                  <EditLink
                    href={paths.section(dossier, section.key, section.single ? undefined : finding.record, from)}
                  >
                    {t('dossier.edit')}
                  </EditLink>
                )}{' '}
                {maySetAside && finding.rule && (
                  <a href={paths.finding(dossier, finding.rule.key, finding.record)}>{t('finding.about')}</a>
                )}
              </>
            }
          />
        ))}
    </>
  )
}

const Updated = ({ section, reading }: Pick<Of, 'section' | 'reading'>) => {
  const t = useT()
  const own = reading.changes.filter((change) => change.section === section.key)
  const newest = own.at(-1)
  if (!newest) return null
  const versions = new Set(own.map(({ import: batch, knownSince }) => batch ?? knownSince)).size
  return <small>{t('dossier.updated', { day: dayOf(newest.knownSince), version: versions })}</small>
}
