import {
  besideAmount,
  besideKey,
  type SettledItem,
  settledItems,
  settledSums,
} from '#domain/cases/outputs/settlement.ts'
import { yuan } from '#domain/codes/currency.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { type Money, shownMoney } from '#domain/money.ts'
import type { Reckoned } from '#domain/settlement/departure.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { CellLabel } from '#views/kit/data-table.tsx'
import { TextArea } from '#views/kit/fields.tsx'

type FieldsProps = {
  readonly typed: (key: string) => string
  readonly problems: Problems
  /** What could be reckoned: its formula and source stand there, and what is missing. */
  readonly reckoned?: ReadonlyMap<string, Reckoned> | undefined
}

/** 离职结算 as finance fills it in: a line a row, with how it was reckoned, what it rests on and why it differs. */
export const SettlementFields = ({ typed, problems, reckoned = new Map() }: FieldsProps) => {
  const t = useT()
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
  readonly reckoned: Reckoned | undefined
}

/** A line: the amount, then how it was reckoned and why it differs; what could not be reckoned says what is missing. */
const LineFields = ({ item: { key, required }, typed, problem, reckoned }: LineProps) => {
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

/** The lines that have an amount, and what they come to. */
export const Settled = ({ fields }: { readonly fields: Fields }) => {
  const t = useT()
  const { due, deducted, net } = settledSums(fields)
  return (
    <div class="table cards">
      <table class="settled">
        <Heads />
        {sides.map((side) => {
          const items = settledItems.filter((item) => item.side === side && fields[item.key] !== undefined)
          return items.length === 0 ? null : (
            <tbody>
              <SideHead side={side} />
              {items.map(({ key }) => (
                <tr>
                  <th scope="row">{nameOf(t, key)}</th>
                  <td class="end">
                    <CellLabel>{t('settled.amount')}</CellLabel>
                    {shownMoney(fields[key] as Money)}
                  </td>
                  {besideAmount.map((beside) => (
                    <Beside item={key} fields={fields} of={beside} />
                  ))}
                </tr>
              ))}
            </tbody>
          )
        })}
        <tfoot>
          {([due, deducted, net] as const).map((cents, at) => (
            <tr>
              <th scope="row">
                {t((['settled.sum.due', 'settled.sum.deducted', 'settled.sum.net'] as const)[at] ?? 'settled.sum.net')}
              </th>
              <td class="end">
                <CellLabel>{t('settled.amount')}</CellLabel>
                {shownMoney({ cents, currency: yuan })}
              </td>
              <td class="blank" colspan={besideAmount.length} />
            </tr>
          ))}
          {fields['remark'] !== undefined && (
            <tr>
              <th scope="row">{t('field.settlement.remark')}</th>
              <td colspan={1 + besideAmount.length}>{typedValue(fields['remark'])}</td>
            </tr>
          )}
        </tfoot>
      </table>
    </div>
  )
}

type BesideProps = {
  readonly item: string
  readonly fields: Fields
  readonly of: (typeof besideAmount)[number]
}

/** What stands beside an amount; beside the reason also what the formula had made of it. */
const Beside = ({ item, fields, of }: BesideProps) => {
  const t = useT()
  const reckoned = of === 'why' ? fields[besideKey(item, 'reckoned')] : undefined
  const said = typedValue(fields[besideKey(item, of)])
  if (said === '' && reckoned === undefined) return <td class="blank" />
  return (
    <td>
      <CellLabel>{t(`settled.${of}`)}</CellLabel>
      {reckoned !== undefined && <p>{t('settled.reckoned', { amount: shownMoney(reckoned as Money) })}</p>}
      {said}
    </td>
  )
}

const sides = ['due', 'deducted', 'apart'] as const

const nameOf = (t: ReturnType<typeof useT>, key: string): string => t(`settlement.line.${key}` as MessageKey)

const Heads = () => {
  const t = useT()
  return (
    <thead>
      <tr>
        <th scope="col">{t('settled.line')}</th>
        <th scope="col" class="end">
          {t('settled.amount')}
        </th>
        {besideAmount.map((beside) => (
          <th scope="col">{t(`settled.${beside}`)}</th>
        ))}
      </tr>
    </thead>
  )
}

const SideHead = ({ side }: Pick<SettledItem, 'side'>) => (
  <tr class="settled-side">
    <th scope="rowgroup" colspan={2 + besideAmount.length}>
      {useT()(`settled.side.${side}`)}
    </th>
  </tr>
)
