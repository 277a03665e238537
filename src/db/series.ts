import type { UnitId } from '#domain/ids.ts'
import type { Db } from './database.ts'

/** A series of running numbers: of the whole house or of a legal entity, begun anew each year or never (year 0). */
export type Series = {
  readonly kind: 'batch' | 'case' | 'dossier' | 'transfer'
  readonly entity?: UnitId
  readonly year?: number
}

/**
 * Takes the next number of a series, inside the caller's transaction: what is rolled back is given again, and a number that
 * stands somewhere is never looked for among the texts that hold it (docs/decisions/0089).
 */
export async function take(db: Db, { kind, entity, year = 0 }: Series): Promise<number> {
  const { next } = await db
    .insertInto('series')
    .values({ kind, entity: entity ?? '', year, next: 2 })
    .onConflict((on) =>
      on.columns(['kind', 'entity', 'year']).doUpdateSet((eb) => ({ next: eb('series.next', '+', 1) })),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return next - 1
}

/** Four digits, and more where four do not do. */
export const serial = (number: number): string => String(number).padStart(4, '0')
