import type { Group } from '#domain/access/groups.ts'
import { eligibilitySection, linesIn } from '#domain/proposals/eligibility.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { useFieldLabel, useValueText } from '#views/dossiers/value.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'

type Props = { readonly records: readonly ProposedRecord[]; readonly groups: ReadonlySet<Group> }

/** What the form says beside the records: grounds, checks and answers, as far as the viewer may read them. */
export const Particulars = ({ records, groups }: Props) => (
  <>
    {records.map((record) =>
      record.section === eligibilitySection.key ? (
        <Eligibility record={record} />
      ) : (
        <Said record={record} groups={groups} />
      ),
    )}
  </>
)

const Said = ({ record, groups }: { readonly record: ProposedRecord; readonly groups: ReadonlySet<Group> }) => {
  const section = proposedSection(record.section)
  const [t, text] = [useT(), useValueText()]
  const label = useFieldLabel(section ?? eligibilitySection)
  const lines = (section?.fields ?? []).flatMap((field) => {
    const said = groups.has(field.group) ? text(field, record.fields[field.key]) : ''
    return said === '' ? [] : [{ start: label(field), text: said }]
  })
  if (lines.length === 0) return null
  return (
    <Card title={t(`section.${record.section}` as MessageKey)} flush>
      <Lines items={lines} />
    </Card>
  )
}

/** 任职资格: what was found when it was drawn, each line with where it is from. */
const Eligibility = ({ record }: { readonly record: ProposedRecord }) => {
  const t = useT()
  const lines = linesIn(record.fields)
  if (lines.length === 0) return null
  return (
    <Card title={t('drawing.eligibility')} flush>
      <Lines
        items={lines.map(({ key, says, stops, source }) => {
          const said = t(`drawing.says.${says.code}` as MessageKey, says.params ?? {})
          return {
            start: t(`drawing.line.${key}` as MessageKey),
            text: stops ? <span class="seal-text">{said}</span> : said,
            end: <small>{t(`drawing.source.${source}` as MessageKey)}</small>,
          }
        })}
      />
    </Card>
  )
}
