import { Hono } from 'hono'
import { answerQuestions } from '#actions/organisation/setting-up.ts'
import { type Duty, holds } from '#domain/access/actor.ts'
import { isOneForBoth, isPast, isSmall, type LeadStep, remaining } from '#domain/first-start/remaining.ts'
import { usualReading } from '#domain/organisation/settings.ts'
import { dayOf } from '#domain/time.ts'
import { isRefused, type TableShown, takeTable, takeWorkbook } from '#routes/organisation/table.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { DeputiesPage } from '#views/setup/deputies.tsx'
import type { Giving } from '#views/setup/giving.tsx'
import { type Answers, QuestionsPage } from '#views/setup/questions.tsx'
import { TreeStepPage } from '#views/setup/tree.tsx'
import { choicesOf, mustLead } from './choices.ts'
import { pageOf, standingOf } from './standing.ts'

/** The steps of the first start that are the HR lead's: what each asks is read from the house, so that it may be left at any of them. */
export const setupStepRoutes = new Hono<Web>()

setupStepRoutes.get(paths.setupDeputies(), (c) => {
  mustLead(c)
  return showDeputies(c)
})

setupStepRoutes.get(paths.setupQuestions(), (c) => {
  mustLead(c)
  return showQuestions(c)
})

setupStepRoutes.post(paths.setupQuestions(), async (c) => {
  mustLead(c)
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const typed = { reading: form.text('reading'), managed: form.text('managed') }
  const reading = (['names', 'career'] as const).find((one) => one === typed.reading)
  const managed = (['here', 'apart'] as const).find((one) => one === typed.managed)
  if (!reading || !managed) return showQuestions(c, { answers: { ...typed, problem: t('refusal.setup.answer') } })
  const done = await answerQuestions(app, actor, { reading, managed }, form.command)
  return seeOther(c, paths.setupQuestions(), done.ok ? 'setup.answered' : undefined)
})

setupStepRoutes.get(paths.setupTree(), (c) => {
  mustLead(c)
  return showTree(c, { text: '', since: dayOf(c.var.app.now()) })
})

setupStepRoutes.post(paths.setupTree(), async (c) => {
  mustLead(c)
  const shown = await takeTable(c)
  return shown === 'kept' ? seeOther(c, paths.setupTree(), 'tree.kept') : showTree(c, shown)
})

setupStepRoutes.post(paths.setupWorkbook(), async (c) => {
  mustLead(c)
  return showTree(c, await takeWorkbook(c))
})

/** Which step a form was drawn on; none for the list of what remains. */
export const stepIn = (form: Pick<Form, 'text'>): LeadStep | undefined =>
  (['deputies', 'questions'] as const).find((step) => step === form.text('step'))

/** The page to come back to after a form of that step. */
export const pageOfStep = (step: LeadStep | undefined): string => (step ? pageOf[step] : paths.setup())

/** 专管人与最终审批人. */
export function showDeputies(c: WebContext, refused?: Giving) {
  const { app } = c.var
  const shown = (
    <DeputiesPage
      {...wayOf(c)}
      {...choicesOf(c)}
      keepers={namesOf(c, 'keeper')}
      isSmall={isSmall(standingOf(app))}
      isOneForBoth={isOneForBoth(standingOf(app))}
      giving={refused ?? { duty: 'keeper', account: '' }}
    />
  )
  return page(c, c.var.t('start.title.deputies'), shown, refused && { status: 422 })
}

/** 先要答的问题. */
export function showQuestions(c: WebContext, refused: { readonly answers?: Answers; readonly giving?: Giving } = {}) {
  const { app, actor } = c.var
  const { standingReading, managed } = app.directory.settings
  const shown = (
    <QuestionsPage
      {...wayOf(c)}
      {...choicesOf(c)}
      answers={refused.answers ?? { reading: standingReading ?? usualReading[actor.profile], managed: managed ?? '' }}
      isAnswered={standingReading !== undefined && managed !== undefined}
      profile={actor.profile}
      checkers={namesOf(c, 'checker')}
      cataloguers={namesOf(c, 'cataloguer')}
      giving={refused.giving ?? { duty: '', account: '' }}
    />
  )
  return page(c, c.var.t('start.title.questions'), shown, refused.answers || refused.giving ? { status: 422 } : {})
}

function showTree(c: WebContext, shown: TableShown) {
  const lines = remaining(standingOf(c.var.app))
  const countOf = (key: string) => lines.find(({ setting }) => setting === key)?.count ?? 0
  return page(
    c,
    c.var.t('start.title.tree'),
    <TreeStepPage
      {...wayOf(c)}
      table={{ ...shown, action: paths.setupTree(), upload: paths.setupWorkbook() }}
      units={countOf('units')}
      headless={countOf('heads')}
    />,
    isRefused(shown) ? { status: 422 } : {},
  )
}

/** What stands behind each step already, by the state of the house. */
function wayOf({ var: { app, t } }: WebContext) {
  const lines = remaining(standingOf(app))
  const [root] = [...app.directory.units.values()].filter(({ parent }) => parent === undefined)
  const name = app.directory.settings.shortName ?? root?.name ?? ''
  const profile = t(`start.profile.${app.directory.settings.profile}`)
  const past = (step: LeadStep) => (isPast(lines, step) ? { [step]: t('setup.done') } : {})
  return {
    done: {
      code: t('start.done.code'),
      organisation: t('start.done.organisation', { name, profile }),
      custodians: t('start.done.keys'),
      people: t('start.done.people'),
      ...past('deputies'),
      ...past('questions'),
      ...past('tree'),
    },
  }
}

const namesOf = ({ var: { app } }: WebContext, duty: Duty): readonly string[] =>
  app.directory
    .everyone()
    .filter((actor) => holds(actor, duty))
    .map(({ person }) => app.directory.nameOf(person))
