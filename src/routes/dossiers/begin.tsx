import { Hono } from 'hono'
import { beginDraft } from '#actions/dossiers/beginning.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { Forbidden } from '#domain/errors.ts'
import type { ArrivalId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { arrivalFor } from '#gate/arrivals/arrivals.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { namesakesFor } from '#gate/dossiers/namesakes.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { NewDossierPage } from '#views/dossiers/new.tsx'
import { paths } from '#views/paths.ts'
import { choicesFor, entityOf, unitChoices } from './context.ts'

/** A dossier begun by hand. */
export const beginningRoutes = new Hono<Web>()

beginningRoutes.get('/dossiers/new', (c) => newDossier(c))

beginningRoutes.post('/dossiers/new', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const read = readFields(basic, form.text)
  if (!read.ok) return newDossier(c, { form, problems: read.problems })

  const unit = read.fields['unit'] as UnitId
  if (!unitChoices(c).some(({ id }) => id === unit)) return newDossier(c, { form, problems: { unit: 'unknown-unit' } })

  const records = [{ section: basic.key, fields: read.fields }]
  const { keeper, isActors } = keepingOf(app, actor, { basic: [{ id: app.newId(), fields: read.fields }] })
  if (!isActors) return newDossier(c, { form, problems: {}, refusal: `dossier.kept-by-${keeper}` })

  const beginning = { entity: entityOf(c, unit), keeper, records }
  const answers = { account: form.text('person') as PersonId | 'nobody' | '', others: Number(form.text('others')) || 0 }
  const begun = await beginDraft(app, actor, beginning, form.command, {
    ...answers,
    account: answers.account || undefined,
    arrival: isId(form.text('arrival')) ? (form.text('arrival') as ArrivalId) : undefined,
  })
  if (!begun.ok) return newDossier(c, { form, problems: {}, refusal: begun.refusal })
  return seeOther(c, paths.dossier(begun.value as DossierId), 'dossier.begun')
})

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: string }

async function newDossier(c: WebContext, refused?: Refused) {
  if (unitChoices(c).length === 0) throw new Forbidden()
  const came = await cameWith(c, refused?.form.text('arrival') ?? c.req.query('arrival') ?? '')
  return page(
    c,
    c.var.t('form.new-title'),
    <NewDossierPage
      lacks={c.var.app.printRoom.coverage.lacks}
      section={basic}
      typed={refused?.form.text ?? ((key) => came.begun[key] ?? '')}
      arrival={came.arrival}
      choices={await choicesFor(c)}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      {...(refused && asked(c, refused))}
    />,
    { status: refused ? 422 : 200 },
  )
}

/** Of a dossier that is begun for paper which came: name and unit are on its slip. */
async function cameWith(c: WebContext, id: string) {
  if (!isId(id)) return { begun: {} as Readonly<Record<string, string>>, arrival: undefined }
  const { slip } = await arrivalFor(c.var.app, c.var.actor, id as ArrivalId)
  return { begun: { name: slip.name, unit: slip.unit } as Readonly<Record<string, string>>, arrival: id }
}

/** Who it may be: accounts told apart by their staff number, dossiers by unit and month of birth. */
function asked(c: WebContext, { form, refusal }: Refused) {
  const { app, actor } = c.var
  const read = readFields(basic, form.text)
  const known = namesakesFor(app, actor, read.ok ? read.fields : { name: form.text('name') })
  const isOpen = refusal === 'dossier.same-person'
  return {
    accounts: known.accounts.map((person) => ({
      id: person,
      name: `${app.directory.nameOf(person)}（${app.directory.accountOf(person)?.staffNumber ?? ''}）`,
    })),
    others: {
      seen: known.seen.map(({ subject, columns }) => ({
        href: paths.dossier(subject.dossier),
        name: columns.who.name,
        unit: app.directory.units.get(subject.unit)?.name ?? '',
        birth: columns.identity.birth,
      })),
      hidden: known.hidden,
      isOpen,
    },
  }
}
