import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import { gapsOf } from '#domain/checks/gaps.ts'
import type { Contents, DossierRecord, Field, ImageRef, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Definitions } from '#views/kit/definitions.tsx'
import { Now } from '#views/kit/old-new.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { Resume } from '#views/kit/resume.tsx'
import { paths } from '#views/paths.ts'
import { type Changes, useCell } from './cell.tsx'
import { RecordTable } from './record-table.tsx'
import { useFieldLabel, useValueText } from './value.tsx'

type Props = {
  readonly dossier: DossierId
  readonly section: Section
  readonly records: readonly DossierRecord[]
  /** The groups that were opened for this viewer: fields of the others are not there. */
  readonly groups: ReadonlySet<Group>
  /** A link or button at each record, where something can be done with it. */
  readonly act?: ((record: DossierRecord) => Child) | undefined
  /** What fields are reckoned from, and for which day; without it only what was typed is shown. */
  readonly contents?: Contents
  readonly today?: PartialDate
  /** What is proposed of these records: the old value stands struck beside the new one. */
  readonly changes?: Changes | undefined
  /** Whether the empty fields are named: for whoever can fill them. */
  readonly namesUnfilled?: boolean
}

/** The fields of a section whose groups were opened for the viewer. */
export const fieldsShown = (section: Section, groups: ReadonlySet<Group>): readonly Field[] =>
  section.fields.filter(({ group }) => groups.has(group))

/** The records of a section as its declaration shapes them; shared by the dossier, the case and the import pages. */
export const SectionView = (props: Props) => {
  if (props.section.key === 'resume') return <ResumeRecords {...props} />
  if (props.section.fields.some(({ kind }) => kind === 'image')) return <ImageRecord {...props} />
  if (props.section.single) return <SingleRecord {...props} />
  return <RecordTable {...props} fields={fieldsShown(props.section, props.groups)} />
}

/** What is filled in; a grid of dashes says no more than one line that names what is not. */
const SingleRecord = (props: Props) => {
  const { section, records, groups, act, namesUnfilled } = props
  const [t, label, cell] = [useT(), useFieldLabel(section), useCell(props)]
  const [record] = records
  if (!record) return null
  const fields = fieldsShown(section, groups).map((field) => ({ field, ...cell(field, record) }))
  const unfilled = fields.filter(({ field, value }) => value === '' && field.kind !== 'flag')
  return (
    <>
      <Definitions
        items={fields
          .filter(({ value }) => value !== '')
          .map(({ field, value, note }) => ({
            label: label(field) === sectionName(t, section) ? '' : label(field),
            value,
            note,
            wide: field.kind === 'long-text',
          }))}
      />
      {namesUnfilled && unfilled.length > 0 && (
        <p class="none">
          {t('dossier.unfilled', { fields: unfilled.map(({ field }) => label(field)).join(t('kit.comma')) })}
        </p>
      )}
      {act?.(record)}
    </>
  )
}

const sectionName = (t: ReturnType<typeof useT>, { key }: Section): string => t(`section.${key}` as MessageKey)

const ResumeRecords = (props: Props) => {
  const { section, records, changes, act } = props
  const [t, cell] = [useT(), useCell({ dossier: props.dossier, section, changes })]
  const gaps = gapsOf(records.filter(({ id }) => changes?.get(id)?.kind !== 'add'))
  const month = (value: unknown) => (value ? formatPartialDate(value as PartialDate) : '')
  return (
    <Resume
      items={records.flatMap((record, place) => {
        const said = (key: string) => {
          const field = section.fields.find((known) => known.key === key)
          return field ? cell(field, record).value : ''
        }
        const during = said('during')
        const missing = gaps.filter((gap) => gap.before === place)
        return [
          ...missing.map((gap) => ({ gap: t('dossier.gap', { from: month(gap.from), to: month(gap.to) }) })),
          {
            from: said('from'),
            until: said('to'),
            text: (
              <>
                {said('text')} {act?.(record)}
              </>
            ),
            ...(during !== '' && { during: typeof during === 'string' ? during.split('\n') : [during] }),
          },
        ]
      })}
    />
  )
}

const ImageRecord = ({ dossier, section, records, groups, changes, act }: Props) => {
  const [label, text] = [useFieldLabel(section), useValueText()]
  const t = useT()
  return (
    <div class="images">
      {records.map((record) => {
        const change = changes?.get(record.id)
        const image = record.fields['image'] as ImageRef | undefined
        const now = change?.kind === 'change' ? (change.fields['image'] as ImageRef | undefined) : undefined
        return (
          <>
            {image && (
              <Photo
                src={paths.dossierPhoto(dossier, image.blob)}
                alt={t('section.photo' as Parameters<typeof t>[0])}
                size="large"
              />
            )}
            {now && now.blob !== image?.blob && (
              <Now>
                <Photo src={paths.dossierPhoto(dossier, now.blob)} alt={t('proposal.photo')} size="large" />
              </Now>
            )}
            <Definitions
              single
              items={fieldsShown(section, groups)
                .filter((field) => field.kind !== 'image' && record.fields[field.key] !== undefined)
                .map((field) => ({ label: label(field), value: text(field, record.fields[field.key]) }))}
            />
            {act?.(record)}
          </>
        )
      })}
    </div>
  )
}
