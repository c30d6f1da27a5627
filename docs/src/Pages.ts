/**
 * The pages that are written from the sources, and those that people write.
 */
import { globSync } from "node:fs"
import { commandsPage } from "./CommandsPage.ts"
import { eventsPage } from "./EventsPage.ts"
import { lifecyclePage } from "./LifecyclePage.ts"
import type { Page } from "./Markdown.ts"
import { observabilityPage } from "./ObservabilityPage.ts"
import { ratesPage } from "./RatesPage.ts"
import { questionsPage } from "./QuestionsPage.ts"
import { readModelsPage } from "./ReadModelsPage.ts"
import { refusalsPage } from "./RefusalsPage.ts"
import { read, root } from "./Repository.ts"
import { registrationRulesPage } from "./RegistrationRulesPage.ts"
import { rolesPage } from "./RolesPage.ts"
import { ruleSetsPage } from "./RuleSetsPage.ts"
import { settingsPage } from "./SettingsPage.ts"

/** The generated pages, as the sources are now. */
export const generatedPages = (): ReadonlyArray<Page> => [
  eventsPage(),
  lifecyclePage(),
  commandsPage(),
  questionsPage(),
  refusalsPage(),
  settingsPage(),
  ratesPage(),
  rolesPage(),
  ruleSetsPage(),
  registrationRulesPage(),
  readModelsPage(),
  observabilityPage()
]

/** The pages written by hand, as they are. */
export const writtenPages = (): ReadonlyArray<Page> => {
  const generated = new Set(generatedPages().map(({ path }) => path))
  return globSync(["*.md", "docs/**/*.md", "packages/*/README.md", "examples/*/README.md"], { cwd: root })
    .filter((path) => !generated.has(path))
    .toSorted()
    .map((path) => ({ path, text: read(path) }))
}
