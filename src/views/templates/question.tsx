import type { MeasureKey } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Answer, Asked } from '#domain/templates/asking.ts'
import type { Meaning } from '#domain/templates/meaning.ts'
import { meaningText } from '#domain/templates/meaning-text.ts'
import { lettersOf, refOf } from '#domain/templates/place.ts'
import type { Template } from '#domain/templates/template.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { CrossConditions } from '#views/statistics/cross-conditions.tsx'
import type { Offered } from '#views/statistics/cross-form.tsx'
import type { TableWords } from '#views/statistics/drawn.ts'
import { reckonedName } from '#views/statistics/drawn-cross.ts'
import { meaningWords } from './meaning-words.ts'

export type Question = {
  readonly asked: Asked
  readonly answers: readonly (Answer & { readonly number: number | undefined })[]
  /** What the form for other conditions begins with. */
  readonly own: Meaning | undefined
  /** The measure that a condition is chosen for now. */
  readonly by?: MeasureKey
}

type Props = {
  readonly template: Template
  readonly question: Question
  /** Which of how many that are not bound. */
  readonly open?: { readonly nth: number; readonly of: number } | undefined
  readonly offered: Offered
  readonly unitName: TableWords['unitName']
  readonly asOf?: string | undefined
  readonly clock: Clock
}

/** M 列算什么: one question at a time, with its likeliest answers and how many people each counts. */
export const QuestionCard = (props: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { template, question, open } = props
  const { asked, answers } = question
  const words = { t, language, unitName: props.unitName }
  return (
    <Card
      title={titleOf(asked, t)}
      mark={open && <Pill tone="amber">{`${open.nth} / ${open.of}`}</Pill>}
      id="question"
      class="form-question"
    >
      <p>{t('template.words', { words: asked.words })}</p>
      {asked.before && <p class="hint">{t('template.reworded', { words: asked.before.words })}</p>}
      {!asked.suggestion && asked.axis !== 'cell' && !asked.now && <p class="hint">{t('template.not-understood')}</p>}
      <PostForm action={paths.templateStep(template.id, 'meanings')} label={titleOf(asked, t)}>
        <Kept {...props} />
        <fieldset>
          <legend class="visually-hidden">{titleOf(asked, t)}</legend>
          {answers.map(({ meaning, why, number }, at) => (
            <label class="form-answer">
              <input type="radio" name="means" value={meaningText(meaning)} checked={at === 0 || undefined} />
              <span>
                {meaningWords(meaning, words)}
                <small>{t(`template.why.${why}`)}</small>
              </span>
              {number !== undefined && <b>{isPeople(meaning) ? t('statistics.count', { people: number }) : number}</b>}
            </label>
          ))}
          {asked.axis === 'cell' && asked.now && (
            <label class="form-answer">
              <input type="radio" name="means" value="headings" />
              <span>{t('template.by-headings')}</span>
            </label>
          )}
        </fieldset>
        <Button kind="go">{t(open && open.of > 1 ? 'template.bind.next' : 'template.bind')}</Button>
      </PostForm>
      <Others {...props} />
      <p class="hint">{t('template.bind.help')}</p>
    </Card>
  )
}

const isPeople = (meaning: Meaning) => meaning.is === 'count' && meaning.reckoned === undefined

/** What it is about: M 列, 第 8 行, C8. */
const titleOf = ({ axis, place }: Asked, t: ReturnType<typeof useT>): string =>
  axis === 'sheet'
    ? t('template.question.sheet')
    : axis === 'column'
      ? t('template.question.column', { column: lettersOf(place.column) })
      : axis === 'row'
        ? t('template.question.row', { row: place.row + 1 })
        : t('template.question.cell', { cell: refOf(place) })

const Kept = ({ template, question: { asked }, asOf, clock }: Props) => (
  <>
    <input type="hidden" name="version" value={template.version} />
    <input type="hidden" name="sheet" value={asked.sheet} />
    <input type="hidden" name="key" value={asked.key} />
    {asked.axis === 'cell' && <input type="hidden" name="cell" value={asked.number} />}
    {asOf && <input type="hidden" name="asOf" value={asOf} />}
    {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
  </>
)

/** 另定条件: the pieces of the cross-table, put together in the address and then offered above. */
const Others = ({ template, question, offered, unitName, asOf, clock }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { asked, own, by } = question
  const meaning = own?.is === 'count' ? own : { is: 'count' as const, where: [] }
  const reckoned = meaning.is === 'count' && 'reckoned' in meaning && meaning.reckoned ? meaning.reckoned : undefined
  const cross = {
    of: ('of' in meaning ? meaning.of : undefined) ?? ('staff' as const),
    rows: [],
    columns: [],
    reckoned: reckoned ?? ({ is: 'people' } as const),
    share: 'none' as const,
    where: meaning.where,
    ...('under' in meaning && meaning.under && { under: meaning.under }),
  }
  return (
    <details class="form-others opens" open={by !== undefined || undefined}>
      <summary>{t('template.others')}</summary>
      <form method="get" action={`${paths.template(template.id)}#question`}>
        <input type="hidden" name="sheet" value={asked.sheet} />
        <input type="hidden" name={asked.axis === 'cell' ? 'cell' : 'ask'} value={asked.number} />
        {asOf && <input type="hidden" name="asOf" value={asOf} />}
        {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
        <Select
          name="count"
          label={t('cross.number')}
          options={offered.reckoned.map((one) => ({
            value: one.is === 'people' ? one.is : `${one.is}:${one.amount}`,
            label: reckonedName(one, { t, language }),
          }))}
          value={reckoned ? `${reckoned.is}:${reckoned.amount}` : 'people'}
        />
        <CrossConditions cross={cross} offered={offered} unitName={unitName} by={by} />
        <Button small>{t('template.try')}</Button>
      </form>
    </details>
  )
}
