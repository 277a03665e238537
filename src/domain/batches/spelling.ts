import { mostCases } from './batch.ts'

/**
 * Cases by their numbers, spelled in runs: `C-2026-0017` to `C-2026-0120` as `2026/17-120`. A form carries in it the rows
 * that its page does not show: three hundred are one line.
 */
export function spelled(numbers: readonly string[]): string {
  const runs: { year: number; from: number; until: number }[] = []
  for (const { year, serial } of numbers.flatMap((number) => partsOf(number) ?? []).sort(inOrder)) {
    const last = runs.at(-1)
    if (last?.year === year && serial <= last.until + 1) last.until = serial
    else runs.push({ year, from: serial, until: serial })
  }
  return runs.map(({ year, from, until }) => `${year}/${from}${until > from ? `-${until}` : ''}`).join(' ')
}

/** Whether a number is among those that are spelled so; of what no batch could hold, the beginning. */
export function spelledOut(text: string): (number: string) => boolean {
  const among = new Set<string>()
  for (const [, year, from = '', until = from] of text.matchAll(/(\d{4})\/(\d{1,9})(?:-(\d{1,9}))?/g)) {
    for (let serial = Number(from); serial <= Number(until); serial += 1) {
      if (among.size >= mostCases) break
      among.add(`${year}/${serial}`)
    }
    if (among.size >= mostCases) break
  }
  return (number) => {
    const parts = partsOf(number)
    return parts !== undefined && among.has(`${parts.year}/${parts.serial}`)
  }
}

type Parts = { readonly year: number; readonly serial: number }

function partsOf(number: string): Parts | undefined {
  const [, year, serial] = /^C-(\d{4})-(\d{1,9})$/.exec(number) ?? []
  return year && serial ? { year: Number(year), serial: Number(serial) } : undefined
}

const inOrder = (one: Parts, other: Parts) => one.year - other.year || one.serial - other.serial
