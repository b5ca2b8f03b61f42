/** A folder may import only from folders that stand before it (ARCHITECTURE.md). */
const order = [
  'platform',
  'audit',
  'organisation',
  'directory',
  'roles',
  'connectors',
  'credentials',
  'sessions',
  'deliveries',
  'handovers',
  'jobs',
  'resets',
  'follow-ups',
  'accounts',
  'bulk',
  'import',
  'overview',
  'sign-in',
  'self-service',
  'oidc',
  'graph',
  'mailbox',
  'demo',
]

const standsBelow = order.flatMap((folder, index) => {
  const above = order.slice(index + 1)
  const message = `${folder}/ stands before this folder.`
  const root = 'Rooms do not import what assembles them.'
  return [
    {
      files: [`src/${folder}/*`],
      rules: restrictImports(
        { group: above.map((room) => `../${room}/*`), message },
        { regex: '^\\.\\./[a-z-]+\\.tsx?$', message: root },
      ),
    },
    {
      files: [`src/${folder}/*/**`],
      rules: restrictImports(
        { group: above.map((room) => `../../${room}/*`), message },
        { regex: '^\\.\\./\\.\\./[a-z-]+\\.tsx?$', message: root },
      ),
    },
  ]
})

export default {
  plugins: [
    'typescript',
    'import',
    'node',
    'promise',
    'unicorn',
    'oxc',
    'vitest',
    'react',
    'jsx-a11y',
  ],
  categories: { correctness: 'error' },
  ignorePatterns: ['node_modules', 'dist'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-depth': ['error', 3],
    'max-lines': ['error', { max: 300 }],
    'no-console': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
    // Helpers that assert are assertions too, and what is thrown is often enough said by its type.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/expect-expect': 'off',
    'vitest/require-to-throw-message': 'off',
    // Node's callbacks end inside promises where a library knows only callbacks.
    'promise/no-callback-in-promise': 'off',
    // A live region that isn't a form's result is no <output>.
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    ...standsBelow,
    {
      files: ['web/**'],
      rules: restrictImports({
        group: ['**/src/**', '!**/src/*/contract.ts', '!**/src/*/*/contract.ts'],
        message: 'The browser sees only the contracts.',
      }),
    },
    {
      files: ['**/*.test.{ts,tsx}', 'test/**'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        // Properties are asserted in loops and branches; what is taken from an object is called apart.
        'vitest/no-conditional-expect': 'off',
        'vitest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['testAs'] }],
        'max-depth': 'off',
        'typescript/unbound-method': 'off',
        'typescript/restrict-template-expressions': 'off',
        'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
      },
    },
    // Tests go through the front door, which is assembled there.
    { files: ['src/**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
    { files: ['test/test-as.ts'], rules: { 'vitest/valid-title': 'off' } },
    // Tables that lay a mail out are no controls.
    {
      files: ['src/deliveries/mail-layout.tsx'],
      rules: { 'jsx-a11y/control-has-associated-label': 'off' },
    },
    // Rendered once on the server: nothing is ever reconciled.
    { files: ['src/**/*.tsx'], rules: { 'react/jsx-key': 'off' } },
    // Cards are moved through with j and k; Enter on one does what its own link does.
    {
      files: ['web/follow-up/follow-up-card.tsx'],
      rules: { 'jsx-a11y/no-noninteractive-element-interactions': 'off' },
    },
    { files: ['scripts/**'], rules: { 'no-console': 'off' } },
    { files: ['messages/*.generated.ts'], rules: { 'max-lines': 'off' } },
    { files: ['*.config.*'], rules: { 'import/no-default-export': 'off' } },
  ],
}

function restrictImports(...patterns) {
  return {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.filter(({ group }) => group?.length !== 0) },
    ],
  }
}
