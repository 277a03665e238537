import type { Section } from '#domain/dossiers/section.ts'
import type { OpenDoubt } from '#domain/imports/doubts.ts'
import { type DraftRecord, takesMore } from '#domain/imports/draft.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { paths } from '#views/paths.ts'
import type { Comparison, Doubting } from './comparison.ts'
import { FieldRows } from './field-rows.tsx'
import { RecordRow } from './record-row.tsx'

/** The records of one section beside what the file says of them. */
export const SectionCard = (props: Comparison & Doubting & { section: Section }) => {
  const { section, draft, doubts, questions, id, units, kin } = props
  const t = useT()
  const records = draft.records.filter((record) => record.section === section.key)
  const name = t(`section.${section.key}` as MessageKey)
  if (records.length === 0) return <NothingCard {...props} name={name} />
  const row = (record: DraftRecord) => ({
    section,
    record,
    units,
    persons: kin(record.key),
    photo: paths.importPhoto(id),
    doubts: doubts.filter((doubt) => doubt.record === record.key),
    questions: questions.filter((question) => question.record === record.key),
  })
  return (
    <Card
      id={section.key}
      title={name}
      flush
      class="compare"
      aside={takesMore(section) && <AddButton section={section} name={name} />}
    >
      <table class={classOf(section, doubts, records)} aria-label={name}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('import.raw')}</th>
            <th scope="col">{t('import.understood')}</th>
            <th scope="col">{t('import.doubtful')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) =>
            section.single ? (
              <FieldRows {...row(record)} />
            ) : (
              <RecordRow
                {...row(record)}
                at={at + 1}
                named={at === 0 || records.length <= 3}
                calm={(records.length > longList || draft.records.length > longFile) && record.key !== props.open}
              />
            ),
          )}
        </tbody>
      </table>
    </Card>
  )
}

/** The file says 无: that is worth as much as a record. */
const NothingCard = ({ section, draft, name }: Comparison & { section: Section; name: string }) => {
  const t = useT()
  const said = draft.nothing.find((one) => one.section === section.key)
  if (!said) return null
  return (
    <Card id={section.key} title={name} flush class="compare" aside={<AddButton section={section} name={name} />}>
      <table class="fields" aria-label={name}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('import.raw')}</th>
            <th scope="col">{t('import.understood')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('dossier.nothing')}</th>
            <td class="said">{said.raw}</td>
            <td>
              {t('import.nothing')}{' '}
              <button type="submit" name="act" value={`undeclare ${section.key}`} class="btn quiet small">
                {t('import.undeclare')}
              </button>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </Card>
  )
}

const AddButton = ({ section, name }: { section: Section; name: string }) => {
  const t = useT()
  return (
    <button type="submit" name="act" value={`add ${section.key}`} class="btn quiet small">
      {t('import.add', { section: name })}
    </button>
  )
}

/** A list without a doubt is calm: the column for doubts is not there. */
function classOf({ single, key }: Section, doubts: readonly OpenDoubt[], records: readonly DraftRecord[]): string {
  if (single) return 'fields'
  const asked = doubts.some(({ record }) => records.some((one) => one.key === record))
  return `records of-${key}${asked ? '' : ' calm'}`
}

/** From here on a list is looked through line by line and mended in places. */
const longList = 8

/** Beyond this many records every list of the file is, so that its page stays light. */
const longFile = 80
