import type { Field } from '#domain/dossiers/section.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { type OfRecord, shownIn } from './of-record.ts'
import { Row } from './row.tsx'

/** A record of a list and its place in it, counted from 1. */
export type OfList = OfRecord & { readonly at: number }

/** A record that nobody has to look at twice: what was understood, in words, and one press opens its fields. */
export const CalmRow = (props: OfList) => {
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
const saidIn = (t: Translate, props: OfList, field: Field): string => {
  const { section, persons } = props
  const text = shownIn(props)(field.key)
  if (field.kind === 'flag') return t(`field.${section.key}.${field.key}` as MessageKey)
  return field.kind === 'person' ? (persons.find(({ id }) => id === text)?.name ?? '') : text
}

/** A piece of the file that no section knows. */
export const UnreadRow = ({ record, doubts }: Pick<OfList, 'record' | 'doubts'>) => {
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

/** Left out until somebody takes it back. */
export const DroppedRow = ({ record, at }: Pick<OfList, 'record' | 'at'>) => {
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
