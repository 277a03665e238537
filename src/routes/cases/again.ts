import type { Reason } from '#domain/cases/refusal.ts'
import type { CaseId } from '#domain/ids.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Typed } from '#views/cases/decision.tsx'
import type { CommandForm } from '#views/cases/refused-form.ts'
import { caseAt } from './context.ts'
import { show } from './page.tsx'

/** The page again after a command that the rules refused, with the reason and what was typed. */
export const again = async (
  c: WebContext,
  id: CaseId,
  form: CommandForm,
  refused: Reason,
  typed: Partial<Typed> = {},
) => show(c, await caseAt(c, id), { form, refused, typed: { text: '', ticks: [], ...typed } })
