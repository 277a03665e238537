import { limits } from '#domain/limits.ts'
import { type Edition, editions } from '#domain/prints/form.ts'
import { useT } from '#views/i18n/index.ts'
import { Input, Select } from '#views/kit/fields.tsx'

/** What was typed, as it was typed. */
export type PaperTyped = {
  readonly edition: Edition
  readonly copies: string
  readonly ageDate: string
  readonly reason: string
}

export const nothingTyped = (edition: Edition): PaperTyped => ({ edition, copies: '1', ageDate: '', reason: '' })

/** Which field a refusal is about, so that the sentence stands at it. */
export type PaperProblem = { readonly field: 'copies' | 'ageDate' | 'reason' | 'people'; readonly text: string }

/** How it is printed: layout, copies, age date, reason. */
export const PaperFields = ({ typed, problem }: { typed: PaperTyped; problem?: PaperProblem | undefined }) => {
  const t = useT()
  const at = (field: PaperProblem['field']) => (problem?.field === field ? problem.text : undefined)
  return (
    <>
      <Select
        name="edition"
        label={t('paper.edition')}
        value={typed.edition}
        options={editions.map((edition) => ({ value: edition, label: t(`paper.edition.${edition}`) }))}
        help={t('paper.edition.hint')}
      />
      <Select
        name="copies"
        label={t('paper.copies')}
        value={typed.copies}
        options={Array.from({ length: limits.paperCopies }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }))}
        problem={at('copies')}
      />
      <Input
        name="ageDate"
        label={t('paper.age-date')}
        value={typed.ageDate}
        size={12}
        help={t('paper.age-date.hint')}
        problem={at('ageDate')}
      />
      <Input
        name="reason"
        label={t('paper.reason')}
        value={typed.reason}
        max={200}
        placeholder={t('paper.reason.example')}
        help={t('paper.reason.hint')}
        required
        problem={at('reason')}
      />
    </>
  )
}
