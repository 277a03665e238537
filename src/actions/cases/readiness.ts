import { groups } from '#domain/access/groups.ts'
import type { Kind } from '#domain/cases/kind.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { lacksIn } from '#domain/dossiers/completeness.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { DossierId } from '#domain/ids.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

/**
 * Why a dossier may not go on its way. Where the kind asks for a complete one, sex, birth and an ID number are never left
 * out, and whatever else is missing wants a reason in the request. Asked when it is submitted and again when it is
 * submitted anew, since it may be changed between.
 */
export async function whatLacks(
  app: App,
  { complete }: Kind,
  dossier: DossierId,
  text: string,
): Promise<Reason | undefined> {
  const { contents, nothing } = (await openForWork(app, 'check', dossier)).opened
  mustBeWhole(app, dossier)
  if (!complete) return undefined
  const lacks = lacksIn({ contents, nothing, groups: new Set(groups) })
  if (lacks.some(({ excusable }) => !excusable)) return { code: 'case.lacking' }
  return lacks.length > 0 && cleanText(text) === '' ? { code: 'case.unexplained' } : undefined
}
