import { readFileSync } from 'node:fs'

/** The invented people of test/fixtures, offered in the demo alone. */
export const sampleNames = ['rare-characters', 'long-resume', 'gaps-and-doubts'] as const

export type SampleName = (typeof sampleNames)[number]

/** Whether a text names a file that the demo offers. */
export const isSample = (name: string): name is SampleName => (sampleNames as readonly string[]).includes(name)

/** Its bytes. */
export const sample = (name: SampleName): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../../test/fixtures/${name}.lrmx`, import.meta.url)))
