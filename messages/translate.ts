import type { MessageArguments, MessageKey } from './keys.generated.ts'

type KeysOfEach<T> = T extends unknown ? keyof T : never
type AllOf<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void
  ? All
  : never

/** What has to follow the key: nothing, or one object with the message's arguments. */
export type ArgumentsOf<Key extends MessageKey> = [KeysOfEach<MessageArguments[Key]>] extends [
  never,
]
  ? []
  : [values: AllOf<MessageArguments[Key]>]

/** A message in one language. A key that is one of several demands the arguments of all of them. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: ArgumentsOf<Key>) => string
