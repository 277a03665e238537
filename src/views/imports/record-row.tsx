import { isSentAsFile } from '#domain/dossiers/form.ts'
import type { Field } from '#domain/dossiers/section.ts'
import { problemsOf } from '#domain/imports/mending.ts'
import { useT } from '#views/i18n/index.ts'
import { FieldInput } from './field-input.tsx'
import { More } from './more.tsx'
import { saysSomething, shownIn } from './of-record.ts'
import { CalmRow, DroppedRow, type OfList, UnreadRow } from './quiet-rows.tsx'
import { Row } from './row.tsx'

type Props = OfList & {
  /** Whether the fields are named above: in the first lines of a list, and in short lists. */
  readonly named: boolean
  /** Whether it may stand as text until somebody wants to change it: in long lists, so that they stay light. */
  readonly calm: boolean
}

/** One record of a list: all its fields in one row. */
export const RecordRow = (props: Props) => {
  const { section, record, doubts, questions, persons, at, named } = props
  const t = useT()
  if (section.key === 'unread') return <UnreadRow {...props} />
  if (record.dropped) return <DroppedRow {...props} />

  const problems = problemsOf(record)
  if (props.calm && questions.length === 0 && Object.keys(problems).length === 0 && !record.added)
    return <CalmRow {...props} />
  const usable = section.fields.filter(
    (field) => !isSentAsFile(field) && !field.unasked && (field.kind !== 'person' || persons.length > 0),
  )
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
