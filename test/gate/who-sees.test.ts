import { afterAll, beforeAll, expect, it } from 'vitest'
import { groups } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { whoSees } from '#gate/dossiers/who-sees.ts'
import { type Cast, cast, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** Asks the policy about everybody, one by one. */
const askedOneByOne = (viewer: Cast, subject: Parameters<typeof decide>[2]) =>
  new Map(
    groups.map((group) => [
      group,
      w.app.directory
        .everyone()
        .filter(({ account }) => account !== w.account(viewer))
        .filter((reader) => decide(reader, 'read', subject, group, quiet).allow)
        .map(({ person }) => w.app.directory.nameOf(person)),
    ]),
  )

it('names for each group exactly those whom the policy admits, whoever looks and in whatever order', () => {
  for (const viewer of Object.keys(cast) as Cast[]) {
    for (const { subject } of w.app.roster.all()) {
      const seen = whoSees(w.app, w.actor(viewer), { subject, groups: new Set(groups) })
      const expected = askedOneByOne(viewer, subject)
      for (const group of seen.flatMap(({ groups }) => groups)) {
        const people = seen.filter((each) => each.groups.includes(group)).flatMap(({ people }) => people)
        expect(people.sort(), `${viewer} ${group}`).toEqual([...(expected.get(group) ?? [])].sort())
      }
    }
  }
})

it('is a line for each group of people, under the duty or office that admits them', () => {
  const subject = w.app.roster.entry(w.dossiers.wang)?.subject
  if (!subject) throw new Error('no such dossier')
  const seen = whoSees(w.app, w.actor('headTech'), { subject, groups: new Set(['who', 'career', 'custody']) })
  const lines = seen.map(({ by, all, groups }) => `${by} ${all ? 'all' : groups.join(' ')}`)
  expect(new Set(lines).size).toBe(lines.length)
  expect(lines).toContain('hr all')
  expect(lines).toContain('finance who')
  expect(lines).toContain('archivist who custody')
})

it('never names the person itself or a relative', () => {
  const names = (dossier: keyof World['dossiers']) => {
    const subject = w.app.roster.entry(w.dossiers[dossier])?.subject
    if (!subject) throw new Error('no such dossier')
    return whoSees(w.app, w.actor('hr'), { subject, groups: new Set(groups) }).flatMap(({ people }) => people)
  }
  expect(names('wang')).toContain('顾言')
  expect(names('guyuan')).not.toContain('顾言')
  expect(names('shen')).not.toContain('沈诚')
})

it('follows a change of duties', async () => {
  const subject = w.app.roster.entry(w.dossiers.wang)?.subject
  if (!subject) throw new Error('no such dossier')
  const names = () =>
    new Set(whoSees(w.app, w.actor('hr'), { subject, groups: new Set(groups) }).flatMap(({ people }) => people))
  expect(names()).toContain('顾言')
  await w.app.db.deleteFrom('duties').where('account_id', '=', w.account('hr2')).execute()
  await w.app.directory.reload()
  expect(names()).not.toContain('顾言')
})
