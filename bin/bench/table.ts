import { cpus, release, totalmem, type } from 'node:os'
import type { Row } from './measure.ts'

export type Report = { readonly machine: string; readonly rows: readonly Row[] }

/** What the rates belong to: they drift with the machine, the shares much less. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`

/** One table as text. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['work', 'here', 'p50', 'p95', 'bare', 'share', 'goal', ''],
    ...rows.map(({ work, unit, value, p50, p95, bare, share, goal, met }) => [
      work,
      `${figure(value)} ${unit}`,
      p50 === null ? '' : `${figure(p50)} ms`,
      p95 === null ? '' : `${figure(p95)} ms`,
      bare === null ? '' : `${figure(bare)} ${unit}`,
      share === null ? '' : share.toFixed(2),
      goal === null ? '' : `≥ ${goal}`,
      met === null ? '' : met ? 'met' : 'not met',
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const figure = (value: number): string => (value >= 100 ? String(Math.round(value)) : value.toFixed(1))
