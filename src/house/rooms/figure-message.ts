import { setImmediate } from 'node:timers/promises'
import type { FigureSheet } from '#domain/statistics/sheet.ts'

/**
 * Tables of figures on their way to a worker, each as one text: copying a text costs nothing beside copying every cell of it. One is
 * written a turn, since all tables of a house take as long as thirty pages.
 */
export async function written(sheets: readonly FigureSheet[]): Promise<readonly string[]> {
  const texts: string[] = []
  for (const sheet of sheets) {
    if (texts.length > 0) await setImmediate()
    texts.push(JSON.stringify(sheet))
  }
  return texts
}

/** The same tables again. */
export const readAgain = (texts: readonly string[]): readonly FigureSheet[] =>
  texts.map((text) => JSON.parse(text) as FigureSheet)
