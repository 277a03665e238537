import type { Case } from '#db/cases/cases.ts'
import type { CaseId } from '#domain/ids.ts'
import { readingAsked } from '#routes/readings/asked.tsx'
import { readingPrinted } from '#routes/readings/printed.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { RefusedForm } from '#views/cases/refused-form.ts'
import { paths } from '#views/paths.ts'

/** How each kind that asks for something shows what is asked for, and where that is changed once it came back. */
const requests = {
  reading: { shown: readingAsked, change: (id: CaseId) => paths.readingAgain(id), printed: readingPrinted },
}

/** What a case asks for beside its content, as its page shows it, and where it is changed. */
export const requestOf = async (c: WebContext, theCase: Case, refused?: RefusedForm) => {
  const known = requests[theCase.route.key as keyof typeof requests]
  const shown = known && (await known.shown(c, theCase, refused?.form === 'revocation' ? refused.typed : undefined))
  return shown && { shown, change: known.change(theCase.id) }
}

/** What the approval sheet of such a case says of it. */
export const requestPrinted = (c: WebContext, theCase: Case) =>
  requests[theCase.route.key as keyof typeof requests]?.printed(c, theCase)
