import type { UnitId } from '#domain/ids.ts'
import { type Cross, conditionKeys, crossLimits, type Reckoned, shares } from '#domain/statistics/cross.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Population } from '#domain/statistics/population.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { type Option, Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { said, type TableWords, valueName } from './drawn.ts'
import { reckonedName } from './drawn-cross.ts'

/** What somebody may ask for: nothing that reads a group of which the viewer may list nobody. */
export type Offered = {
  readonly measures: readonly MeasureKey[]
  readonly reckoned: readonly Reckoned[]
  readonly populations: readonly Population[]
  readonly units: readonly { readonly id: UnitId; readonly depth: number }[]
}

type Props = {
  readonly cross: Cross
  readonly offered: Offered
  readonly unitName: TableWords['unitName']
  readonly asOf?: string | undefined
  readonly clock: Clock
  /** The measure that a condition is chosen for now. */
  readonly by?: MeasureKey | undefined
}

/** 行、列、数、条件: a form that is its own address, so that every table has one (public/app/cross.js knows its keys). */
export const CrossForm = (props: Props) => {
  const t = useT()
  const { asOf, clock } = props
  return (
    <form
      method="get"
      action={paths.statisticsCross()}
      class="card cross"
      data-cross
      data-script={useRendering().asset('cross.js')}
      aria-label={t('cross.title')}
    >
      {asOf !== undefined && <input type="hidden" name="asOf" value={asOf} />}
      {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
      <div class="cross-parts">
        <Side {...props} side="rows" letter="r" />
        <Side {...props} side="columns" letter="c" />
        <Numbers {...props} />
      </div>
      <Conditions {...props} />
      <Goes {...props} />
    </form>
  )
}

/** A side of one level has no other way in. */
const Goes = ({ cross }: Props) => {
  const t = useT()
  const nested = (['rows', 'columns'] as const).filter((side) => cross[side].length > 1)
  return (
    <div class="cross-line">
      <Button kind="go" small>
        {t('cross.count')}
      </Button>
      <span>
        <Button kind="quiet" small name="do" value="turn">
          {t('cross.turn')}
        </Button>
        <kbd>x</kbd>
      </span>
      {nested.map((side) => (
        <span>
          <Button kind="quiet" small name="do" value={side}>
            {t(`cross.nest.${side}`)}
          </Button>
          <kbd>Alt ↑</kbd>
        </span>
      ))}
    </div>
  )
}

const Side = ({ cross, offered, side, letter }: Props & { side: 'rows' | 'columns'; letter: string }) => {
  const [t, language] = [useT(), useLanguage()]
  const options = offered.measures.map((measure) => ({ value: measure, label: said(measureOf(measure), language) }))
  return (
    <fieldset class="cross-part">
      <legend>
        {t(`cross.${side}`)} <kbd>{letter}</kbd>
      </legend>
      {(['outer', 'inner'] as const).map((level, at) => (
        <Select
          id={`cross-${side}-${level}`}
          name={side}
          label={`${t(`cross.${side}`)} · ${t(`cross.${level}`)}`}
          hideLabel
          options={options}
          value={cross[side][at]}
          empty={t(`cross.${level}.none`)}
        />
      ))}
    </fieldset>
  )
}

const Numbers = ({ cross, offered }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const options = offered.reckoned.map(
    (one): Option => ({
      value: one.is === 'people' ? one.is : `${one.is}:${one.amount}`,
      label: reckonedName(one, { t, language }),
      group: t(`cross.reckoned.${one.is}`),
    }),
  )
  const { reckoned } = cross
  return (
    <fieldset class="cross-part">
      <legend>
        {t('cross.number')} <kbd>m</kbd>
      </legend>
      <Select
        id="cross-count"
        name="count"
        label={t('cross.number')}
        hideLabel
        options={options}
        value={reckoned.is === 'people' ? reckoned.is : `${reckoned.is}:${reckoned.amount}`}
      />
      <Select
        id="cross-share"
        name="share"
        label={t('cross.share')}
        hideLabel
        options={shares.map((share) => ({ value: share, label: t(`cross.share.${share}`) }))}
        value={cross.share}
      />
    </fieldset>
  )
}

/** Whom it counts: the population, a unit, and values of measures, each in its menu of ticks. */
const Conditions = ({ cross, offered, unitName, by }: Props) => {
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
        {(values === 'units' ? [] : [...values.map(({ code }) => code as string), '']).map((code) => (
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
