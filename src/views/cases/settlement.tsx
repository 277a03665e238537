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
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { TextArea } from '#views/kit/fields.tsx'

type FieldsProps = { readonly typed: (key: string) => string; readonly problems: Problems }

/** 离职结算 as finance fills it in: a line a row, with how it was reckoned, what it rests on and why it differs. */
export const SettlementFields = ({ typed, problems }: FieldsProps) => {
  const t = useT()
  return (
    <>
      <p class="hint">{t('settled.hint')}</p>
      <div class="table">
        <table class="settled">
          <Heads />
          {sides.map((side) => (
            <tbody>
              <SideHead side={side} />
              {settledItems
                .filter((item) => item.side === side)
                .map(({ key, required }) => (
                  <tr>
                    <th scope="row">
                      <label for={`settled-${key}`}>{nameOf(t, key)}</label>
                    </th>
                    <td class="num">
                      <input
                        id={`settled-${key}`}
                        name={key}
                        value={typed(key)}
                        size={12}
                        inputmode="decimal"
                        required={required}
                        placeholder={required ? t('settled.missing') : undefined}
                        aria-invalid={problems[key] ? 'true' : undefined}
                        aria-describedby={problems[key] ? `settled-${key}-problem` : undefined}
                      />
                      {problems[key] && (
                        <p class="problem" id={`settled-${key}-problem`}>
                          {t(`field.${problems[key]}` as MessageKey)}
                        </p>
                      )}
                    </td>
                    {besideAmount.map((beside) => (
                      <td>
                        <input
                          name={besideKey(key, beside)}
                          value={typed(besideKey(key, beside))}
                          maxlength={300}
                          aria-label={`${nameOf(t, key)}：${t(`settled.${beside}`)}`}
                        />
                      </td>
                    ))}
                  </tr>
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

/** The lines that have an amount, and what they come to. */
export const Settled = ({ fields }: { readonly fields: Fields }) => {
  const t = useT()
  const { due, deducted, net } = settledSums(fields)
  return (
    <div class="table">
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
                  <td class="num">{shownMoney(fields[key] as Money)}</td>
                  {besideAmount.map((beside) => (
                    <td>{typedValue(fields[besideKey(key, beside)])}</td>
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
              <td class="num">{shownMoney({ cents, currency: yuan })}</td>
              <td colspan={besideAmount.length} />
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

const sides = ['due', 'deducted', 'apart'] as const

const nameOf = (t: ReturnType<typeof useT>, key: string): string => t(`settled.item.${key}` as MessageKey)

const Heads = () => {
  const t = useT()
  return (
    <thead>
      <tr>
        <th scope="col">{t('settled.line')}</th>
        <th scope="col" class="num">
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
