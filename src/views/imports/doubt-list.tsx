import { doubtKey, type OpenDoubt } from '#domain/imports/draft.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Icon } from '#views/kit/icon.tsx'

type Props = {
  readonly doubts: readonly OpenDoubt[]
  /** The text of a field as it stands, to mark the reading that is taken now. */
  readonly shown: (field: string) => string
}

/** What is doubtful about a row: the question, its readings to take with one press, and 已核对 where the value stands. */
export const DoubtList = ({ doubts, shown }: Props) => {
  if (doubts.length === 0) return null
  return (
    <ul class="doubts">
      {doubts.map((doubt) => (doubt.settled ? <Settled doubt={doubt} /> : <Open doubt={doubt} shown={shown} />))}
    </ul>
  )
}

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

const Open = ({ doubt, shown }: { doubt: OpenDoubt } & Pick<Props, 'shown'>) => {
  const [t, words] = [useT(), useWords()]
  const { field, record, readings = [], remark } = doubt
  const now = field === undefined ? '' : shown(field)
  const offered = readings.filter((reading) => reading !== now || (!remark && reading.length <= short))
  return (
    <li class={remark ? 'remark' : 'open'}>
      <span class="question">{words(doubt)}</span>
      <span class="answers">
        {field !== undefined &&
          offered.map((reading) => (
            <button
              type="submit"
              name="act"
              value={`take ${record} ${field} ${reading}`}
              class={reading === now ? 'chip on' : 'chip'}
              aria-label={t('import.take', { reading })}
            >
              {reading}
            </button>
          ))}
        {!remark && (
          <button type="submit" name="act" value={`settle ${record} ${doubtKey(doubt)}`} class="btn quiet small">
            {t('import.settle')}
          </button>
        )}
      </span>
    </li>
  )
}

/** A long reading that stands in the field already need not be repeated beside it. */
const short = 16
