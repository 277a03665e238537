import { aboutOf } from '#domain/cases/seeing.ts'
import { outputOf } from '#domain/cases/standing.ts'
import { wordsOf } from '#domain/checks/values.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Appointed } from '#domain/letters/letter.ts'
import { submission } from '#domain/proposals/appointing-forms.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { trialLength } from '#domain/proposals/trial.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { BatchRow } from '#views/batches/rows.tsx'

/** What the papers of a meeting say of one appointment or dismissal; days as they are kept. */
export type AppointedWords = Appointed & { readonly unit: string; readonly post: string }

/** What a case proposes, and what its 办结 recorded. */
export const appointedIn =
  ({ var: { app } }: WebContext) =>
  ({ theCase, post, records = [] }: BatchRow): AppointedWords => {
    const of = (section: string) => records.find((record) => record.section === section)
    const [basic, appointed] = [of('basic'), of('appointments')]
    const said = of(submission.key)?.fields
    const closed = outputOf(theCase.state)
    const { name, unit } = aboutOf(theCase.state)
    const proposed = said
      ? wordsOf(said['proposed'])
      : wordsOf(basic?.fields['post']) || wordsOf(appointed?.fields['text'])
    const moved = basic?.fields['unit']
    return {
      name,
      unit: (proposed && moved && app.directory.units.get(moved as UnitId)?.name) || unit,
      post: wordsOf(basic?.base['post']) || post,
      proposed,
      removed: wordsOf(said?.['removed']) || (proposed ? removedIn(basic) : ''),
      trial: proposed && appointed ? trialLength(appointed.fields) : undefined,
      document: wordsOf(closed['document']),
      documentDate: wordsOf(closed['documentDate']),
      effective: wordsOf(closed['effective'] ?? appointed?.fields[proposed ? 'from' : 'to']),
    }
  }

/** 拟免: the post that somebody would no longer hold. */
const removedIn = (basic: ProposedRecord | undefined): string =>
  basic && wordsOf(basic.fields['post']) !== wordsOf(basic.base['post']) ? wordsOf(basic.base['post']) : ''

/** The whole house, as documents name it. */
export const houseOf = ({ var: { app } }: WebContext): string =>
  [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''
