import { Hono } from 'hono'
import { judgeSample } from '#actions/samples/looking.ts'
import { find } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { type Sample, type SampleRefusal, sampleVerdicts } from '#domain/samples/sample.ts'
import { readProposal, valuesOf } from '#gate/proposals/reader.ts'
import { lookingAs, sampleOf, waitingSamples } from '#gate/samples/samples.ts'
import { paths } from '#views/paths.ts'
import { SamplesPage } from '#views/samples/list.tsx'
import { SamplePage } from '#views/samples/sample.tsx'
import { logListed } from './cases/context.ts'
import { namesOf } from './dossiers/context.ts'
import { readForm } from './web/forms.ts'
import { idParam } from './web/params.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

/** 抽查: routine changes that a second person looks at. */
export const sampleRoutes = new Hono<Web>()

sampleRoutes.get(paths.samples(), async (c) => {
  const { app, actor, t } = c.var
  const waiting = await waitingSamples(app, actor)
  if (!keepsDossiers(actor) && waiting.length === 0) throw new NotFound()
  await logListed(c, waiting.length)
  const lines = waiting.map((sample) => ({
    ...sample,
    name: nameIn(c, sample),
    applicant: app.directory.nameOf(sample.by),
  }))
  return page(c, t('samples.title'), <SamplesPage lines={lines} now={app.now()} />)
})

sampleRoutes.get('/samples/:id', (c) => show(c))

sampleRoutes.post('/samples/:id/verdict', async (c) => {
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const reason = form.text('reason')
  if (form.unread) return show(c, { refusal: 'samples.unread', reason })
  const how = sampleVerdicts.find((known) => known === form.text('verdict'))
  if (!how) return show(c, { refusal: 'samples.no-verdict', reason })
  const done = await judgeSample(c.var.app, c.var.actor, id, { how, reason }, form.command)
  if (done.ok) return seeOther(c, paths.home(), how === 'doubted' ? 'samples.doubted' : 'samples.sound')
  if (done.refusal === 'samples.ended') return seeOther(c, paths.home(), 'samples.ended')
  return show(c, { refusal: done.refusal, reason })
})

const nameIn = ({ var: { app } }: WebContext, { dossier }: Sample): string =>
  app.roster.entry(dossier)?.columns.who.name ?? ''

type Refused = { readonly refusal: SampleRefusal; readonly reason: string }

/** One sample, for the second person alone; what was applied, through the gate. */
async function show(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const sample = await sampleOf(app, idParam<CaseId>(c))
  const as = sample && lookingAs(app, actor, sample)
  const [theCase, proposal] = [
    sample && (await find(app, sample.case)),
    sample && (await proposals.ofCase(app.db, sample.case)),
  ]
  if (!sample || !as || !theCase || !proposal) throw new NotFound()
  const values = await valuesOf(app, proposal)
  const all = Object.fromEntries(values.map(({ key, version }) => [key, version]))
  const reading = await readProposal(app, actor, proposal, as === 'stand-in' ? all : undefined)
  if (!reading) throw new NotFound()
  return page(
    c,
    t('samples.one', { name: nameIn(c, sample) }),
    <SamplePage
      sample={sample}
      name={nameIn(c, sample)}
      number={theCase.number}
      applicant={app.directory.nameOf(sample.by)}
      grounds={theCase.state.submissions.at(-1)?.text ?? ''}
      records={reading.records}
      groups={reading.groups}
      standsIn={as === 'stand-in'}
      names={namesOf(c)}
      now={app.now()}
      refused={refused}
    />,
    refused && { status: refused.refusal === 'samples.unread' ? 409 : 422 },
  )
}
