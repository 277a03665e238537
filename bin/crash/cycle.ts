import { spawn } from 'node:child_process'
import { once as event } from 'node:events'
import { sql } from 'kysely'
import { link, start } from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { enterHouse } from './house.ts'

export type Cycle = {
  readonly acknowledged: readonly string[]
  readonly lost: readonly string[]
  readonly sound: boolean
}

/** Starts a writer, kills it without warning once it has acknowledged `writes` commands, and looks at what is there. */
export async function cycle(folder: string, writes: number): Promise<Cycle> {
  const writer = spawn(
    process.execPath,
    ['--conditions=development', '--import', 'tsx', new URL('./writer.ts', import.meta.url).pathname, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  writer.stdout.on('data', (chunk) => {
    said += chunk
    if (said.split('\n').length > writes) writer.kill('SIGKILL')
  })
  await event(writer, 'close')
  const acknowledged = said.split('\n').slice(0, -1)
  return { acknowledged, ...(await inspect(folder, acknowledged)) }
}

/** Every acknowledged command is there with its record, which opens; the file and the chain of the log are whole. */
async function inspect(folder: string, acknowledged: readonly string[]) {
  const { app, dossier, close } = await enterHouse(folder)
  const { contents } = await inTransaction(app, async (app) => (await openForWork(app, 'check', dossier)).opened)
  const written = new Set((contents['titles'] ?? []).map(({ fields }) => String(fields['title'])))
  const known = new Set((await app.db.selectFrom('commands').select('id').execute()).map(({ id }) => String(id)))
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(app.db)
  const log = await app.db.selectFrom('log').select(['seq', 'body', 'chain']).orderBy('seq').execute()
  let head = start
  const chained = log.every(({ seq, body, chain }) => {
    const expected = link(head, body)
    head = { seq, chain }
    return expected === chain
  })
  await close()
  return {
    lost: acknowledged.filter((id) => !written.has(id) || !known.has(id)),
    sound: rows[0]?.integrity_check === 'ok' && chained && written.size === known.size,
  }
}
