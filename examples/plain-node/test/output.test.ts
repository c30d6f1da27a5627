/**
 * The programs print what they promise, and once more the same on the same file.
 */
import { expect, it } from "vitest"
import { patience, runSource, temporaryDirectory } from "./support/Running.ts"
import { tenLinesPrint } from "./support/TenLines.ts"

const mainPrints = `row 6 refused: No place is left for hill in project vet-2024: it has 1, and this would be number 2.
preview: Mobility m-3 cannot begin: it is applied for, not approved.
applied 2024-11-04, approved 2024-12-02, departed 2025-03-03, completed 2025-03-28, registered 2025-04-11
registered 1 of 3; as of 2025-04-10 0 of 3
hill: 1 held of 1, 0 free
harbour: 1 held of the common pool
Languages at work: 1 served, 1 achieved
Stronger ties to employers: 1 served, 0 achieved
no goal yet: 0 served, 0 achieved
watched: 1 of 3
`

it(
  "main.ts plays a small consortium, once and again",
  () => {
    const directory = temporaryDirectory()
    expect(runSource("main", directory)).toBe(mainPrints)
    expect(runSource("main", directory)).toBe(mainPrints)
  },
  patience
)

it(
  "ten-lines.ts prints the refusal and the four figures",
  () => expect(runSource("ten-lines", temporaryDirectory())).toBe(tenLinesPrint),
  patience
)
