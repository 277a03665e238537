import type { Act } from '#domain/dossiers/acts.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import type { Named } from './changes.tsx'

type Props = {
  readonly acts: readonly Act<Named>[]
  readonly first?: Day | undefined
  readonly second?: Day | undefined
  /** Where a dot leads: the comparison with that day. */
  readonly href: (day: Day) => string
}

const [width, base, margin] = [960, 44, 24]

/** One dot a day on which something changed, as large as it was much; it leads to that day beside today. */
export const Axis = ({ acts, first, second, href }: Props) => {
  const t = useT()
  const days = Map.groupBy(acts, ({ at }) => dayOf(at))
  const marks = [...days.keys(), ...[first, second].flatMap((day) => day ?? [])].toSorted()
  const [from, until] = [marks[0], marks.at(-1)]
  if (from === undefined || until === undefined || days.size < 2) return null
  const [start, end] = [Date.parse(`${from.slice(0, 4)}-01-01`), Date.parse(`${Number(until.slice(0, 4)) + 1}-01-01`)]
  const x = (day: string) => Math.round(margin + ((Date.parse(day) - start) / (end - start)) * (width - 2 * margin))
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, at) => Number(from.slice(0, 4)) + at,
  )
  const step = Math.ceil(years.length / 12)
  return (
    <nav aria-label={t('history.axis')}>
      <svg viewBox={`0 0 ${width} 70`} class="axis">
        <title>{t('history.axis')}</title>
        {first && second && (
          <rect x={x(first)} y="10" width={Math.max(1, x(second) - x(first))} height={base - 10} class="span" />
        )}
        <line x1={margin} y1={base} x2={width - margin} y2={base} />
        {years
          .filter((_, at) => at % step === 0)
          .map((year) => (
            <>
              <line x1={x(`${year}-01-01`)} y1={base} x2={x(`${year}-01-01`)} y2={base + 5} />
              <text x={x(`${year}-01-01`) + 4} y={base + 20}>
                {year}
              </text>
            </>
          ))}
        {[...days].map(([day, of]) => {
          const count = of.reduce((sum, { changes }) => sum + changes.length, 0)
          return (
            <a href={href(day)} aria-label={t('history.dot', { day, count })}>
              <circle cx={x(day)} cy="28" r={Math.min(10, 3 + Math.round(Math.sqrt(count)))}>
                <title>{t('history.dot', { day, count })}</title>
              </circle>
            </a>
          )
        })}
      </svg>
    </nav>
  )
}
