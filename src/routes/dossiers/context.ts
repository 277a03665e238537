import { list as listPosts } from '#db/organisation/posts.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import { suggestKin } from '#domain/access/kinship.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { codeNamed } from '#domain/codes/code.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { PostChoice } from '#domain/dossiers/posts.ts'
import type { DossierRecord } from '#domain/dossiers/section.ts'
import type { AccountId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { isOpen } from '#domain/organisation/unit.ts'
import { type Day, dayOf, type PartialDate } from '#domain/time.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Names } from '#views/dossiers/names.tsx'
import type { Choices } from '#views/dossiers/record-fields.tsx'

/** How ids read on this page: units by their name, on a past day by that of the day; persons as the directory knows them. */
export const namesOf = ({ var: { app } }: WebContext, day?: Day): Names => ({
  unit: (id) => app.directory.unitName(id, day),
  person: (id) => app.directory.nameOf(id),
})

/** Who wrote a revision, by name. */
export const authorsOf =
  ({ var: { app } }: WebContext) =>
  (account: AccountId): string =>
    app.directory.nameOf(app.directory.personOf(account))

/** The legal entity that a unit belongs to. */
export function entityOf(c: WebContext, unit: UnitId): UnitId {
  const { units, above } = c.var.app.directory
  const own = units.get(unit)
  const entity = own?.entity ? own : above(unit).find((known) => known.entity)
  if (!entity) throw new Error('A unit outside every legal entity.')
  return entity.id
}

/** The name in the title: of the contents shown, so that an earlier day shows the earlier name. */
export const nameShown = (c: WebContext, { contents, subject }: Pick<Reading, 'contents' | 'subject'>): string =>
  typedValue(contents['basic']?.[0]?.fields['name']) ||
  c.var.app.roster.entry(subject.dossier)?.columns.who.name ||
  c.var.t('damages.nameless')

type UnitChoice = { readonly id: UnitId; readonly name: string; readonly entity?: string | undefined }

/** The units for which the actor may keep dossiers, in the order of the tree; of several legal entities each with its own. */
export function unitChoices(c: WebContext): readonly UnitChoice[] {
  const { app, actor } = c.var
  const units = app.directory.openUnits().filter(({ id, kind }) => kind !== 'group' && keepsDossiersOf(actor, id))
  const entities = units.map(({ id }) => app.directory.units.get(entityOf(c, id))?.name)
  const isOne = new Set(entities).size < 2
  return units.map(({ id, name }, at) => ({ id, name, entity: isOne ? undefined : entities[at] }))
}

/** Whether this is one of them, without making the others. */
export function isUnitChoice(c: WebContext, id: UnitId): boolean {
  const unit = c.get('app').directory.units.get(id)
  return unit !== undefined && isOpen(unit) && unit.kind !== 'group' && keepsDossiersOf(c.get('actor'), id)
}

/** What may be chosen in the form of a record: units, posts, relatives, codes of this year. */
export const choicesFor = async (c: WebContext, reading?: Reading, record?: DossierRecord): Promise<Choices> => ({
  units: unitChoices(c),
  posts: await postChoices(c.var.app),
  year: Number(dayOf(c.var.app.now()).slice(0, 4)),
  kind: reading && kindShown(c, reading),
  persons: reading ? relatives(c, reading, record).map(({ person, label }) => ({ id: person, name: label })) : [],
})

function kindShown({ var: { app, actor } }: WebContext, { subject }: Reading): string | undefined {
  if (!decide(actor, 'list', subject, 'career', quiet).allow) return undefined
  const kind = app.roster.entry(subject.dossier)?.columns.career?.kind
  return kind && codeNamed(personKinds, kind)?.code
}

/** The posts of the house, each with its unit before it as offices write it: 技术部部长. */
export const postChoices = async (app: App): Promise<readonly PostChoice[]> =>
  (await listPosts(app)).map(({ id, unit, name }) => ({
    id,
    name: `${app.directory.units.get(unit)?.name ?? ''}${name}`,
  }))

/** The persons of the house that a relative may be: same name and birth month, and whoever is linked already. */
function relatives(c: WebContext, reading: Reading, record?: DossierRecord) {
  const { app, actor } = c.var
  const linked = record?.fields['person'] as PersonId | undefined
  const named = record ? relativeOf(record) : undefined
  const suggested = named ? suggestKin(named, candidates(c, reading, named.name)).map(({ person }) => person) : []
  return [...new Set([...(linked ? [linked] : []), ...suggested])].flatMap((person) => {
    const entry = app.roster.of(person)[0]
    if (!entry || !decide(actor, 'list', entry.subject, 'who', quiet).allow) return []
    const unit = app.directory.units.get(entry.subject.unit)?.name ?? ''
    return [{ person, label: `${entry.columns.who.name}（${unit}）`, name: entry.columns.who.name, unit }]
  })
}

export type KinSuggestion = { readonly record: RecordId; readonly name: string; readonly unit: string }

/** Relatives not linked yet whose name and birth month are those of somebody on file. */
export const kinSuggestions = (c: WebContext, reading: Reading): readonly KinSuggestion[] =>
  (reading.contents['family'] ?? [])
    .filter(({ fields }) => !fields['person'])
    .flatMap((record) => relatives(c, reading, record).map(({ name, unit }) => ({ record: record.id, name, unit })))

const relativeOf = ({ fields }: DossierRecord) => {
  const birth = typedValue(fields['birth'])
  return { name: typedValue(fields['name']), ...(birth && { birth: birth as PartialDate }) }
}

const candidates = (c: WebContext, reading: Reading, name: string) =>
  c.var.app.roster
    .named(name)
    .filter(({ subject }) => subject.person !== reading.subject.person)
    .map(({ subject, columns }) => ({ person: subject.person, name: columns.who.name, birth: columns.identity.birth }))
