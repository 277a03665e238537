import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import type { Answer, Cast, FormValues, World } from '../world.ts'

/** What a decision form sends, as the page drew it. */
export const drawn = ({ text }: Pick<Answer, 'text'>): Record<'run' | 'seat' | 'content', string> => {
  const value = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? ''
  return { run: value('run'), seat: value('seat'), content: value('content') }
}

/** The groups that the page asks to tick. */
export const tickable = ({ text }: Answer): readonly string[] =>
  [...text.matchAll(/<input[^>]*name="tick"[^>]*>/g)].map(([input]) => /value="([^"]*)"/.exec(input)?.[1] ?? '')

/** Walks a case through the browser's doors: each step reads the page first and posts what it drew. */
export const walker = (w: World) => {
  const page = (who: Cast, id: CaseId) => w.as(who).get(paths.case(id))
  const rule = async (who: Cast, id: CaseId, verdict: string, form: FormValues = {}) => {
    const shown = await page(who, id)
    return w.as(who).post(paths.caseVerdict(id), { ...drawn(shown), tick: tickable(shown), verdict, ...form })
  }
  return {
    page,
    rule,
    approve: (who: Cast, id: CaseId, form?: FormValues) => rule(who, id, 'approve', form),
    submit: async (dossier: DossierId, who: Cast = 'hr', text = ''): Promise<CaseId> => {
      const { location, text: shown } = await w.as(who).post(paths.submission(dossier), { text })
      const id = /^\/cases\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
      if (!id) throw new Error(`Not submitted: ${shown.slice(0, 2000)}`)
      return id as CaseId
    },
  }
}
