import {
  type ChartData,
  type ChartShade,
  type ChartSize,
  chartShades,
  chartSizes,
} from '#domain/statistics/charts/chart.ts'
import type { Theme } from '#views/frame/theme.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { planOf } from './plan.ts'
import { chartText } from './text.ts'

type Props = {
  readonly data: ChartData
  readonly theme: Theme
  /** The address of its image. */
  readonly href: (at: { readonly size: ChartSize; readonly shade: ChartShade }) => string
}

/**
 * A chart above its table: the image that fits the width of the page and its theme, as large as it will be before it is there;
 * whoever does not see it reads the numbers of the table.
 */
export const ChartCard = ({ data, theme, href }: Props) => {
  const t = useT()
  const shades = theme === 'auto' ? chartShades.toReversed() : [theme]
  const choices = chartSizes.toReversed().flatMap((size) => shades.map((shade) => ({ size, shade })))
  const [other] = choices.slice(-1)
  const sizes = { wide: sizeOf(data, 'wide'), narrow: sizeOf(data, 'narrow') }
  return (
    <Card title={data.title} class="figure-chart">
      <picture>
        {choices.slice(0, -1).map(({ size, shade }) => {
          const conditions = [
            size === 'narrow' && '(max-width: 999px)',
            theme === 'auto' && shade === 'dark' && '(prefers-color-scheme: dark)',
          ]
          return (
            <source media={conditions.filter(Boolean).join(' and ')} srcset={href({ size, shade })} {...sizes[size]} />
          )
        })}
        <img src={other && href(other)} {...sizes.wide} alt={`${data.title}${t('kit.colon')}${chartText(data, t)}`} />
      </picture>
    </Card>
  )
}

function sizeOf(data: ChartData, size: ChartSize) {
  const { width, height } = planOf(data, size)
  return { width, height }
}
