import type { CrossId, UnitId } from '#domain/ids.ts'
import { type Cross, type Reckoned, shares } from '#domain/statistics/cross.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Population } from '#domain/statistics/population.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { type Option, Select } from '#views/kit/fields.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { CrossConditions } from './cross-conditions.tsx'
import { said, type TableWords } from './drawn.ts'
import { reckonedName } from './drawn-cross.ts'

/** What somebody may ask for: nothing that reads a group of which the viewer may list nobody. */
export type Offered = {
  readonly measures: readonly MeasureKey[]
  readonly reckoned: readonly Reckoned[]
  readonly populations: readonly Population[]
  readonly units: readonly { readonly id: UnitId; readonly depth: number }[]
}

export type CrossAsked = {
  readonly cross: Cross
  readonly offered: Offered
  readonly unitName: TableWords['unitName']
  readonly asOf?: string | undefined
  readonly clock: Clock
  /** The measure that a condition is chosen for now. */
  readonly by?: MeasureKey | undefined
  /** The table that is kept under a name, which this one began with. */
  readonly saved?: CrossId | undefined
}

/** 行、列、数、条件: a form that is its own address, so that every table has one (public/app/cross.js knows its keys). */
export const CrossForm = (props: CrossAsked) => {
  const t = useT()
  const { asOf, clock, saved } = props
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
      {saved !== undefined && <input type="hidden" name="saved" value={saved} />}
      <div class="cross-parts">
        <Side {...props} side="rows" letter="r" />
        <Side {...props} side="columns" letter="c" />
        <Numbers {...props} />
      </div>
      <CrossConditions {...props} />
      <Goes {...props} />
    </form>
  )
}

/** A side of one level has no other way in. */
const Goes = ({ cross }: CrossAsked) => {
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

const Side = ({ cross, offered, side, letter }: CrossAsked & { side: 'rows' | 'columns'; letter: string }) => {
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

const Numbers = ({ cross, offered }: CrossAsked) => {
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
