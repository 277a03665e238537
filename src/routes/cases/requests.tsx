import type { Case } from '#db/cases/cases.ts'
import type { CaseId } from '#domain/ids.ts'
import { readingAsked } from '#routes/readings/asked.tsx'
import { readingPrinted } from '#routes/readings/printed.ts'
import type { WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'

/** How each kind that asks for something shows what is asked for, and where that is changed once it came back. */
const requests = {
  reading: { shown: readingAsked, change: (id: CaseId) => paths.readingAgain(id), printed: readingPrinted },
}

/** A form on it that was refused, with what was typed. */
export type RequestRefused = Parameters<typeof readingAsked>[2]

export const requestOf = async (c: WebContext, theCase: Case, refused?: RequestRefused) => {
  const known = requests[theCase.route.key as keyof typeof requests]
  const shown = known && (await known.shown(c, theCase, refused))
  return shown && { shown, change: known.change(theCase.id) }
}

/** What the approval sheet of such a case says of it. */
export const requestPrinted = (c: WebContext, theCase: Case) =>
  requests[theCase.route.key as keyof typeof requests]?.printed(c, theCase)
