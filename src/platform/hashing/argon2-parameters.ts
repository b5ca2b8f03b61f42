/** OWASP's minimum: 19 MiB, two passes, one lane. Stored with each hash and upgraded at sign-in. */
export const ARGON2_PARAMETERS = {
  // Argon2id; the library's enum exists only in its types.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const
