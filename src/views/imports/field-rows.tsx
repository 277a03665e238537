import { isSentAsFile } from '#domain/dossiers/form.ts'
import type { Field, ImageRef } from '#domain/dossiers/section.ts'
import type { DraftRecord } from '#domain/imports/draft.ts'
import { problemsOf } from '#domain/imports/mending.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Photo } from '#views/kit/photo.tsx'
import { FieldInput } from './field-input.tsx'
import { More } from './more.tsx'
import { type OfRecord, saysSomething, shownIn } from './of-record.ts'
import { Row } from './row.tsx'

/** The one record of a single section, a row a field; what the file does not say waits in one row at the end. */
export const FieldRows = (props: OfRecord) => {
  const { section, record, doubts, questions, photo } = props
  const t = useT()
  const problems = problemsOf(record)
  const at = (field: Field) => (doubt: { readonly field?: string | undefined }) =>
    (doubt.field ?? section.fields[0]?.key) === field.key
  const own = (field: Field) => doubts.filter(at(field))
  const said = section.fields.filter(
    (field) => field.required || problems[field.key] || saysSomething(record, field) || own(field).length > 0,
  )
  const silent = section.fields.filter((field) => !isSentAsFile(field) && !field.unasked && !said.includes(field))
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

const rawOf = (record: DraftRecord, { key, kind }: Field) =>
  kind === 'image' ? ' ' : (record.sources?.[key] ?? (record.sources ? '' : record.raw))

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
