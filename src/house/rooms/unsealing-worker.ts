import { parentPort } from 'node:worker_threads'
import { readSummaries } from '#db/roster/elsewhere.ts'
import { compareWritten } from '#db/seals/elsewhere.ts'
import { borrowedMac } from '#keys/mac.ts'
import type { Job, Lent } from './unsealing-room.ts'

/** It waits for the keys, which come first, and does one job after the other with them. What was read goes to whoever asked. */
parentPort?.once('message', ({ wrapping, rows }: Lent) => {
  const mac = borrowedMac(rows)
  parentPort?.on('message', (job: Job) =>
    parentPort?.postMessage('heads' in job ? compareWritten(mac, job) : readSummaries(job, wrapping)),
  )
})
