import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents, DossierRecord, Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, RecordId } from '#domain/ids.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Crumb, Crumbs, Neighbours } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Changes } from './changes.tsx'
import { DossierHeader } from './header.tsx'
import { type Names, WithNames } from './names.tsx'
import { SectionView } from './section-view.tsx'
import { type Seeing, WhoSees } from './who-sees.tsx'

export type ShownDossier = {
  readonly subject: Subject
  readonly groups: ReadonlySet<Group>
  readonly contents: Contents
  readonly nothing: ReadonlySet<string>
  readonly changes: readonly RevisionMeta[]
}

export type KinSuggestion = { readonly record: RecordId; readonly name: string; readonly unit: string }

export type OpenCase = { readonly number: string; readonly href: string }

type Props = {
  readonly reading: ShownDossier
  readonly names: Names
  readonly today: Day
  readonly asOf?: Day | undefined
  readonly editable: ReadonlySet<string>
  readonly maySubmit: boolean
  readonly mayPreview: boolean
  readonly list?:
    | {
        readonly at: number
        readonly of: number
        /** The list it was opened from, as it was filtered and sorted. */
        readonly back: string
        readonly previous?: string | undefined
        readonly next?: string | undefined
      }
    | undefined
  readonly cases: readonly OpenCase[]
  readonly seen: readonly Seeing[]
  readonly kin: readonly KinSuggestion[]
  readonly box?: string | undefined
  readonly authors: (id: AccountId) => string
}

/** One dossier: who it is, its sections with their state, what happened to it, who may see it. */
export const DossierPage = (props: Props) => {
  const { reading, names, today, asOf, seen, authors } = props
  const shown = sectionsShown(props)
  const dossier = reading.subject.dossier
  if (asOf && Object.keys(reading.contents).length === 0) return <NotYet {...props} />
  return (
    <WithNames value={names}>
      <Where {...props} />
      <DossierHeader
        dossier={dossier}
        contents={reading.contents}
        state={asOf ? undefined : reading.subject.state}
        box={props.box}
        today={asOf ?? today}
        marks={<Marks {...props} />}
        actions={<Actions {...props} />}
      />
      <StateBanner {...props} />
      <Split
        start={<Menu {...props} shown={shown} />}
        aside={
          <>
            <WhoSees seen={seen} />
            <Changes dossier={dossier} changes={reading.changes} authors={authors} />
          </>
        }
      >
        {shown.map((section) => (
          <SectionCard {...props} section={section} />
        ))}
      </Split>
    </WithNames>
  )
}

/** A day on which there was no such dossier: nothing to show, and the way back. */
const NotYet = (props: Props) => {
  const t = useT()
  return (
    <PageHead
      over={<Where {...props} />}
      title={t('dossier.nothing-then')}
      sub={t('dossier.nothing-then.go')}
      actions={<LinkButton href={paths.dossier(props.reading.subject.dossier)}>{t('dossier.as-of-today')}</LinkButton>}
    />
  )
}

/** Sections with a field the viewer may see; a quiet or empty one only where it holds something or can be filled. */
const sectionsShown = ({ reading, editable }: Props): readonly Section[] =>
  sections.filter(
    ({ key, fields, quiet }) =>
      fields.some(({ group }) => reading.groups.has(group)) &&
      (reading.contents[key] !== undefined ||
        reading.nothing.has(key) ||
        (!quiet && (editable.has(key) || fields.length > 0))),
  )

const Where = ({ reading, names, list }: Props) => {
  const t = useT()
  const items: Crumb[] = [
    { label: t('place.dossiers'), href: list?.back ?? paths.dossiers() },
    { label: names.unit(reading.subject.unit), href: paths.dossiers({ unit: reading.subject.unit }) },
    ...(list ? [{ label: t('dossier.place', { at: list.at, of: list.of }) }] : []),
  ]
  return (
    <Crumbs
      items={items}
      aside={
        <Neighbours
          previous={list?.previous ? { label: t('dossier.previous'), href: list.previous } : undefined}
          next={list?.next ? { label: t('dossier.next'), href: list.next } : undefined}
        />
      }
    />
  )
}

const Marks = ({ reading, cases, asOf }: Props): Child => {
  const t = useT()
  return (
    <>
      {!asOf &&
        cases.map(({ number, href }) => (
          <Pill tone="indigo">
            <a href={href}>{t('dossier.own-case', { number })}</a>
          </Pill>
        ))}
      {reading.subject.keeper === 'deputy' && <Pill>{t('dossier.kept-by-deputy')}</Pill>}
    </>
  )
}

const Actions = ({ reading, maySubmit, mayPreview, asOf, cases: [open] }: Props): Child => {
  const t = useT()
  const { dossier } = reading.subject
  if (asOf) return null
  return (
    <>
      {maySubmit && (
        <LinkButton kind="go" href={open ? open.href : paths.submission(dossier)}>
          {t(open ? 'dossier.resubmit' : 'dossier.submit')}
        </LinkButton>
      )}
      {mayPreview && (
        <LinkButton icon="printer" href={paths.preview(dossier)}>
          {t('dossier.preview')}
        </LinkButton>
      )}
      {maySubmit && !open && (
        <LinkButton kind="stop" href={paths.draftClosing(dossier)}>
          {t('dossier.close-draft')}
        </LinkButton>
      )}
    </>
  )
}

const StateBanner = ({ reading, asOf, mayPreview, maySubmit, cases }: Props): Child => {
  const t = useT()
  const { dossier, state } = reading.subject
  if (asOf) {
    return (
      <Banner
        action={
          <LinkButton small href={paths.dossier(dossier)}>
            {t('dossier.as-of-today')}
          </LinkButton>
        }
      >
        {t('dossier.as-of', { day: asOf })}
      </Banner>
    )
  }
  if (maySubmit && cases.length > 0) return <p class="hint">{t('dossier.returned')}</p>
  if (!mayPreview || maySubmit) return null
  if (state === 'archived') return <p class="hint">{t('dossier.read-only')}</p>
  return state === 'draft' ? null : <p class="hint">{t('dossier.in-case')}</p>
}

const Menu = ({ shown, reading, editable }: Props & { shown: readonly Section[] }) => {
  const t = useT()
  return (
    <SectionMenu
      items={shown.map((section) => ({
        href: `#${section.key}`,
        label: t(`section.${section.key}` as MessageKey),
        ...stateOf(t, section, reading, editable),
      }))}
    />
  )
}

/** A count, 无, ✓, or what is to be checked. */
function stateOf(t: ReturnType<typeof useT>, section: Section, reading: ShownDossier, editable: ReadonlySet<string>) {
  const doubts = findingsOf(section, reading).length
  if (doubts > 0) return { state: t('dossier.doubts', { count: doubts }), tone: 'amber' as const }
  const records = reading.contents[section.key] ?? []
  if (records.length > 0)
    return section.single ? { state: '✓', tone: 'jade' as const } : { state: String(records.length) }
  if (reading.nothing.has(section.key)) return { state: t('dossier.nothing-short') }
  return editable.has(section.key) ? { state: '—' } : {}
}

/** What a section's own check finds in what this viewer may see. */
const findingsOf = (section: Section, { contents }: ShownDossier) => section.check?.(contents) ?? []

const SectionCard = (props: Props & { section: Section }) => {
  const { section, reading, editable, kin } = props
  const t = useT()
  const dossier = reading.subject.dossier
  const records = reading.contents[section.key] ?? []
  const mayEdit = editable.has(section.key)
  const link = (record?: DossierRecord) => paths.section(dossier, section.key, section.single ? undefined : record?.id)
  return (
    <Card
      id={section.key}
      title={t(`section.${section.key}` as MessageKey)}
      mark={<DoubtPill section={section} reading={reading} />}
      aside={
        <>
          <Updated section={section} reading={reading} />
          {mayEdit && (
            <a href={section.single ? link(records[0]) : link()}>
              {section.single && records.length > 0 ? t('dossier.edit') : t('dossier.add')}
            </a>
          )}
        </>
      }
    >
      <Findings {...props} />
      {section.key === 'family' &&
        kin.map(({ record, name, unit }) => (
          <Banner
            action={
              <LinkButton small href={paths.section(dossier, 'family', record)}>
                {t('dossier.kin-confirm')}
              </LinkButton>
            }
          >
            {t('dossier.kin-suggest', { name, unit })}
          </Banner>
        ))}
      {records.length > 0 && (
        <SectionView
          dossier={dossier}
          section={section}
          records={records}
          groups={reading.groups}
          act={mayEdit && !section.single ? (record) => <a href={link(record)}>{t('dossier.edit')}</a> : undefined}
        />
      )}
      {records.length === 0 && <EmptySection {...props} />}
    </Card>
  )
}

const DoubtPill = ({ section, reading }: { section: Section; reading: ShownDossier }) => {
  const t = useT()
  const count = findingsOf(section, reading).length
  return count > 0 ? <Pill tone="amber">{t('dossier.doubts', { count })}</Pill> : null
}

/** Each finding in a sentence, with the way to mend it. What a résumé lacks is drawn between its lines. */
const Findings = ({ section, reading, editable }: Props & { section: Section }) => {
  const t = useT()
  const dossier = reading.subject.dossier
  return (
    <>
      {findingsOf(section, reading)
        .filter(({ code }) => code !== 'resume-gap')
        .map(({ code, params, record }) => (
          <Banner
            action={
              editable.has(section.key) && (
                <a href={paths.section(dossier, section.key, section.single ? undefined : record)}>
                  {t('dossier.edit')}
                </a>
              )
            }
          >
            {t(`doubt.${code}` as MessageKey, params)}
          </Banner>
        ))}
    </>
  )
}

const Updated = ({ section, reading }: { section: Section; reading: ShownDossier }) => {
  const t = useT()
  const own = reading.changes.filter((change) => change.section === section.key)
  const newest = own.at(-1)
  if (!newest) return null
  const versions = new Set(own.map(({ import: batch, knownSince }) => batch ?? knownSince)).size
  return <small>{t('dossier.updated', { day: dayOf(newest.knownSince), version: versions })}</small>
}

const EmptySection = ({ section, reading, editable }: Props & { section: Section }) => {
  const t = useT()
  if (reading.nothing.has(section.key)) return <p class="none">{t('dossier.nothing')}</p>
  return (
    <div class="empty-section">
      <p class="none">{t('dossier.empty')}</p>
      {editable.has(section.key) && !section.single && (
        <PostForm action={paths.sectionNothing(reading.subject.dossier, section.key)}>
          <Button kind="quiet" small>
            {t('dossier.nothing-declare')}
          </Button>
        </PostForm>
      )}
    </div>
  )
}
