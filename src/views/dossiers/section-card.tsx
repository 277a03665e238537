import type { Subject } from '#domain/access/policy.ts'
import { countToCheck } from '#domain/checks/findings.ts'
import { type DossierRecord, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { hasGrid } from '#domain/grid/records.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { ConductLines } from './conduct-lines.tsx'
import { FindingBanner } from './findings.tsx'
import type { DossierPageProps } from './page-props.ts'
import { fieldsShown, SectionView } from './section-view.tsx'
import { useFieldLabel } from './value.tsx'

type Of = DossierPageProps & { readonly section: Section }

/** One section: its doubts, its records or that there are none, and the way to write in it. */
export const SectionCard = (props: Of) => {
  const { section, reading, editable, proposable, kin, from } = props
  const t = useT()
  const dossier = reading.subject.dossier
  const records = reading.contents[section.key] ?? []
  const mayEdit = editable.has(section.key)
  const mayChange = mayEdit || proposable.has(section.key)
  if (isFolded(props)) return <EmptyLine {...props} />
  const link = (record?: DossierRecord) =>
    paths.section(dossier, section.key, section.single ? undefined : record?.id, from)
  return (
    <Card
      id={section.key}
      title={t(`section.${section.key}` as MessageKey)}
      mark={
        <>
          <DoubtPill {...props} />
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
          records={recordsShown(props)}
          groups={reading.groups}
          namesUnfilled={mayEdit}
          contents={reading.contents}
          today={partialDateOf(props.asOf ?? props.today)}
          act={mayChange && !section.single ? (record) => <a href={link(record)}>{t('dossier.edit')}</a> : undefined}
        />
      )}
      {records.length === 0 && <EmptySection {...props} />}
      <Others {...props} />
    </Card>
  )
}

/** More records of a list than these are looked at on a page of their own. */
const mostInCard = 12
export const recordsOnPage = 50

const allOf = ({ section, reading }: Of): readonly DossierRecord[] => reading.contents[section.key] ?? []

const isLong = (props: Of): boolean =>
  !props.section.single && props.section.key !== 'resume' && allOf(props).length > mostInCard

/** Of a long list the newest, which stand last; all of them page by page where the section stands alone. */
function recordsShown(props: Of): readonly DossierRecord[] {
  const { whole } = props
  if (whole) return allOf(props).slice((whole.page - 1) * recordsOnPage, whole.page * recordsOnPage)
  return isLong(props) ? allOf(props).slice(-mostInCard) : allOf(props)
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

const DoubtPill = ({ section, findings }: Of) => {
  const t = useT()
  const count = countToCheck(findings, section.key)
  return count > 0 ? <Pill tone="amber">{t('dossier.doubts', { count })}</Pill> : null
}

/** How much of the section is changed and not yet submitted. */
const ProposedPill = ({ section, proposed }: Of) => {
  const t = useT()
  const count = proposed.get(section.key) ?? 0
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
                  <a href={paths.section(dossier, section.key, section.single ? undefined : finding.record, from)}>
                    {t('dossier.edit')}
                  </a>
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

/** A section without records and without doubts is one line, so that a page of thirty sections stays a page. */
const isFolded = ({ section, reading, findings, kin }: Of): boolean =>
  (reading.contents[section.key] ?? []).length === 0 &&
  (findings.get(section.key) ?? []).length === 0 &&
  !(section.key === 'family' && kin.length > 0)

/** What its viewer may write in a section: an opening state, many lines in a grid, one record. */
const Ways = ({ section, reading, editable, proposable, opening, from }: Of) => {
  const t = useT()
  const { dossier } = reading.subject
  const isFilled = section.single && (reading.contents[section.key] ?? []).length > 0
  return (
    <>
      {opening.has(section.key) && <a href={paths.opening(section.key)}>{t('place.opening')}</a>}
      {editable.has(section.key) && hasGrid(section) && (
        <a href={paths.sectionGrid(dossier, section.key, from)}>{t('grid.enter')}</a>
      )}
      {(editable.has(section.key) || proposable.has(section.key)) && (
        <a href={paths.section(dossier, section.key, undefined, from)}>
          {t(isFilled ? 'dossier.edit' : 'dossier.add')}
        </a>
      )}
    </>
  )
}

const EmptyLine = (props: Of) => {
  const { section } = props
  const t = useT()
  return (
    <section class="empty-line" id={section.key}>
      <h2>{t(`section.${section.key}` as MessageKey)}</h2>
      <EmptySection {...props} />
      <Ways {...props} />
    </section>
  )
}

const EmptySection = ({ section, reading, editable, from }: Of) => {
  const t = useT()
  if (reading.nothing.has(section.key)) return <p class="none">{t('dossier.nothing')}</p>
  return (
    <div class="empty-section">
      <p class="none">{t(whyEmpty(section, reading.subject))}</p>
      {editable.has(section.key) && !section.single && (
        <PostForm action={paths.sectionNothing(reading.subject.dossier, section.key, from)}>
          <Button kind="quiet" small>
            {t('dossier.nothing-declare')}
          </Button>
        </PostForm>
      )}
    </div>
  )
}

/** Pay and contracts have their own doors (docs/decisions/0033): whoever waits for them is told at whose. */
function whyEmpty(section: Section, { state }: Subject): MessageKey {
  if (state === 'closed' || state === 'transferred') return 'dossier.empty'
  const [group] = groupsOf(section)
  if (group === 'pay') return 'dossier.empty.pay'
  return group === 'contract' ? 'dossier.empty.contract' : 'dossier.empty'
}
