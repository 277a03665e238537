import { changeUnit } from '#actions/organisation/changing.ts'
import type { CommandId, UnitId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { enterHouse } from './house.ts'
import { actorNamed } from './walking.ts'

/**
 * The program that is killed: merges one unit into another. `torn` dies by itself once the unit is closed and before what
 * waited for its head goes on.
 */
const [folder = '', from = '', into = '', torn] = process.argv.slice(2)
const house = await enterHouse(folder)
const { app } = house
process.stdout.write('begun\n')
const unit = from as UnitId
const now = () => {
  if (torn && app.directory.units.get(unit)?.closedOn) process.kill(process.pid, 'SIGKILL')
  return app.now()
}
const merging = { unit, since: dayOf(app.now()), what: 'closing', value: into as UnitId, version: 0 } as const
const done = await changeUnit({ ...app, now }, actorNamed(house, 'lead'), merging, {
  id: app.newId<CommandId>(),
  bodyHash: 'crash',
})
if (!done.ok) throw new Error(done.refusal)
await house.close()
process.exit()
