import type { Case } from '#db/cases/cases.ts'
import { wholeHolder } from '#db/cases/holds.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { App } from '#house/app.ts'

/** The facts of a case, and whether another one has taken the whole dossier from under it (docs/approvals.md E21). */
export async function withPreemption(
  app: App,
  { id, dossier }: Pick<Case, 'id' | 'dossier'>,
  facts: Facts,
): Promise<Facts> {
  const holder = await wholeHolder(app, dossier)
  return holder !== undefined && holder !== id ? { ...facts, preempted: true } : facts
}
