import type { Child } from 'hono/jsx'
import type { Field, ImageRef, Section } from '#domain/dossiers/section.ts'
import type { DraftRecord, OpenDoubt } from '#domain/exchange/draft.ts'
import { problemsOf } from '#domain/exchange/mending.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Photo } from '#views/kit/photo.tsx'
import { DoubtList } from './doubt-list.tsx'
import { type Choice, FieldInput } from './field-input.tsx'
import { RawText } from './raw-text.tsx'

type Common = {
  readonly section: Section
  readonly record: DraftRecord
  readonly doubts: readonly OpenDoubt[]
  readonly units: readonly Choice[]
  readonly persons: readonly Choice[]
  readonly photo: string
}

/** The one record of a single section, a row a field. */
export const FieldRows = (props: Common) => {
  const { section, record, doubts } = props
  const t = useT()
  const problems = problemsOf(record)
  const shown = section.fields.filter((field) => section.key === 'basic' || isThere(record, field, doubts))
  return (
    <>
      {shown.map((field) => (
        <Row
          id={`${record.key}-${field.key}`}
          label={t(`field.${section.key}.${field.key}` as MessageKey)}
          raw={rawOf(record, field)}
          doubts={doubts.filter((doubt) => (doubt.field ?? section.fields[0]?.key) === field.key)}
          tone={problems[field.key] === undefined ? undefined : 'wrong'}
        >
          {field.kind === 'image' ? (
            <Portrait image={record.fields[field.key] as ImageRef | undefined} src={props.photo} />
          ) : (
            <FieldInput {...props} field={field} problem={problems[field.key]} alone />
          )}
        </Row>
      ))}
    </>
  )
}

const isThere = (record: DraftRecord, { key }: Field, doubts: readonly OpenDoubt[]) =>
  record.fields[key] !== undefined || record.sources?.[key] !== undefined || doubts.some(({ field }) => field === key)

const rawOf = (record: DraftRecord, { key, kind }: Field) =>
  kind === 'image' ? undefined : (record.sources?.[key] ?? (record.sources ? '' : record.raw))

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

/** One record of a list: all its fields in one row. */
export const RecordRow = (props: Common & { readonly at: number }) => {
  const { section, record, doubts, persons, at } = props
  const t = useT()
  const problems = problemsOf(record)
  const label = section.key === 'unread' ? String(record.fields['tag'] ?? '') : String(at)
  if (record.dropped) {
    return (
      <Row id={record.key} label={label} raw={record.raw} doubts={[]} tone="dropped">
        <span class="none">{t('import.dropped')}</span>{' '}
        <button type="submit" name="act" value={`restore ${record.key}`} class="btn quiet small">
          {t('import.restore')}
        </button>
      </Row>
    )
  }
  if (section.key === 'unread') {
    return (
      <Row id={record.key} label={label} raw={record.raw} doubts={[]}>
        <span class="none">{t('import.unread-kept')}</span>
      </Row>
    )
  }
  const fields = section.fields.filter(({ kind }) => kind !== 'image' && (kind !== 'person' || persons.length > 0))
  return (
    <Row
      id={record.key}
      label={label}
      raw={record.added ? undefined : record.raw}
      doubts={doubts}
      tone={Object.keys(problems).length > 0 ? 'wrong' : undefined}
      end={
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
        {fields.map((field) => (
          <FieldInput {...props} field={field} problem={problems[field.key]} />
        ))}
      </div>
    </Row>
  )
}

type RowProps = {
  readonly id: string
  readonly label: string
  /** Undefined where a person added the row. */
  readonly raw: string | undefined
  readonly doubts: readonly OpenDoubt[]
  readonly tone?: 'wrong' | 'dropped' | undefined
  readonly end?: Child
  readonly children?: Child
}

const Row = ({ id, label, raw, doubts, tone, end, children }: RowProps) => {
  const t = useT()
  const open = doubts.some(({ remark, settled }) => !remark && !settled)
  return (
    <tr id={id} class={[tone, open && 'doubtful'].filter(Boolean).join(' ') || undefined}>
      <th scope="row">{label}</th>
      <td class="said">
        <span class="cell-label">{t('import.raw')}</span>
        {raw === undefined ? <span class="none">{t('import.added')}</span> : <RawText text={raw} />}
      </td>
      <td class="read">{children}</td>
      <td class="asked">
        <DoubtList doubts={doubts} />
        {end}
      </td>
    </tr>
  )
}
