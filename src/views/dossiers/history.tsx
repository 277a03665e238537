import { actsOf, pageOfActs } from '#domain/dossiers/acts.ts'
import { differences } from '#domain/dossiers/diff.ts'
import type { Revision, RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { AccountId, ChangeId, DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { useActTitle, useChangeName } from './changes.tsx'
import { DossierCrumbs } from './crumbs.tsx'
import { type Names, WithNames } from './names.tsx'
import { useFieldLabel, useHeadline, useValueText } from './value.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly revisions: readonly Revision[]
  readonly page: number
  readonly names: Names
  readonly authors: (id: AccountId) => string
}

/** So many changes stand on a page. */
const size = 50

/** Every change, the newest act first, old beside new; only in the groups that this viewer may see. */
export const HistoryPage = ({ dossier, name, revisions, page: asked, names, authors }: Props) => {
  const [t, titleOf] = [useT(), useActTitle()]
  const { page, pages, shown } = pageOfActs(actsOf(changesOf(revisions)), asked, size)
  return (
    <WithNames value={names}>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('dossier.history')} />}
        title={t('dossier.history-title', { name })}
        sub={t('dossier.history-hint')}
      />
      {shown.map(({ act, changes }) => (
        <Card title={titleOf(act)} aside={`${moment(act.at)} · ${authors(act.author)}`}>
          {act.changes.length === 1 ? (
            changes.map((change) => <ChangeView {...change} />)
          ) : (
            <Several changes={changes} />
          )}
        </Card>
      ))}
      <Pager page={page} pages={pages} href={(page) => paths.dossierHistory(dossier, page)} />
    </WithNames>
  )
}

/** What was done in one act, each under its name, to be opened. */
const Several = ({ changes }: { changes: readonly Change[] }) => {
  const nameOf = useChangeName()
  return (
    <>
      {changes.map((change) => (
        <details class="opens">
          <summary>{nameOf({ kind: change.kind, section: change.of.key })}</summary>
          <ChangeView {...change} />
        </details>
      ))}
    </>
  )
}

type Change = Pick<RevisionMeta, 'kind' | 'author' | 'import' | 'case' | 'section'> & {
  readonly of: Section
  readonly at: Instant
  readonly old: Fields
  readonly now: Fields
}

/** Folds the revisions forward, so that each change knows what stood there before it; in the order in which they were made. */
function changesOf(revisions: readonly Revision[]): readonly Change[] {
  const state = new Map<RecordId, Fields>()
  const found = new Map<ChangeId, Change>()
  const order = [...revisions].sort((a, b) =>
    a.knownSince < b.knownSince ? -1 : a.knownSince > b.knownSince ? 1 : a.version - b.version,
  )
  for (const { fields, ...meta } of order) {
    const { record, section, group, change } = meta
    const of = sectionOf(section)
    if (!of) continue
    const before = state.get(record) ?? {}
    const others = Object.fromEntries(Object.entries(before).filter(([name]) => groupOf(of, name) !== group))
    const now = { ...others, ...fields }
    state.set(record, now)
    found.set(change, { ...meta, of, at: meta.knownSince, old: found.get(change)?.old ?? before, now })
  }
  return [...found.values()]
}

const groupOf = (section: Section, key: string) => section.fields.find((field) => field.key === key)?.group

const ChangeView = ({ of, kind, old, now }: Change) => {
  const [label, text, headline] = [useFieldLabel(of), useValueText(), useHeadline(of)]
  const changed = differences(of, old, now)
  if (kind === 'none-declared') return null
  if (kind === 'retract') return <OldNew was={headline(old)} />
  return (
    <Definitions
      single
      items={changed
        .filter(({ field }) => field.kind !== 'image')
        .map(({ field, old, new: value }) => ({
          label: label(field),
          value: (
            <OldNew
              {...(old !== undefined && { was: text(field, old) })}
              {...(value !== undefined && { now: text(field, value) })}
            />
          ),
        }))}
    />
  )
}
