export type ShareKind = 'passphrase' | 'recovery-code' | 'demo-key'

/** What opens a share: a custodian's passphrase, the printed recovery code, or the demo's key file. */
export type Secret = { readonly kind: ShareKind; readonly text: string }

export type KeyringRefusal =
  | 'unseal.wrong-secret'
  | 'unseal.more-custodians'
  | 'unseal.said-already'
  | 'unseal.demo-key-refused'
  | 'unseal.demo-keyring'
  | 'unseal.real-keyring'
