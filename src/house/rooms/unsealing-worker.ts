import { parentPort, workerData } from 'node:worker_threads'
import { readSummaries } from '#db/roster/elsewhere.ts'
import { compareWritten } from '#db/seals/elsewhere.ts'
import { borrowedMac } from '#keys/mac.ts'
import type { Job, Lent } from './unsealing-room.ts'

const { wrapping, rows } = workerData as Lent
const mac = borrowedMac(rows)

/** Does one job after the other. What was read goes to whoever asked: nothing of it stays here. */
parentPort?.on('message', (job: Job) =>
  parentPort?.postMessage('heads' in job ? compareWritten(mac, job) : readSummaries(job, wrapping)),
)
