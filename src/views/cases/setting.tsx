import type { Available } from '#domain/cases/available.ts'
import { yuan } from '#domain/codes/currency.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { CaseId, RecordId } from '#domain/ids.ts'
import { shownMoney } from '#domain/money.ts'
import type { Standard } from '#domain/pay-scales/scale.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { fieldsToSet } from '#domain/proposals/setting.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { dotted } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** What was typed of one record and not taken. */
export type SettingTyped = {
  readonly record: RecordId
  readonly values: (key: string) => string
  readonly problems: Problems
}

type Props = {
  readonly id: CaseId
  readonly content: number
  readonly may: Available
  readonly records: readonly ProposedRecord[]
  readonly standards: ReadonlyMap<RecordId, Standard>
  readonly typed?: SettingTyped | undefined
}

/** 核定: the values that this seat is there to set, saved before the verdict (docs/approvals.md E19). */
export const Setting = ({ id, content, may, records, standards, typed }: Props) => {
  const t = useT()
  if (!may.seat || may.edits.length === 0) return null
  const { run, seat } = may.seat
  return (
    <>
      {records.map((one) => {
        const section = proposedSection(one.section)
        const fields = section ? fieldsToSet(section, one, may.edits) : []
        if (!section || fields.length === 0) return null
        const standard = standards.get(one.record)
        const again = typed?.record === one.record ? typed : undefined
        return (
          <Card title={t(`case.setting.${section.key}` as MessageKey)} aside={t('case.setting.hint')}>
            {standard && <StandardShown standard={standard} of={one} values={again?.values} />}
            <PostForm action={paths.caseSetting(id)}>
              <input type="hidden" name="run" value={run.run} />
              <input type="hidden" name="seat" value={seat.seat} />
              <input type="hidden" name="content" value={content} />
              <input type="hidden" name="record" value={one.record} />
              <RecordFields
                section={{ ...section, fields }}
                typed={again?.values ?? ((key) => typedValue(one.fields[key]))}
                problems={again?.problems ?? {}}
                choices={{ units: [], persons: [], posts: [], year: 0 }}
                lacks={() => []}
                lists={standard && { grade: standard.grades }}
              />
              <div class="form-foot">
                <Button>{t('case.setting.save')}</Button>
              </div>
            </PostForm>
          </Card>
        )
      })}
    </>
  )
}

type StandardProps = {
  readonly standard: Standard
  readonly of: ProposedRecord
  readonly values: ((key: string) => string) | undefined
}

/** 工资标准: what the table in force pays the grade, where that is from, and whether the amount is within. */
const StandardShown = ({ standard: { range, source, from, isOff }, of, values }: StandardProps) => {
  const t = useT()
  const said = (key: string) => values?.(key) || typedValue(of.fields[key])
  const grade = [said('grade'), said('step')].filter(Boolean).join(' ')
  const amounts = range && [...new Set([range.least, range.most])].map((cents) => shownMoney({ cents, currency: yuan }))
  const says = amounts
    ? t('case.standard.range', { grade, range: amounts.join('–') })
    : t(grade ? 'case.standard.no-grade' : 'case.standard.no-grade-yet', { grade })
  return (
    <p class="standard">
      {t('case.standard')} <strong>{says}</strong>{' '}
      <small>{t('case.standard.from', { source, from: dotted(from) })}</small>{' '}
      {said('postPay') && <Pill tone={isOff ? 'seal' : 'jade'}>{t(`case.standard.${isOff ? 'off' : 'within'}`)}</Pill>}
    </p>
  )
}
