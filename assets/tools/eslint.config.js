/* What ESLint holds our scripts to; how they are set out is Prettier's, types are TypeScript's. */
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/", "**/dist/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
      "no-implicit-globals": "error",
      "no-shadow-restricted-names": "error",
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "no-control-regex": "off", // files of a Sitzungsmappe are cleaned of control signs
    },
  },
  { files: ["**/*.js"], ignores: ["**/tools/**"], languageOptions: { globals: globals.browser } },
  { files: ["**/offline/worker.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["**/tools/**", "**/*.mjs"], languageOptions: { globals: globals.node } },
  // Parts of a journey run in the page.
  { files: ["**/tests/browser/**"], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
