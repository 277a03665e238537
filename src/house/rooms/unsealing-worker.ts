import { parentPort, workerData } from 'node:worker_threads'
import { compareWritten } from '#db/seals/elsewhere.ts'
import { openBundle } from '#keys/bundle.ts'
import { borrowedMac } from '#keys/mac.ts'
import { buffersOf } from '#keys/pack.ts'
import type { Job, Lent } from './unsealing-room.ts'

const { wrapping, rows } = workerData as Lent
const mac = borrowedMac(rows)

/** Does one job after the other. What was opened is moved to whoever asked: nothing of it stays here. */
parentPort?.on('message', (job: Job) => {
  if ('heads' in job) {
    parentPort?.postMessage(compareWritten(mac, job))
    return
  }
  const opened = openBundle(job, wrapping)
  parentPort?.postMessage(opened, buffersOf(opened))
})
