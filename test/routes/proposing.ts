import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { Cast, FormValues, World } from '../world.ts'

/** Draws changes of an archived dossier through the browser's doors, and sends them on their way. */
export const proposer = (w: World, dossier: DossierId, who: Cast = 'hr') => {
  const draw = async (section: string, form: FormValues, record?: RecordId) => {
    const action = paths.sectionRecords(dossier, section)
    const { text } = await w.as(who).get(paths.section(dossier, section, record))
    return w.as(who).post(action, { ...drawnForm(text, action), ...form })
  }
  return {
    draw,
    page: () => w.as(who).get(paths.proposal(dossier)),
    post: async (form: FormValues = {}) => {
      const action = paths.proposalSubmission(dossier)
      const { text } = await w.as(who).get(paths.proposal(dossier))
      return w.as(who).post(action, { ...drawnForm(text, action), text: '按文件办理', ...form })
    },
    submit: async (form: FormValues = {}): Promise<CaseId> => {
      const action = paths.proposalSubmission(dossier)
      const { text } = await w.as(who).get(paths.proposal(dossier))
      const sent = await w.as(who).post(action, { ...drawnForm(text, action), text: '按文件办理', ...form })
      const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
      if (!id) throw new Error(`Not submitted (${sent.status}): ${sent.text.slice(0, 3000)}`)
      return id as CaseId
    },
  }
}
