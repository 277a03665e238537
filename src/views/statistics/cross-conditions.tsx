import { conditionKeys, crossLimits } from '#domain/statistics/cross.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import type { CrossAsked } from './cross-form.tsx'
import { said, type TableWords, valueName } from './drawn.ts'

/** Whom it counts: the population, a unit, and values of measures, each in its menu of ticks. */
export const CrossConditions = ({
  cross,
  offered,
  unitName,
  by,
}: Pick<CrossAsked, 'cross' | 'offered' | 'unitName' | 'by'>) => {
  const [t, language] = [useT(), useLanguage()]
  const held = new Map(cross.where.map(({ measure, values }) => [measure, values]))
  const shown = by === undefined || held.has(by) ? [...held.keys()] : [...held.keys(), by]
  const more = conditionKeys.filter((measure) => offered.measures.includes(measure) && !shown.includes(measure))
  return (
    <fieldset class="cross-line">
      <legend class="visually-hidden">{t('cross.conditions')}</legend>
      <span>
        {t('cross.conditions')} <kbd>f</kbd>
      </span>
      <Select
        id="cross-of"
        name="of"
        label={t('statistics.means.whom')}
        hideLabel
        options={offered.populations.map((of) => ({ value: of, label: t(`statistics.of.${of}.short`) }))}
        value={cross.of}
      />
      {offered.units.length > 1 && (
        <Select
          id="cross-under"
          name="under"
          label={t('list.column.unit')}
          hideLabel
          options={offered.units.map(({ id, depth }) => ({
            value: id,
            label: `${'　'.repeat(depth)}${t('list.filter.below', { unit: unitName(id) })}`,
          }))}
          value={cross.under}
          empty={t('cross.under.none')}
        />
      )}
      {shown.map((measure) => (
        <Condition measure={measure} chosen={held.get(measure) ?? []} open={measure === by} unitName={unitName} />
      ))}
      {more.length > 0 && shown.length < crossLimits.conditions && (
        <Select
          id="cross-by"
          name="by"
          label={t('cross.by')}
          hideLabel
          options={more.map((measure) => ({ value: measure, label: said(measureOf(measure), language) }))}
          empty={t('cross.by')}
        />
      )}
    </fieldset>
  )
}

type Held = {
  readonly measure: MeasureKey
  readonly chosen: readonly string[]
  readonly open: boolean
  readonly unitName: TableWords['unitName']
}

const Condition = ({ measure, chosen, open, unitName }: Held) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const { values } = measureOf(measure)
  const name = said(measureOf(measure), language)
  const value = chosen.map((one) => valueName(words, measure, one)).join(t('kit.comma'))
  return (
    <Menu
      kind="chip"
      on={chosen.length > 0}
      open={open}
      label={chosen.length === 0 ? name : t('list.filter.on', { name, value })}
    >
      <div class="cross-values">
        {(typeof values === 'string' ? [] : [...values.map(({ code }) => code as string), '']).map((code) => (
          <label>
            <input
              type="checkbox"
              name="is"
              value={`${measure}:${code}`}
              checked={chosen.includes(code) || undefined}
            />
            <span>{valueName(words, measure, code)}</span>
          </label>
        ))}
      </div>
      <Button small>{t('cross.count')}</Button>
    </Menu>
  )
}
