import { besideAmount, besideKey, type SettledItem, settledItems } from '#domain/cases/outputs/settlement.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Reckoned } from '#domain/settlement/departure.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { CellLabel } from '#views/kit/data-table.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Heads, nameOf, SideHead, sides } from './settled.tsx'

type FieldsProps = {
  readonly typed: (key: string) => string
  readonly problems: Problems
  /** What could be reckoned: its formula and source stand there, and what is missing. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
}

/** 离职结算 as finance fills it in: a line a row, with how it was reckoned, what it rests on and why it differs. */
export const SettlementFields = ({ typed, problems, reckoned = new Map() }: FieldsProps) => {
  const t = useT()
  const firstWrong = sides
    .flatMap((side) => settledItems.filter((item) => item.side === side))
    .find(({ key }) => problems[key])?.key
  return (
    <>
      <p class="hint">{t('settled.hint')}</p>
      <div class="table cards">
        <table class="settled">
          <Heads />
          {sides.map((side) => (
            <tbody>
              <SideHead side={side} />
              {settledItems
                .filter((item) => item.side === side)
                .map((item) => (
                  <LineFields
                    item={item}
                    typed={typed}
                    problem={problems[item.key]}
                    isFirst={item.key === firstWrong}
                    reckoned={reckoned.get(item.key)}
                  />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      <TextArea
        name="remark"
        label={t('field.settlement.remark')}
        value={typed('remark')}
        rows={2}
        max={1000}
        {...(problems['remark'] && { problem: t(`field.${problems['remark']}` as MessageKey) })}
      />
    </>
  )
}

type LineProps = Pick<FieldsProps, 'typed'> & {
  readonly item: SettledItem
  readonly problem: string | undefined
  /** The keys go to the first line that is wrong. */
  readonly isFirst: boolean
  readonly reckoned: Reckoned | undefined
}

/** A line: the amount, then how it was reckoned and why it differs; what could not be reckoned says what is missing. */
const LineFields = ({ item: { key, required }, typed, problem, isFirst, reckoned }: LineProps) => {
  const t = useT()
  const isKnown = reckoned?.cents !== undefined
  const isMissing = reckoned !== undefined && !isKnown
  const id = `settled-${key}`
  return (
    <tr>
      <th scope="row">
        <label for={id}>{nameOf(t, key)}</label>
      </th>
      <td class="end">
        <CellLabel>{t('settled.amount')}</CellLabel>
        <input
          id={id}
          name={key}
          value={typed(key)}
          size={12}
          inputmode="decimal"
          required={required || isMissing}
          placeholder={required || isMissing ? t('settled.missing') : undefined}
          aria-invalid={problem ? 'true' : undefined}
          autofocus={isFirst || undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        {problem && (
          <p class="problem" id={`${id}-problem`}>
            {t(`field.${problem}` as MessageKey)}
          </p>
        )}
      </td>
      {besideAmount.map((beside) => (
        <td>
          <CellLabel>{t(`settled.${beside}`)}</CellLabel>
          {isKnown && beside !== 'why' ? (
            reckoned[beside]
          ) : (
            <>
              {isMissing && beside === 'how' && (
                <p class="amber-text">{[t('settled.missing'), reckoned.how].join(t('kit.colon'))}</p>
              )}
              <input
                name={besideKey(key, beside)}
                value={typed(besideKey(key, beside))}
                maxlength={600}
                aria-label={`${nameOf(t, key)} ${t(`settled.${beside}`)}`}
              />
            </>
          )}
        </td>
      ))}
    </tr>
  )
}
