import type { Field, ImageRef, Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { OpenDoubt, Question } from '#domain/imports/doubts.ts'
import type { Draft, DraftRecord } from '#domain/imports/draft.ts'
import { problemsOf, shownText } from '#domain/imports/mending.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Photo } from '#views/kit/photo.tsx'
import { type Choice, FieldInput } from './field-input.tsx'
import { Row } from './row.tsx'

type Common = {
  readonly section: Section
  readonly record: DraftRecord
  readonly doubts: readonly OpenDoubt[]
  /** The questions that are asked at this record. */
  readonly questions: readonly Question[]
  readonly units: readonly Choice[]
  readonly persons: readonly Choice[]
  readonly photo: string
}

const shownIn =
  ({ section, record }: Pick<Common, 'section' | 'record'>) =>
  (key: string): string => {
    const field = section.fields.find((known) => known.key === key)
    return field ? shownText(record, field) : ''
  }

/** The row where a question is asked: of a single section a row is a field, else a record. */
export const rowId = (draft: Draft, { record, field }: Question): string => {
  const section = sectionOf(draft.records.find(({ key }) => key === record)?.section ?? '')
  return section?.single ? `${record}-${field ?? section.fields[0]?.key}` : record
}

/** The one record of a single section, a row a field; what the file does not say waits in one row at the end. */
export const FieldRows = (props: Common) => {
  const { section, record, doubts, questions, photo } = props
  const t = useT()
  const problems = problemsOf(record)
  const at = (field: Field) => (doubt: { readonly field?: string | undefined }) =>
    (doubt.field ?? section.fields[0]?.key) === field.key
  const own = (field: Field) => doubts.filter(at(field))
  const said = section.fields.filter(
    (field) => field.required || problems[field.key] || saysSomething(record, field) || own(field).length > 0,
  )
  const silent = section.fields.filter((field) => field.kind !== 'image' && !said.includes(field))
  return (
    <>
      {said.map((field) => (
        <Row
          id={`${record.key}-${field.key}`}
          label={t(`field.${section.key}.${field.key}` as MessageKey)}
          raw={rawOf(record, field)}
          doubts={own(field)}
          questions={questions.filter(at(field))}
          shown={shownIn(props)}
          tone={problems[field.key] === undefined ? undefined : 'wrong'}
        >
          {field.kind === 'image' ? (
            <Portrait image={record.fields[field.key] as ImageRef | undefined} src={photo} />
          ) : (
            <FieldInput {...props} field={field} problem={problems[field.key]} named="inside" />
          )}
        </Row>
      ))}
      {silent.length > 0 && (
        <tr class="silent">
          <td colspan={4}>
            <More {...props} fields={silent} />
          </td>
        </tr>
      )}
    </>
  )
}

const saysSomething = (record: DraftRecord, { key }: Field) =>
  record.fields[key] !== undefined || record.typed?.[key] !== undefined || record.sources?.[key] !== undefined

const rawOf = (record: DraftRecord, { key, kind }: Field) =>
  kind === 'image' ? ' ' : (record.sources?.[key] ?? (record.sources ? '' : record.raw))

/** Fields that the file leaves blank, out of the way until somebody wants them. */
const More = (props: Common & { readonly fields: readonly Field[] }) => {
  const { section, fields } = props
  const t = useT()
  const names = fields.map(({ key }) => t(`field.${section.key}.${key}` as MessageKey))
  const alone = fields.length === 1
  const inputs = fields.map((field) => (
    <FieldInput {...props} field={field} problem={undefined} named={alone ? 'inside' : 'above'} />
  ))
  return (
    <details class="more">
      <summary>{alone ? names[0] : t('import.silent', { fields: names.join('、') })}</summary>
      {alone ? inputs : <div class="cell-fields">{inputs}</div>}
    </details>
  )
}

const Portrait = ({ image, src }: { image: ImageRef | undefined; src: string }) => {
  const t = useT()
  if (!image) return <Photo alt={t('section.photo')} />
  return (
    <span class="portrait">
      <Photo src={src} alt={t('section.photo')} />
      <small>{t('import.photo-kept', { width: image.width, height: image.height })}</small>
    </span>
  )
}

type RecordProps = Common & {
  readonly at: number
  /** Whether the fields are named above: in the first lines of a list, and in short lists. */
  readonly named: boolean
  /** Whether it may stand as text until somebody wants to change it: in long lists, so that they stay light. */
  readonly calm: boolean
}

/** One record of a list: all its fields in one row. */
export const RecordRow = (props: RecordProps) => {
  const { section, record, doubts, questions, persons, at, named } = props
  const t = useT()
  if (section.key === 'unread') return <UnreadRow {...props} />
  if (record.dropped) return <DroppedRow {...props} />

  const problems = problemsOf(record)
  if (props.calm && questions.length === 0 && Object.keys(problems).length === 0 && !record.added)
    return <CalmRow {...props} />
  const usable = section.fields.filter(({ kind }) => kind !== 'image' && (kind !== 'person' || persons.length > 0))
  const asked = (field: Field) => problems[field.key] !== undefined || doubts.some((doubt) => doubt.field === field.key)
  const silent = record.added
    ? []
    : usable.filter((field) => mayWait(field) && !saysSomething(record, field) && !asked(field))
  return (
    <Row
      id={record.key}
      label={String(at)}
      raw={record.added ? undefined : record.raw}
      doubts={doubts}
      questions={questions}
      shown={shownIn(props)}
      tone={Object.keys(problems).length > 0 ? 'wrong' : undefined}
      act={
        <button
          type="submit"
          name="act"
          value={`drop ${record.key}`}
          class="btn quiet small"
          aria-label={t('import.drop-label', { at })}
        >
          {t('import.drop')}
        </button>
      }
    >
      <div class="cell-fields">
        {usable
          .filter((field) => !silent.includes(field))
          .map((field) => (
            <FieldInput {...props} field={field} problem={problems[field.key]} named={named ? 'above' : 'inside'} />
          ))}
        {silent.length > 0 && <More {...props} fields={silent} />}
      </div>
    </Row>
  )
}

/** An open end and a flag that is not set say something; other blanks may wait. */
const mayWait = ({ kind, key, required }: Field) =>
  !required && kind !== 'flag' && kind !== 'person' && key !== 'to' && key !== 'from'

/** A record that nobody has to look at twice: what was understood, in words, and one press opens its fields. */
const CalmRow = (props: RecordProps) => {
  const { section, record, doubts, at } = props
  const t = useT()
  const said = section.fields.map((field) => shownIn(props)(field.key) && saidIn(t, props, field)).filter(Boolean)
  const open = (
    <button
      type="submit"
      name="act"
      value={`open ${record.key}`}
      class="btn quiet small"
      aria-label={t('import.open-label', { at })}
    >
      {t('import.open')}
    </button>
  )
  return (
    <Row
      id={record.key}
      label={String(at)}
      raw={record.raw}
      doubts={doubts}
      questions={[]}
      shown={shownIn(props)}
      act={open}
    >
      {said.join('　')}
    </Row>
  )
}

/** A value as a sentence has it: a flag is its name, a relative who is somebody known here is that one’s. */
const saidIn = (t: Translate, props: RecordProps, field: Field): string => {
  const { section, persons } = props
  const text = shownIn(props)(field.key)
  if (field.kind === 'flag') return t(`field.${section.key}.${field.key}` as MessageKey)
  return field.kind === 'person' ? (persons.find(({ id }) => id === text)?.name ?? '') : text
}

const UnreadRow = ({ record, doubts }: RecordProps) => {
  const t = useT()
  return (
    <Row
      id={record.key}
      label={String(record.fields['tag'] ?? '')}
      raw={record.raw}
      doubts={[]}
      questions={[]}
      shown={() => ''}
    >
      <span class="none">{doubts.length > 0 ? t('import.unread-kept') : ''}</span>
    </Row>
  )
}

const DroppedRow = ({ record, at }: RecordProps) => {
  const t = useT()
  return (
    <Row id={record.key} label={String(at)} raw={record.raw} doubts={[]} questions={[]} shown={() => ''} tone="dropped">
      <span class="none">{t('import.dropped')}</span>{' '}
      <button type="submit" name="act" value={`restore ${record.key}`} class="btn quiet small">
        {t('import.restore')}
      </button>
    </Row>
  )
}
