export type ShareKind = 'passphrase' | 'recovery-code' | 'demo-key'

/** What opens a share: a custodian's passphrase, the printed recovery code, or the demo's key file. */
export type ShareSecret = { readonly kind: ShareKind; readonly text: string }

/** Or what opens a wrapping of its own, where two people have agreed to it (docs/decisions/0263). */
export type Secret = ShareSecret | { readonly kind: 'unattended'; readonly text: string }

export type KeyringRefusal =
  | 'unseal.wrong-secret'
  | 'unseal.more-custodians'
  | 'unseal.said-already'
  | 'unseal.demo-key-refused'
  | 'unseal.demo-keyring'
  | 'unseal.real-keyring'
