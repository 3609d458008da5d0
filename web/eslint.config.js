import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

export default [
  { ignores: ['dist/', 'node_modules/', 'src/api/schema.d.ts'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { ecmaVersion: 2023, sourceType: 'module' },
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, ecmaVersion: 2023, sourceType: 'module' },
    },
  },
  {
    rules: {
      // Layout is not argued about here: one formatter's width rules would fight readable templates.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'always', component: 'always' } }],
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-indent': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-unused-refs': 'error',
      'vue/no-undef-components': ['error', { ignorePatterns: ['router-link', 'router-view', 'RouterLink', 'RouterView'] }],
      // A label may stand beside its control (`for`) or around it.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] }, allowChildren: true }],
      // Focus moves where a dialog or a first field of a page opens; the components decide it on purpose.
      'vuejs-accessibility/no-autofocus': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error',
        { name: 'fetch', message: 'Use the client of @/api: it adds the token and reads problems.' },
        { name: 'confirm', message: 'Use ask() of @/ui: it says what will happen.' },
        { name: 'alert', message: 'Use notify() of @/ui.' }],
      'no-restricted-syntax': ['error',
        { selector: "CallExpression[callee.name='parseFloat']", message: 'Amounts are strings; use @/shared/decimal.' }],
      eqeqeq: 'error',
    },
  },
  { files: ['tests/**', 'scripts/**'], languageOptions: { globals: globals.node }, rules: { 'no-restricted-globals': 'off', 'vue/one-component-per-file': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  // Their label stands in the UiField around them, or comes as `aria-label`.
  { files: ['src/ui/Ui{Input,Textarea,Code}.vue'], rules: { 'vuejs-accessibility/form-control-has-label': 'off' } },
  { files: ['src/api/**'], rules: { 'no-restricted-globals': 'off' } },
]
