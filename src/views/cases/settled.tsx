import {
  besideAmount,
  besideKey,
  type SettledItem,
  settledItems,
  settledSums,
} from '#domain/cases/outputs/settlement.ts'
import { yuan } from '#domain/codes/currency.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { type Money, shownMoney } from '#domain/money.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { CellLabel } from '#views/kit/data-table.tsx'

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

export const sides = ['due', 'deducted', 'apart'] as const

/** A line of the settlement in words. */
export const nameOf = (t: ReturnType<typeof useT>, key: string): string => t(`settlement.line.${key}` as MessageKey)

/** The heads of the table of a settlement. */
export const Heads = () => {
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

/** The heading over what is owed to one side. */
export const SideHead = ({ side }: Pick<SettledItem, 'side'>) => (
  <tr class="settled-side">
    <th scope="rowgroup" colspan={2 + besideAmount.length}>
      {useT()(`settled.side.${side}`)}
    </th>
  </tr>
)
