import { parentPort, workerData } from 'node:worker_threads'
import { type Bundle, openBundle } from '#keys/bundle.ts'
import type { Wrapping } from '#keys/data-key.ts'
import { buffersOf } from '#keys/pack.ts'

/** Opens one bundle after the other. What they say is moved to whoever asked: nothing of it stays here. */
parentPort?.on('message', (bundle: Bundle) => {
  const opened = openBundle(bundle, workerData as Wrapping)
  parentPort?.postMessage(opened, buffersOf(opened))
})
