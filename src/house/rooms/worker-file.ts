/** Beside this file: TypeScript while developing, which Node reads as it is, and JavaScript once emitted. */
const fromSource = import.meta.url.endsWith('.ts')

/** The program of a worker by its name, and how Node is told to read it. */
export const workerFile = (name: string): { readonly url: URL; readonly execArgv: string[] } => ({
  url: new URL(`./${name}.${fromSource ? 'ts' : 'js'}`, import.meta.url),
  execArgv: fromSource ? ['--conditions=development'] : [],
})
