import { doubtKey, type OpenDoubt } from '#domain/exchange/draft.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Icon } from '#views/kit/icon.tsx'

/** What is doubtful about a row: the question, its readings to take with one press, and 已核对 where the value stands. */
export const DoubtList = ({ doubts }: { doubts: readonly OpenDoubt[] }) => {
  if (doubts.length === 0) return null
  return (
    <ul class="doubts">
      {doubts.map((doubt) => (
        <DoubtLine doubt={doubt} />
      ))}
    </ul>
  )
}

const DoubtLine = ({ doubt }: { doubt: OpenDoubt }) => {
  const t = useT()
  const { code, field, record, readings = [], remark, settled, params } = doubt
  const text = t(`doubt.${code}` as MessageKey, { text: '', ...params })
  if (settled) {
    return (
      <li class="settled">
        <Icon name="check" />
        <span>
          {text} <b>{t('import.settled')}</b>
        </span>
      </li>
    )
  }
  return (
    <li class={remark ? 'remark' : 'open'}>
      <span>{text}</span>
      <span class="answers">
        {field !== undefined &&
          readings.map((reading) => (
            <button type="submit" name="act" value={`take ${record} ${field} ${reading}`} class="chip">
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
