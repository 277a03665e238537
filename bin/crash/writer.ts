import { saveRecord } from '#actions/dossiers/saving.ts'
import { type Command, commandOf } from '#db/commands.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { CommandId } from '#domain/ids.ts'
import { enterHouse } from './house.ts'

/** Writes as fast as it can and says each command on its own line once it is acknowledged; killed from outside. */
const { app, account, dossier } = await enterHouse(process.argv[2] ?? '')
const actor = app.directory.actorOf(account)
if (!actor) throw new Error('The officer cannot act.')

async function write() {
  const command: Command = commandOf(app.newId<CommandId>(), ['crash'])
  const saved = await saveRecord(
    app,
    actor as NonNullable<typeof actor>,
    { dossier, section: titles, fields: { title: command.id } },
    command,
  )
  if (saved.ok) process.stdout.write(`${command.id}\n`)
  setImmediate(write)
}

for (let lane = 0; lane < 4; lane += 1) setImmediate(write)
