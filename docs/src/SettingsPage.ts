/**
 * The page of what a project decides for itself.
 */
import { Settings } from "@westum/mobility"
import { blocks, code, fenced, generated, type Page, table } from "./Markdown.ts"
import { typeOf } from "./Shapes.ts"
import { sentenceOf, sourceOf } from "./Source.ts"

const rows = (): ReadonlyArray<ReadonlyArray<string>> => {
  const notes = sourceOf("project/Settings.ts").declarations.get("Settings")?.fields
  const { guards, ...others } = Settings.Settings.fields
  const { defaultSettings } = Settings
  return [
    ...Settings.levels.map((level) => [
      code(`guards.${level}`),
      typeOf(guards.fields[level]),
      JSON.stringify(defaultSettings.guards[level]),
      sentenceOf("project/Settings.ts", "Guard")
    ]),
    [
      code("beyondQuota"),
      typeOf(others.beyondQuota),
      JSON.stringify(defaultSettings.beyondQuota),
      notes?.get("beyondQuota") ?? ""
    ],
    [
      code("registerFrom"),
      typeOf(others.registerFrom),
      JSON.stringify(defaultSettings.registerFrom),
      notes?.get("registerFrom") ?? ""
    ],
    [
      code("goalsFrom"),
      typeOf(others.goalsFrom),
      JSON.stringify(defaultSettings.goalsFrom),
      notes?.get("goalsFrom") ?? ""
    ],
    ...(["finalReport", "participantReport"] as const).map((name) => [
      code(`deadlines.${name}`),
      typeOf(others.deadlines.fields[name]),
      JSON.stringify(defaultSettings.deadlines[name]),
      notes?.get("deadlines") ?? ""
    ])
  ]
}

/** All settings. */
export const settingsPage = (): Page => ({
  path: "docs/reference/settings.md",
  text: blocks(
    "# Settings",
    generated,
    "What a project decides for itself. Settings stand in the [plan](../how-to/your-own-consortium.md) or in `open-project`, and change with `change-settings`, which replaces all of them from then on.",
    table(["Setting", "Allowed", "Default", ""], rows()),
    "Where a project says nothing, these hold:",
    "<!-- json: settings -->",
    fenced("json", JSON.stringify(Settings.defaultSettings, undefined, 2))
  )
})
