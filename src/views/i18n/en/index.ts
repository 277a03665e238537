/** English, written by hand: one line a feature. */

export { dossiers } from './dossiers.ts'
export { frame } from './frame.ts'
export { groups } from './groups.ts'
export { list } from './list.ts'
export { errors } from './errors.ts'
export { signIn } from './sign-in.ts'
export { unseal } from './unseal.ts'
export { log } from './log.ts'
export { system } from './system.ts'
