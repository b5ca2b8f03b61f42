const values = new WeakMap<Secret, string>()

/** A password, token or PIN on its way: can't be logged or serialised by accident (S9). */
export class Secret {
  constructor(value: string) {
    values.set(this, value)
  }

  /** The one way to read it: search for this name to see every place that does. */
  expose(): string {
    return values.get(this) ?? ''
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}
