import { doubtKey, type OpenDoubt, type Question } from '#domain/imports/doubts.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Icon } from '#views/kit/icon.tsx'
import { useReadingText } from './reading-text.ts'

export type Asked = {
  readonly doubts: readonly OpenDoubt[]
  /** The questions that are asked at this row. */
  readonly questions: readonly Question[]
}

type Props = Asked & {
  /** The text of a field as it stands, to mark the reading that is taken now. */
  readonly shown: (field: string) => string
}

/** What is doubtful about a row: each question once, its readings to take with one press, and 已核对 where the value stands. */
export const DoubtList = ({ doubts, questions, shown }: Props) => {
  const told = doubts.filter(({ remark, settled }) => remark || settled)
  const elsewhere = doubts.filter((doubt) => !told.includes(doubt) && !isAskedIn(questions, doubt))
  if (doubts.length === 0) return null
  return (
    <ul class="doubts">
      {questions.map((question) => (
        <Open question={question} shown={shown} />
      ))}
      {elsewhere.map((doubt) => (
        <Elsewhere doubt={doubt} />
      ))}
      {told.map((doubt) => (doubt.settled ? <Settled doubt={doubt} /> : <Remark doubt={doubt} />))}
    </ul>
  )
}

const isAskedIn = (questions: readonly Question[], doubt: OpenDoubt) =>
  questions.some(({ doubts }) => doubts.includes(doubt))

const useWords = () => {
  const t = useT()
  return ({ code, params }: OpenDoubt) => t(`doubt.${code}` as MessageKey, { text: '', ...params })
}

const Settled = ({ doubt }: { doubt: OpenDoubt }) => {
  const [t, words] = [useT(), useWords()]
  return (
    <li class="settled">
      <Icon name="check" />
      <span>
        {words(doubt)} <b>{t('import.settled')}</b>
      </span>
    </li>
  )
}

const Remark = ({ doubt }: { doubt: OpenDoubt }) => {
  const words = useWords()
  return <li class="remark">{words(doubt)}</li>
}

/** The same question, asked and answered where it stands first. */
const Elsewhere = ({ doubt }: { doubt: OpenDoubt }) => {
  const [t, words] = [useT(), useWords()]
  return (
    <li class="remark">
      {words(doubt)} <small>{t(doubt.follows ? 'import.follows' : 'import.alike')}</small>
    </li>
  )
}

const Open = ({ question, shown }: { question: Question } & Pick<Props, 'shown'>) => {
  const [t, words, named] = [useT(), useWords(), useReadingText()]
  const { field, record, readings, doubts, all } = question
  const [asked] = doubts
  if (!asked) return null
  const now = field === undefined ? '' : shown(field)
  const others = all.filter(({ code, follows }) => code === asked.code && !follows).length - 1
  return (
    <li class="open" data-doubt>
      {doubts.map((doubt) => (
        <span class="question">{words(doubt)}</span>
      ))}
      {others > 0 && <small>{t('import.alike-others', { count: others })}</small>}
      <span class="answers">
        {field !== undefined &&
          readings.map((reading) => {
            const [chosen, text] = [reading === now, named(asked.section, field, reading)]
            return (
              <button
                type="submit"
                name="act"
                value={`take ${record} ${field} ${reading}`}
                class={chosen ? 'chip on' : 'chip'}
                aria-label={t(chosen ? 'import.take-chosen' : 'import.take', { reading: text })}
              >
                {chosen && <Icon name="check" />}
                {chosen && reading.length > short ? t('import.chosen') : text}
              </button>
            )
          })}
        <button type="submit" name="act" value={`settle ${record} ${doubtKey(asked)}`} class="btn quiet small">
          {t(others > 0 ? 'import.settle-all' : 'import.settle')}
        </button>
      </span>
    </li>
  )
}

/** A long reading that stands in the field already need not be repeated beside it. */
const short = 16
