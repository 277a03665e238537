import { applyChange } from '#actions/dossiers/applying.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { FormValues, World } from '../world.ts'

/** What a meeting decides of somebody. */
export type Appointing = 'promotion' | 'transfer' | 'dismissal'

/** Somebody on file who holds a post of the technical department. */
export async function onFile({ app, units, actor }: World, name: string): Promise<DossierId> {
  const fields = {
    name,
    unit: units.tech,
    post: '技术部工程师',
    rank: { text: '主管' },
    sex: { code: '1', text: '男' },
    birth: '198006',
    workStart: '200207',
  }
  const records = [{ section: 'basic', fields }]
  const begun = await createDraft(app, actor('hr'), { entity: units.company, keeper: 'hr', records, nothing: [] })
  if (!begun.ok) throw new Error(begun.refusal)
  for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, begun.value, state)
  const held = { text: '技术部工程师', from: '202001' }
  await applyChange(app, actor('hr'), { dossier: begun.value, section: appointments, fields: held })
  return begun.value
}

const typed = ({ units }: World, kind: Appointing): FormValues => {
  const basis = '党委会纪要〔2026〕31号'
  if (kind === 'dismissal')
    return { posts: '技术部工程师', from: '2026.12', reason: '工作需要', because: '因故免职', basis }
  const to = { post: '财务部主管', full: '财务部主管', unit: units.finance, from: '2026.12', ends: 'yes', basis }
  if (kind === 'transfer') return to
  const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10' }
  const { unit: _, ...post } = { ...to, post: '技术部副部长', full: '技术部副部长' }
  return { ...post, ...examined, rank: '部门副职' }
}

/** Drawn up and submitted through the browser's doors, with what a meeting decides of somebody. */
export async function submitAppointment(w: World, kind: Appointing, dossier: DossierId): Promise<CaseId> {
  const action = paths.drawing(dossier, kind)
  const { text } = await w.as('hr').get(action)
  const drawn = await w.as('hr').post(action, { ...drawnForm(text, action), ...typed(w, kind) })
  if (drawn.status !== 303) throw new Error(`${kind}: ${drawn.text.slice(-3000)}`)
  const send = paths.proposalSubmission(dossier, kind)
  const page = await w.as('hr').get(paths.proposal(dossier, kind))
  const sent = await w.as('hr').post(send, { ...drawnForm(page.text, send), text: '工作需要' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`${kind} not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}
