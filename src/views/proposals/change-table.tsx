import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import type { Difference } from '#domain/dossiers/diff.ts'
import type { Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { changedIn } from '#domain/proposals/changed.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { useHeadline, useValueText } from '#views/dossiers/value.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Now, Was } from '#views/kit/old-new.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly dossier: DossierId
  readonly records: readonly ProposedRecord[]
  /** What the viewer may see: a field of another group is not there. */
  readonly groups: ReadonlySet<Group>
  /** What the dossier holds by now, where it moved: a third column. */
  readonly theirs?: (record: ProposedRecord) => Fields | undefined
  /** Who is asked about a record. */
  readonly asked?: ((record: ProposedRecord) => Child) | undefined
  readonly act?: ((record: ProposedRecord) => Child) | undefined
}

/** 这次的修改: what would change, old beside new, a line a field; nothing that stays as it is. */
export const ChangeTable = (props: Props) => {
  const t = useT()
  const { records, theirs, asked, act } = props
  return (
    <div class="table">
      <table class="changes">
        <thead>
          <tr>
            <th scope="col">{t('proposal.column.where')}</th>
            <th scope="col">{t('proposal.column.was')}</th>
            {theirs && <th scope="col">{t('proposal.column.theirs')}</th>}
            <th scope="col">{t('proposal.column.now')}</th>
            <th scope="col">{t('proposal.column.basis')}</th>
            {asked && <th scope="col">{t('proposal.column.asked')}</th>}
            {act && (
              <th scope="col">
                <span class="visually-hidden">{t('proposal.column.act')}</span>
              </th>
            )}
          </tr>
        </thead>
        {records.map((record) => (
          <RecordLines {...props} record={record} />
        ))}
      </table>
    </div>
  )
}

const RecordLines = (props: Props & { readonly record: ProposedRecord }) => {
  const { dossier, record, groups, theirs, asked, act } = props
  const section = proposedSection(record.section)
  const [t, value] = [useT(), useValue(dossier)]
  if (!section) return null
  const lines = changedIn(section, record).filter(({ field }) => groups.has(field.group))
  const now = theirs?.(record)
  return (
    <tbody>
      <tr class="changes-record">
        <th scope="rowgroup" colspan={3 + (theirs ? 1 : 0)}>
          <What section={section} record={record} />
        </th>
        <td>
          <Label of="basis" />
          {record.basis || <None />}
        </td>
        {asked && (
          <td>
            <Label of="asked" />
            {asked(record)}
          </td>
        )}
        {act && <td class="changes-act">{act(record)}</td>}
      </tr>
      {lines.map(({ field, old, new: fresh }: Difference) => (
        <tr>
          <th scope="row">{t(`field.${section.key}.${field.key}` as MessageKey)}</th>
          <td>
            <Label of="was" />
            {old === undefined ? <None /> : <Was>{value(field, old)}</Was>}
          </td>
          {theirs && (
            <td>
              <Label of="theirs" />
              {now?.[field.key] === undefined ? <None /> : value(field, now[field.key])}
            </td>
          )}
          <td>
            <Label of="now" />
            {fresh === undefined ? (
              <span class="none">{t('proposal.gone-value')}</span>
            ) : (
              <Now>{value(field, fresh)}</Now>
            )}
          </td>
          <td />
          {asked && <td />}
          {act && <td />}
        </tr>
      ))}
    </tbody>
  )
}

/** The name of the column beside its value, where a narrow screen has no room for columns. */
const Label = ({ of }: { readonly of: 'was' | 'theirs' | 'now' | 'basis' | 'asked' }) => (
  <small class="changes-label">{useT()(`proposal.column.${of}`)}</small>
)

const None = () => <span class="none">{useT()('kit.none')}</span>

/** What a value says; a paper can be looked at, and a picture is seen. */
function useValue(dossier: DossierId): (field: Field, value: Value | undefined) => Child {
  const [t, text] = [useT(), useValueText()]
  return (field, value) => {
    if (typeof value !== 'object' || !('blob' in value)) return text(field, value)
    if (field.kind === 'file') return <a href={paths.paper(dossier, value.blob)}>{text(field, value)}</a>
    return <Photo src={paths.dossierPhoto(dossier, value.blob)} alt={t('proposal.photo')} />
  }
}

/** 学历学位 · 2004 清华大学: which record, and whether it is new or to go. */
const What = ({ section, record }: { readonly section: Section; readonly record: ProposedRecord }) => {
  const [t, headline] = [useT(), useHeadline(section)]
  const of = headline(record.kind === 'add' ? record.fields : record.base)
  const name = t(`section.${section.key}` as MessageKey)
  return (
    <>
      {name}
      {record.kind !== 'change' && <small> {t(`proposal.kind.${record.kind}`)}</small>}
      {of && !section.single && <small> · {of}</small>}
    </>
  )
}
