import { addResources, allocate } from '#actions/resources/registering.ts'
import { coded } from '#db/resources/resources.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { command, must } from './doing.ts'

/** 工位与设备: a floor of desks and some computers, a few of them in use. */
export async function furnishOffices(app: App, by: Actor, people: readonly PersonId[]): Promise<void> {
  const desks = { kind: 'seat', code: 'A-301-01', count: 24, name: '', place: '办公楼三层 301' } as const
  const computers = {
    kind: 'equipment',
    code: 'PC-26001',
    count: 12,
    name: '台式计算机',
    place: '办公楼三层 库房',
  } as const
  must(await addResources(app, by, desks, command(app)))
  must(await addResources(app, by, computers, command(app)))
  for (const [at, person] of people.entries()) {
    const place = String(at + 1).padStart(2, '0')
    for (const one of await coded(app, [`A-301-${place}`, `PC-260${place}`]))
      must(await allocate(app, by, one.id, person, command(app)))
  }
}
