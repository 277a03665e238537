import type { Day } from '#domain/time.ts'

/** A day on which something happened: how much, what is said of it, and where it leads. */
export type Dot = { readonly day: Day; readonly count: number; readonly name: string; readonly href: string }

type Props = {
  readonly label: string
  readonly dots: readonly Dot[]
  /** The days that a comparison spans. */
  readonly span?: readonly [Day, Day] | undefined
}

const [width, base, margin] = [960, 44, 24]

/** One dot a day, as large as much happened on it; each is a link. One day alone needs no axis. */
export const Axis = ({ label, dots, span }: Props) => {
  const days = [...dots.map(({ day }) => day), ...(span ?? [])].toSorted()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined || from === until) return null
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const [start, end] = [Date.parse(`${first}-01-01`), Date.parse(`${last + 1}-01-01`)]
  const x = (day: string) => Math.round(margin + ((Date.parse(day) - start) / (end - start)) * (width - 2 * margin))
  return (
    <nav aria-label={label}>
      <svg viewBox={`0 0 ${width} 70`} class="axis">
        <title>{label}</title>
        {span && <rect x={x(span[0])} y="10" width={Math.max(1, x(span[1]) - x(span[0]))} height={base - 10} />}
        <line x1={margin} y1={base} x2={width - margin} y2={base} />
        {marksFrom(first, last).map(([day, name]) => (
          <>
            <line x1={x(day)} y1={base} x2={x(day)} y2={base + 5} />
            <text x={x(day) + 4} y={base + 20}>
              {name}
            </text>
          </>
        ))}
        {dots.map(({ day, count, name, href }) => (
          <a href={href} aria-label={name}>
            <circle cx={x(day)} cy="28" r={Math.min(10, 3 + Math.round(Math.sqrt(count)))}>
              <title>{name}</title>
            </circle>
          </a>
        ))}
      </svg>
    </nav>
  )
}

/** Every quarter of one year or two, else every year, or every so many where there are more than a dozen. */
function marksFrom(first: number, last: number): readonly (readonly [day: string, name: string])[] {
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  if (years.length <= 2)
    return years.flatMap((year) => ['01', '04', '07', '10'].map((month) => [`${year}-${month}-01`, `${year}.${month}`]))
  const step = Math.ceil(years.length / 12)
  return years.filter((_, at) => at % step === 0).map((year) => [`${year}-01-01`, `${year}`])
}
