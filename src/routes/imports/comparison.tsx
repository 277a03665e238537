import { suggestKin } from '#domain/access/kinship.ts'
import { decide, quiet, visible } from '#domain/access/policy.ts'
import type { PersonId, RecordId } from '#domain/ids.ts'
import { basicOf, type Draft, nameIn } from '#domain/imports/draft.ts'
import type { PartialDate } from '#domain/time.ts'
import { formatPartialDate } from '#domain/time.ts'
import { heldNumber, namesakesOf } from '#gate/imports/knowing.ts'
import type { ReadImport } from '#gate/imports/reader.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { recent } from '#views/format.ts'
import { ComparePage } from '#views/imports/compare.tsx'
import { paths } from '#views/paths.ts'

/** The comparison of one import, with whatever is asked about the person; `refusal` is why the last act did nothing. */
export async function compare(c: WebContext, { staged, draft }: ReadImport, refusal?: string) {
  const { app, actor, t } = c.var
  const held = await heldNumber(app, actor, draft, staged.dossier)
  const asked = await namesakesOf(app, actor, draft, staged.dossier)
  return page(
    c,
    nameIn(draft) || draft.file.name,
    <ComparePage
      id={staged.id}
      version={staged.version}
      draft={draft}
      came={recent(t, staged.at, app.now())}
      units={unitChoices(c)}
      kin={(record) => kinOf(c, draft, record)}
      namesakes={namesakes(c, draft).map((one) => ({ ...one, asked: asked.includes(one.dossier) }))}
      accounts={accountsOf(c, draft)}
      held={held && { refusal: held.refusal, ...(held.dossier && { href: paths.dossier(held.dossier) }) }}
      open={c.req.query('open')}
      refusal={refusal}
      lacks={app.printRoom.coverage.lacks}
    />,
    { status: refusal ? 422 : 200 },
  )
}

/** Whoever a relative may be, as far as the viewer may see them: same name and month of birth, or chosen before. */
function kinOf({ var: { app, actor } }: WebContext, draft: Draft, key: RecordId) {
  const fields = draft.records.find((record) => record.key === key && record.section === 'family')?.fields
  if (!fields) return []
  const name = String(fields['name'] ?? '')
  const candidates = app.roster.named(name).map(({ subject, columns }) => ({
    person: subject.person,
    name: columns.who.name,
    birth: columns.identity.birth,
  }))
  const relative = { name, birth: fields['birth'] as PartialDate | undefined }
  const persons = new Set<PersonId>(suggestKin(relative, candidates).map(({ person }) => person))
  if (fields['person']) persons.add(fields['person'] as PersonId)
  return [...persons]
    .flatMap((person) => app.roster.of(person))
    .filter(({ subject }) => decide(actor, 'list', subject, 'who', quiet).allow)
    .map(({ subject, columns }) => ({
      id: subject.person as string,
      name: `${columns.who.name}（${app.directory.units.get(subject.unit)?.name ?? ''}）`,
    }))
}

/** Holders of accounts who may be the person of the file, by name and office. */
const accountsOf = ({ var: { app, t } }: WebContext, draft: Draft) =>
  accountsNamed(app, nameIn(draft)).map((person) => {
    const { title, duty, unit } = app.directory.officeOf(person)
    const office = title ?? [unit, duty && t(`duty.${duty}`)].filter(Boolean).join(' ')
    return {
      id: person as string,
      name: office === '' ? app.directory.nameOf(person) : `${app.directory.nameOf(person)}（${office}）`,
    }
  })

/** Namesakes on file, told apart by unit and birth, so that nobody is entered twice by oversight. */
function namesakes({ var: { app, actor } }: WebContext, draft: Draft) {
  const name = String(basicOf(draft)['name'] ?? '')
  return app.roster
    .named(name)
    .filter(({ subject }) => visible(actor, subject, quiet))
    .map(({ subject, columns }) => {
      const birth = decide(actor, 'list', subject, 'identity', quiet).allow ? columns.identity.birth : undefined
      const unit = app.directory.units.get(subject.unit)?.name ?? ''
      const about = [unit, birth && formatPartialDate(birth)].filter(Boolean).join('，')
      return { dossier: subject.dossier, href: paths.dossier(subject.dossier), text: `${columns.who.name}（${about}）` }
    })
}
