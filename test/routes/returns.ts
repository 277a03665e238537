import type { ReturnId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import type { Cast, Client, FormValues, World } from '../world.ts'

/** Who signs a return of the tests: HR makes it, the lead of HR looks it over, the head of the company answers for it. */
export const signers = { maker: 'hr', reviewer: 'hrLead', head: 'manager' } as const satisfies Record<string, Cast>

export const tables = ['by-rank', 'by-sex', 'by-department', 'by-education'] as const

/** The form of a new return, as the tests fill it in. */
export const wishOf = (w: World, form: FormValues = {}): FormValues => ({
  name: '2025 年统计年报',
  day: '2025-12-31',
  clock: 'effective',
  reviewer: w.account(signers.reviewer),
  head: w.account(signers.head),
  against: 'usual',
  table: [...tables],
  ...form,
})

/** The fields of the page of a return that its forms carry along. */
export const fieldIn = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** A return that was begun, by its id. */
export async function begun(w: World, form: FormValues = {}): Promise<ReturnId> {
  const { location, status, text } = await w.as(signers.maker).post(paths.returns(), wishOf(w, form))
  if (status !== 303) throw new Error(text)
  return location?.split('/').at(-1) as ReturnId
}

/** What the page of a return asks to be explained, each answered. */
export function explanations(text: string): FormValues {
  const asked = [...text.matchAll(/name="(why:[^"]+)"/g)].map(([, name = '']) => name)
  return Object.fromEntries(asked.map((name) => [name, '个别人员未填，已核实。']))
}

/** Freezes as the 制表人, with an explanation of everything. */
export async function freeze(w: World, id: ReturnId, form: FormValues = {}) {
  const as = w.as(signers.maker)
  const { text } = await as.get(paths.return(id))
  return as.post(paths.returnAct(id, 'freezing'), { seen: fieldIn(text, 'seen'), ...explanations(text), ...form })
}

/** Signs what the own page of the return shows. */
export async function sign(client: Client, id: ReturnId, form: FormValues = {}) {
  const { text } = await client.get(paths.return(id))
  return client.post(paths.returnAct(id, 'signature'), { digest: fieldIn(text, 'digest'), ...form })
}

/** A return that everybody signed. */
export async function signed(w: World, form: FormValues = {}): Promise<ReturnId> {
  const id = await begun(w, form)
  await freeze(w, id)
  await sign(w.as(signers.reviewer), id)
  await sign(w.as(signers.head), id)
  return id
}
