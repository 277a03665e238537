import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import { gapsOf } from '#domain/checks/gaps.ts'
import { shownOf } from '#domain/dossiers/reckoned.ts'
import type { Contents, DossierRecord, Field, ImageRef, PaperRef, Section, Value } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { Resume } from '#views/kit/resume.tsx'
import { paths } from '#views/paths.ts'
import { standingTogether } from './record-fields.tsx'
import { useFieldLabel, useHeadline, useValueText } from './value.tsx'

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
  /** Whether the empty fields are named: for whoever can fill them. */
  readonly namesUnfilled?: boolean
}

export const fieldsShown = (section: Section, groups: ReadonlySet<Group>): readonly Field[] =>
  section.fields.filter(({ group }) => groups.has(group))

/** The records of a section as its declaration shapes them; shared by the dossier, the case and the import pages. */
export const SectionView = (props: Props) => {
  if (props.section.key === 'resume') return <ResumeRecords {...props} />
  if (props.section.fields.some(({ kind }) => kind === 'image')) return <ImageRecord {...props} />
  return props.section.single ? <SingleRecord {...props} /> : <RecordTable {...props} />
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

/** The value of a field with where it comes from, where that is not the person who typed it. */
function useCell({ dossier, section, contents, today }: Props) {
  const [t, text] = [useT(), useValueText()]
  return (field: Field, { fields }: DossierRecord): { readonly value: Child; readonly note?: Child } => {
    const shown = contents && today && shownOf(field, fields, contents, today)
    const value: Value | undefined = shown ? shown.value : fields[field.key]
    const words = text(field, value)
    if (words === '') return { value: '' }
    if (field.kind === 'file') {
      const { blob } = value as PaperRef
      return { value: <a href={paths.paper(dossier, blob)}>{words}</a> }
    }
    if (!shown || shown.from === 'typed') {
      const otherwise = shown?.otherwise === undefined ? '' : text(field, shown.otherwise)
      return {
        value: words,
        ...(otherwise && { note: <small>{t('dossier.reckoned-otherwise', { value: otherwise })}</small> }),
      }
    }
    return {
      value: words,
      note: <small>{t('dossier.reckoned', { source: t(`source.${section.key}.${field.key}` as MessageKey) })}</small>,
    }
  }
}

const RecordTable = (props: Props) => {
  const { section, records, groups, act } = props
  const t = useT()
  const [label, cell, headline] = [useFieldLabel(section), useCell(props), useHeadline(section)]
  const isFilled = (field: Field) => records.some((record) => cell(field, record).value !== '')
  const filled = standingTogether(fieldsShown(section, groups).filter(isFilled))
  return (
    <DataTable
      label={t(`section.${section.key}` as Parameters<typeof t>[0])}
      narrow="cards"
      rows={records}
      rowKey={({ id }) => id}
      columns={[
        ...filled.map((together, place) => ({
          key: together.map(({ key }) => key).join(' '),
          label: together.map(label).join(dashOf(together)),
          cell: (record: DossierRecord) =>
            joined(
              together.map((field) => cell(field, record)),
              dashOf(together),
            ),
          whole: together.every(({ kind }) => kind === 'partial-date' || kind === 'money'),
          ...(together.every(({ kind }) => figures.includes(kind)) && { align: 'end' as const }),
          ...(place === 0 && { is: 'name' as const }),
        })),
        ...(act
          ? [
              {
                key: 'act',
                label: <span class="visually-hidden">{t('dossier.edit')}</span>,
                cell: act,
                is: 'keep' as const,
                align: 'end' as const,
              },
            ]
          : []),
      ]}
      {...(filled.length === 0 && { empty: records.map(({ fields }) => headline(fields)).join('；') })}
    />
  )
}

const figures: readonly Field['kind'][] = ['money', 'decimal', 'number']

/** Between two dates a dash, between anything else a point. */
const dashOf = (together: readonly Field[]): string =>
  together.every(({ kind }) => kind === 'partial-date') ? '–' : ' · '

/** The values that stand together; nothing where none of them is filled in. */
function joined(cells: readonly { readonly value: Child; readonly note?: Child }[], dash: string): Child {
  const isDated = dash === '–'
  const shown = isDated && cells.some(({ value }) => value !== '') ? cells : cells.filter(({ value }) => value !== '')
  return shown.map(({ value, note }, at) => (
    <>
      {at > 0 && dash}
      {value}
      {note && <> {note}</>}
    </>
  ))
}

const ResumeRecords = ({ records, act }: Props) => {
  const t = useT()
  const gaps = gapsOf(records)
  const month = (value: unknown) => (value ? formatPartialDate(value as PartialDate) : '')
  return (
    <Resume
      items={records.flatMap((record, place) => {
        const { from, to, text, during } = record.fields
        const missing = gaps.filter((gap) => gap.before === place)
        return [
          ...missing.map((gap) => ({ gap: t('dossier.gap', { from: month(gap.from), to: month(gap.to) }) })),
          {
            from: month(from),
            until: month(to),
            text: (
              <>
                {String(text ?? '')} {act?.(record)}
              </>
            ),
            ...(during !== undefined && { during: String(during).split('\n') }),
          },
        ]
      })}
    />
  )
}

const ImageRecord = ({ dossier, section, records, groups, act }: Props) => {
  const [label, text] = [useFieldLabel(section), useValueText()]
  const t = useT()
  return (
    <div class="images">
      {records.map((record) => {
        const image = record.fields['image'] as ImageRef | undefined
        return (
          <>
            {image && (
              <Photo
                src={paths.dossierPhoto(dossier, image.blob)}
                alt={t('section.photo' as Parameters<typeof t>[0])}
                size="large"
              />
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
