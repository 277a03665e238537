import type { EChartsOption } from 'echarts'
import type { ChartData, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { planBars } from './bars.ts'
import { planHeat } from './heat.ts'
import { planPyramid } from './pyramid.ts'
import { planSankey } from './sankey.ts'
import { planTreemap } from './treemap.ts'
import { planTrend } from './trend.ts'

/** What echarts is asked to lay out, how large it becomes, and the words around it. In pixels. */
export type Plan = {
  readonly width: number
  readonly height: number
  readonly option: EChartsOption
  /** Labels and legend, which echarts would place without knowing how much room they have. */
  readonly around: readonly Shape[]
  /** Puts words into areas of which only the layout knows how large they are. */
  readonly finish?: (shapes: readonly Shape[]) => readonly Shape[]
}

/** A chart as it is laid out, without echarts itself: how large it becomes is known before it is drawn. */
export function planOf(data: ChartData, size: ChartSize): Plan {
  const plan = planned(data, size)
  return { ...plan, width: Math.ceil(plan.width), height: Math.ceil(plan.height) }
}

function planned(data: ChartData, size: ChartSize): Plan {
  switch (data.is) {
    case 'pyramid':
      return planPyramid(data, size)
    case 'bars':
    case 'stacked':
      return planBars(data, size)
    case 'heat':
      return planHeat(data, size)
    case 'treemap':
      return planTreemap(data, size)
    case 'sankey':
      return planSankey(data, size)
    case 'trend':
      return planTrend(data, size)
  }
}
