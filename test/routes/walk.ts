import { find } from '#db/dossiers/dossiers.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Answer, type Cast, cast, type FormValues, type World } from '../world.ts'

/** What a decision form sends, as the page drew it. */
export const drawn = ({ text }: Pick<Answer, 'text'>): Record<'run' | 'seat' | 'content', string> => {
  const value = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? ''
  return { run: value('run'), seat: value('seat'), content: value('content') }
}

/** The groups that the page asks to tick. */
export const tickable = ({ text }: Answer): readonly string[] =>
  [...text.matchAll(/<input[^>]*name="tick"[^>]*>/g)].map(([input]) => /value="([^"]*)"/.exec(input)?.[1] ?? '')

/** What a form about this draft would be drawn from now. */
export const contentOf = async ({ app }: Pick<World, 'app'>, dossier: DossierId): Promise<number> =>
  (await find(app.db, dossier))?.content ?? -1

/** What the page sends that gives a draft up. */
export const givingUp = async (w: World, dossier: DossierId, reason: string) => ({
  reason,
  content: `${await contentOf(w, dossier)}`,
})

/** Walks a case through the browser's doors: each step reads the page first and posts what it drew. */
export const walker = (w: World) => {
  const page = (who: Cast, id: CaseId) => w.as(who).get(paths.case(id))
  const rule = async (who: Cast, id: CaseId, verdict: string, form: FormValues = {}) => {
    const shown = await page(who, id)
    return w.as(who).post(paths.caseVerdict(id), { ...drawn(shown), tick: tickable(shown), verdict, ...form })
  }
  const approve = (who: Cast, id: CaseId, form?: FormValues) => rule(who, id, 'approve', form)
  return {
    page,
    rule,
    approve,
    /**
     * Whoever sits approves until this block waits, or until the end; answers who sits there. Tests ask so, instead of
     * knowing the route.
     */
    until: async (id: CaseId, block: string, form?: FormValues): Promise<Cast> => {
      for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
        if (at.block === block) return at.who
        const { status, text } = await approve(at.who, id, form)
        if (status !== 303) throw new Error(`${at.who} could not approve: ${text.slice(0, 2000)}`)
      }
      if (block !== 'end') throw new Error(`The case ended before ${block}.`)
      return 'hr'
    },
    submit: async (dossier: DossierId, who: Cast = 'hr', text = ''): Promise<CaseId> => {
      const content = `${await contentOf(w, dossier)}`
      const { location, text: shown } = await w.as(who).post(paths.submission(dossier), { text, content })
      const id = /^\/cases\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
      if (!id) throw new Error(`Not submitted: ${shown.slice(0, 2000)}`)
      return id as CaseId
    },
  }
}

/** The block that waits, with the first of the cast on its seat; undefined once nobody is asked. */
export async function sitting(w: World, id: CaseId): Promise<{ block: string; who: Cast } | undefined> {
  const rows = await w.app.db
    .selectFrom('case_seats as s')
    .innerJoin('case_candidates as p', (join) =>
      join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
    )
    .select(['s.step', 'p.person_id'])
    .where('s.case_id', '=', id)
    .where('s.state', '=', 'open')
    .execute()
  const everybody = Object.keys(cast) as Cast[]
  const who = everybody.findLast((each) => rows.some(({ person_id }) => person_id === w.person(each)))
  return who && rows[0] && { block: rows[0].step, who }
}
