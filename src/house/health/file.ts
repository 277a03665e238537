import Sqlite from 'better-sqlite3'
import type { Measures } from '#domain/health/measures.ts'
import { readEntry } from '#domain/log/entry.ts'
import type { OfFolder } from './folder.ts'

type OfFile = Pick<Measures, 'newest' | 'head' | 'checked' | 'nights'>

/** What a data file that no server has says in clear: the head of its log and what the nights wrote down. */
export function readFile({ database: { is, file } }: OfFolder): OfFile {
  if (is !== 'ours') return {}
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const head = raw.prepare<[], { seq: number; chain: string }>('select seq, chain from log order by seq desc').get()
    const newest = raw.prepare<[], string>('select at from log where at is not null order by seq desc').pluck().get()
    const checks = raw
      .prepare<[], string>(`select body from log where act = 'house.checked' order by at desc, seq desc limit 15`)
      .pluck()
      .all()
      .flatMap((body) => readEntry(body) ?? [])
    const [last] = checks
    return {
      ...(head && { head }),
      ...(newest && { newest: newest as NonNullable<OfFile['newest']> }),
      ...(last && { checked: { at: last.at, damages: Number(last.about['damages']) } }),
      nights: checks.flatMap(({ at, about: { bytes, free } }) =>
        typeof bytes === 'number' && typeof free === 'number' ? [{ at, bytes, free }] : [],
      ),
    }
  } finally {
    raw.close()
  }
}
