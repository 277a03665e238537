import { limits } from '#domain/limits.ts'
import { type Edition, editions, type TypedForm } from '#domain/prints/form.ts'
import { usualBlank } from '#domain/prints/papers/catalogue.ts'
import type { PaperKind } from '#domain/prints/papers/index.ts'
import { useT } from '#views/i18n/index.ts'
import { Input, Select, TextArea } from '#views/kit/fields.tsx'

/** What was typed, as it was typed. */
export type PaperTyped = {
  readonly edition: Edition
  readonly copies: string
  readonly ageDate: string
  readonly reason: string
  readonly volume: Volume
  readonly blank: string
  /** 任免事项 of one person; absent where many are printed, each with the own. */
  readonly form?: TypedForm | undefined
}

export type Volume = (typeof volumes)[number]
export const volumes = ['original', 'duplicate'] as const

/** What the form of a print begins with. */
export const nothingTyped = (edition: Edition): PaperTyped => ({
  edition,
  copies: '1',
  ageDate: '',
  reason: '',
  volume: 'original',
  blank: String(usualBlank),
})

/** Which field a refusal is about, so that the sentence stands at it. */
export type PaperProblem = { readonly field: 'copies' | 'ageDate' | 'reason' | 'people'; readonly text: string }

type Props = {
  readonly paper: PaperKind
  readonly typed: PaperTyped
  readonly problem?: PaperProblem | undefined
}

/** How it is printed: what the kind of paper asks, copies, reason. */
export const PaperFields = (props: Props) => {
  const { paper, typed, problem } = props
  const t = useT()
  const at = (field: PaperProblem['field']) => (problem?.field === field ? problem.text : undefined)
  return (
    <>
      {paper === 'appointment' ? <OfTheForm {...props} /> : <OfTheCatalogue {...props} />}
      <Select
        name="copies"
        label={t('paper.copies')}
        value={typed.copies}
        options={Array.from({ length: limits.paperCopies }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }))}
        problem={at('copies')}
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

const OfTheForm = ({ typed, problem }: Props) => {
  const t = useT()
  return (
    <>
      <Select
        name="edition"
        label={t('paper.edition')}
        value={typed.edition}
        options={editions.map((edition) => ({ value: edition, label: t(`paper.edition.${edition}`) }))}
        help={t('paper.edition.hint')}
      />
      <Input
        name="ageDate"
        label={t('paper.age-date')}
        value={typed.ageDate}
        size={12}
        help={t('paper.age-date.hint')}
        problem={problem?.field === 'ageDate' ? problem.text : undefined}
      />
      {typed.form && <Appointment form={typed.form} />}
    </>
  )
}

/** As many blank rows as somebody may want below a class. */
const mostBlank = 10

const OfTheCatalogue = ({ typed }: Props) => {
  const t = useT()
  return (
    <>
      <Select
        name="volume"
        label={t('paper.volume')}
        value={typed.volume}
        options={volumes.map((volume) => ({ value: volume, label: t(`paper.volume.${volume}`) }))}
      />
      <Select
        name="blank"
        label={t('paper.blank')}
        value={typed.blank}
        options={Array.from({ length: mostBlank + 1 }, (_, at) => ({ value: `${at}`, label: `${at}` }))}
        help={t('paper.blank.hint')}
      />
    </>
  )
}

/** Prefilled with what the dossier has; what is typed here stands on this print and changes nothing. */
const Appointment = ({ form }: { form: TypedForm }) => {
  const t = useT()
  return (
    <>
      <p class="hint">{t('paper.form.typed')}</p>
      {(['proposed', 'removed', 'reason'] as const).map((key) => (
        <TextArea name={`form-${key}`} label={t(`paper.form.${key}`)} value={form[key]} rows={2} max={600} />
      ))}
      {(['submitter', 'filledBy'] as const).map((key) => (
        <Input name={`form-${key}`} label={t(`paper.form.${key}`)} value={form[key]} max={200} />
      ))}
    </>
  )
}
