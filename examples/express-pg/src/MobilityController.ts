/**
 * The one controller: commands, approvals with their letter, and figures. Who may do what is the application's own business.
 */
import type { Language } from "@westum/mobility"
import { fourFigures, type OpenConsortium, type RowAnswer } from "@westum/mobility/promise"
import { json, type NextFunction, type Request, type Response, Router } from "express"
import type { Pool } from "pg"
import { approve } from "./Approval.ts"
import { replyOf, replyOfError } from "./Reply.ts"

const languageOf = (request: Request): Language => (request.acceptsLanguages("en", "sv") === "sv" ? "sv" : "en")

const send = (request: Request, response: Response, answer: RowAnswer): void => {
  const { body, status } = replyOf(answer, languageOf(request))
  response.status(status).json(body)
}

/** The id of a request, which is the same when it is sent again (IETF, The Idempotency-Key HTTP Header Field, draft). */
const keyOf = (request: Request): string => request.get("idempotency-key") ?? crypto.randomUUID()

/** Here the web server would say who it is. */
const userOf = (request: Request): string => request.get("x-user") ?? "unknown"

const failed = (error: unknown, _: Request, response: Response, next: NextFunction): void => {
  if (response.headersSent) return next(error)
  const { body, status } = replyOfError(error)
  if (status === 503) response.set("retry-after", "1")
  if (status === 500) console.error(error)
  response.status(status).json(body)
}

// #region controller
/** The routes of mobilities, on the pool that the application has anyway. */
export const mobilityController = (pool: Pool, consortium: OpenConsortium): Router => {
  const router = Router()
  router.use(json())
  router.post("/commands", async (request, response) => {
    const origin = { commandId: keyOf(request), actor: userOf(request) }
    send(request, response, await consortium.execute(request.body, origin))
  })
  router.post("/mobilities/:mobility/approval", async (request, response) => {
    const { mobility } = request.params
    // The approval writes into a table of its own first: what is no command is told before, in the library's words.
    await consortium.preview([{ type: "approve", mobility }])
    send(request, response, await approve(pool, { mobility, key: keyOf(request), user: userOf(request) }))
  })
  router.get("/projects/:project/figures", async (request, response) => {
    response.json(await consortium.ask(fourFigures(request.params.project)))
  })
  router.use(failed)
  return router
}
// #endregion
