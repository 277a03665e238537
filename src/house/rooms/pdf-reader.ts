import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { PDFiumLibrary, PDFiumModule } from '@hyzyla/pdfium'
import { limits } from '#domain/limits.ts'
import { withMemory } from './wasm-memory.ts'

/**
 * V8 frees code of WebAssembly that was replaced by faster code, and may lose count of it where readers come and go: then it
 * ends the whole process with SIGTRAP, and the house would stand sealed (nodejs/node#64500, in the V8 of Node 24). So such
 * code stays, a few megabytes, until its thread goes home. It holds for every thread of the process.
 */
setFlagsFromString('--no-wasm-code-gc')

/**
 * A reader of PDFs with its memory bounded and one Chinese face at hand: Word leaves 宋体 out of many files, and without a
 * face their text would be missing from the page without a word.
 */
export async function pdfReader(): Promise<PDFiumLibrary> {
  const compiled = await program()
  return PDFiumLibrary.initBase({
    vendor: async (options) => {
      let imports = {}
      const instantiateWasm = (own: object, done: (instance: object) => void) => {
        imports = own
        done(new WebAssembly.Instance(compiled, own))
        return {}
      }
      const made = await PDFiumModule({ ...options, instantiateWasm } as unknown as typeof options)
      layOut(made as unknown as Memory, imports as Calls)
      return made
    },
  })
}

/** What the types of Node do not tell of it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly compile: (program: ArrayBuffer) => Promise<object>
    readonly Instance: new (program: object, imports: object) => object
  }
}

/** The memory of the program, and the calls with which it opens and writes files of its own, which lie in memory too. */
type Memory = {
  readonly HEAPU8: Uint8Array
  readonly wasmExports: { readonly malloc: (size: number) => number; readonly free: (at: number) => void }
}
type Calls = {
  readonly env: { readonly __syscall_openat: (at: number, path: number, flags: number, mode: number) => number }
  readonly wasi_snapshot_preview1: {
    readonly fd_write: (file: number, pieces: number, count: number, written: number) => number
    readonly fd_close: (file: number) => number
  }
}

/** Where Linux keeps its faces, and the one folder that the program has in memory, written over the other. */
const [usual, own] = ['/usr/share/fonts\0', '/tmp']

/** open(2): relative to the working folder; create, to write; readable for all. */
const [here, creating, readable] = [-100, 0o101, 0o666]

/** Lays the face where the program looks for the faces of the machine: it is only opened by a page that needs it. */
function layOut(memory: Memory, { env, wasi_snapshot_preview1: wasi }: Calls): void {
  const [bytes, { malloc, free }] = [face(), memory.wasmExports]
  const [path, piece] = [malloc(64), malloc(chunk)]
  const heap = Buffer.from(memory.HEAPU8.buffer)
  heap.write(`${own}/face.ttf\0`, path)
  heap.writeUInt32LE(readable, path + 32)
  const file = env.__syscall_openat(here, path, creating, path + 32)
  for (let at = 0; at < bytes.length; at += chunk) {
    const part = bytes.subarray(at, at + chunk)
    heap.set(part, piece)
    heap.writeUInt32LE(piece, path + 32)
    heap.writeUInt32LE(part.length, path + 36)
    wasi.fd_write(file, path + 32, 1, path + 40)
  }
  wasi.fd_close(file)
  free(piece)
  free(path)
}

/** So much of the face is written at a time, in bytes. */
const chunk = 1024 * 1024

let compiled: Promise<object> | undefined
let faceRead: Buffer | undefined

/** Compiled once a worker; each reader has a memory of its own. */
function program(): Promise<object> {
  compiled ??= WebAssembly.compile(withMemory(withFaces(packaged('@hyzyla/pdfium/pdfium.wasm')), limits.paperMemory))
  return compiled
}

function withFaces(bytes: Buffer): Buffer {
  const at = bytes.indexOf(usual, 0, 'latin1')
  if (at < 0) throw new Error('The reader of PDFs looks for faces elsewhere than it did')
  bytes.fill(0, at, at + usual.length).write(own, at, 'latin1')
  return bytes
}

function face(): Buffer {
  faceRead ??= packaged('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
  return faceRead
}

const packaged = (name: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(name)))
