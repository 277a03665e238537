import type { Group } from '#domain/access/groups.ts'
import type { SliceShown } from '#domain/cases/shown.ts'
import { countFindings } from '#domain/checks/findings.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Instant } from '#domain/time.ts'
import { FindingBanner } from '#views/dossiers/findings.tsx'
import { fieldsShown, SectionView } from '#views/dossiers/section-view.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostsExceeded } from '#views/proposals/post-standing.tsx'

/** What is decided on, section by section, with one line on what is shown and why; `of` is the further seat that it is of. */
export const Slice = ({ slice, now, of }: { slice: SliceShown; now: Instant; of?: string }) => {
  const t = useT()
  const shown = sections.filter((section) => holdsSomething(section, slice))
  return (
    <>
      <p class="hint">
        <SliceLine slice={slice} now={now} />
      </p>
      <PostsExceeded posts={slice.exceeded} />
      {shown.length === 0 && <Banner>{t('case.slice.empty')}</Banner>}
      {shown.map((section) => (
        <SectionCard section={section} slice={slice} of={of} />
      ))}
    </>
  )
}

const SliceLine = ({ slice, now }: { slice: SliceShown; now: Instant }) => {
  const [t, names] = [useT(), useGroupNames()]
  if (slice.by === 'whole') return <>{t('case.slice.whole')}</>
  if (slice.by === 'seat') return <>{t('case.slice.seat', { groups: names([...slice.groups]) })}</>
  return <>{t('case.slice.frozen', { time: moment(slice.by.frozenAt, now) })}</>
}

/** Groups in words, one after the other. */
export const useGroupNames = (): ((groups: readonly Group[]) => string) => {
  const t = useT()
  return (groups) => groups.map((group) => t(`group.${group}`)).join(t('kit.comma'))
}

/** A section without a word for this viewer is left out: its empty card would say that there is such a section. */
const holdsSomething = (section: Section, { groups, contents, nothing }: SliceShown): boolean => {
  const fields = fieldsShown(section, groups)
  if (fields.length === 0) return false
  if (nothing.has(section.key)) return true
  return (contents[section.key] ?? []).some((record) => fields.some(({ key }) => (record.fields[key] ?? '') !== ''))
}

const SectionCard = ({ section, slice, of }: { section: Section; slice: SliceShown; of: string | undefined }) => {
  const t = useT()
  const records = slice.contents[section.key] ?? []
  const doubts = findingsIn(section, slice)
  return (
    <Card
      id={of === undefined ? section.key : `${of}-${section.key}`}
      title={t(`section.${section.key}` as MessageKey)}
      mark={doubts > 0 && <Pill tone="amber">{t('dossier.doubts', { count: doubts })}</Pill>}
    >
      <FindingLines section={section} slice={slice} />
      {records.length > 0 ? (
        <SectionView dossier={slice.dossier} section={section} records={records} groups={slice.groups} />
      ) : (
        <p class="none">{t('dossier.nothing')}</p>
      )}
    </Card>
  )
}

/** What there is to check, in a sentence each; what a résumé lacks is drawn between its lines. */
const FindingLines = ({ section, slice }: { section: Section; slice: SliceShown }) => {
  return (
    <>
      {(slice.findings.get(section.key) ?? [])
        .filter(({ code }) => code !== 'resume-gap')
        .map((finding) => (
          <FindingBanner finding={finding} />
        ))}
    </>
  )
}

/** How many findings of a section whoever decides should look at. */
export const findingsIn = ({ key }: Section, { findings }: SliceShown): number => countFindings(findings, key)
