/**
 * Which decision answers which command.
 */
import { Record } from "effect"
import type { AnyDecision } from "../eventsourcing/Decision.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { awardGrant } from "../grants/AwardGrant.ts"
import { setGoals } from "../goals/SetGoals.ts"
import { acceptHosting } from "../hosting/AcceptHosting.ts"
import { cancelHosting } from "../hosting/CancelHosting.ts"
import { correctHosting } from "../hosting/CorrectHosting.ts"
import { endHosting } from "../hosting/EndHosting.ts"
import { endHostingEarly } from "../hosting/EndHostingEarly.ts"
import { enterHostingInError } from "../hosting/EnterHostingInError.ts"
import { nameSupervisor } from "../hosting/NameSupervisor.ts"
import { offerHosting } from "../hosting/OfferHosting.ts"
import { recordArrival } from "../hosting/RecordArrival.ts"
import { recordNoShow } from "../hosting/RecordNoShow.ts"
import { rejectHosting } from "../hosting/RejectHosting.ts"
import { requestHosting } from "../hosting/RequestHosting.ts"
import { requestHostingAgain } from "../hosting/RequestHostingAgain.ts"
import { reinstateHosting } from "../hosting/ReinstateHosting.ts"
import { retractHostingStep } from "../hosting/RetractHostingStep.ts"
import { withdrawHosting } from "../hosting/WithdrawHosting.ts"
import { withdrawHostingOffer } from "../hosting/WithdrawHostingOffer.ts"
import { apply } from "../mobility/Apply.ts"
import { approve } from "../mobility/Approve.ts"
import { cancel } from "../mobility/Cancel.ts"
import { changeGoals } from "../mobility/ChangeGoals.ts"
import { complete } from "../mobility/Complete.ts"
import { correctDetails } from "../mobility/CorrectDetails.ts"
import { correctRegistration } from "../mobility/CorrectRegistration.ts"
import { depart } from "../mobility/Depart.ts"
import { enterInError } from "../mobility/EnterInError.ts"
import { extend } from "../mobility/Extend.ts"
import { interrupt } from "../mobility/Interrupt.ts"
import { noShow } from "../mobility/NoShow.ts"
import { prevent } from "../mobility/Prevent.ts"
import { reconsider } from "../mobility/Reconsider.ts"
import { replan } from "../mobility/Replan.ts"
import { resume } from "../mobility/Resume.ts"
import { waitlist } from "../mobility/Waitlist.ts"
import { noteReport } from "../mobility/NoteReport.ts"
import { signDocument } from "../mobility/SignDocument.ts"
import { withdrawSignature } from "../mobility/WithdrawSignature.ts"
import { changeFunding } from "../mobility/ChangeFunding.ts"
import { changeMode } from "../mobility/ChangeMode.ts"
import { recordPayment } from "../mobility/RecordPayment.ts"
import { recordRecovery } from "../mobility/RecordRecovery.ts"
import { withdrawOutcome } from "../mobility/WithdrawOutcome.ts"
import { withdrawPayment } from "../mobility/WithdrawPayment.ts"
import { recordOutcome } from "../mobility/RecordOutcome.ts"
import { recordPast } from "../mobility/RecordPast.ts"
import { register } from "../mobility/Register.ts"
import { reject } from "../mobility/Reject.ts"
import { removeRegistration } from "../mobility/RemoveRegistration.ts"
import { reinstate } from "../mobility/Reinstate.ts"
import { retractStep } from "../mobility/RetractStep.ts"
import { returnEarly } from "../mobility/ReturnEarly.ts"
import { updateRegistration } from "../mobility/UpdateRegistration.ts"
import { withdraw } from "../mobility/Withdraw.ts"
import { declareEligible, declareIneligible } from "../mobility/JudgeRow.ts"
import { assignNumber } from "../project/AssignNumber.ts"
import { changeSettings } from "../project/ChangeSettings.ts"
import { correctMember } from "../project/CorrectMember.ts"
import { correctProject } from "../project/CorrectProject.ts"
import { grantExtension } from "../project/GrantExtension.ts"
import { joinMember } from "../project/JoinMember.ts"
import { leaveMember } from "../project/LeaveMember.ts"
import { openProject } from "../project/OpenProject.ts"
import { project } from "../project/Project.ts"
import { closeProject } from "../project/CloseProject.ts"
import { recordCheck } from "../project/RecordCheck.ts"
import { recordGrantDecision } from "../project/RecordGrantDecision.ts"
import { retractExtensionStep } from "../project/RetractExtensionStep.ts"
import { retractLeave } from "../project/RetractLeave.ts"
import { retractProjectStep } from "../project/RetractProjectStep.ts"
import { returnReport } from "../project/ReturnReport.ts"
import { submitReport } from "../project/SubmitReport.ts"
import { refuseExtension } from "../project/RefuseExtension.ts"
import { requestExtension } from "../project/RequestExtension.ts"
import { allocatePlaces } from "../quota/AllocatePlaces.ts"
import { grantPlaces } from "../quota/GrantPlaces.ts"
import { movePlaces } from "../quota/MovePlaces.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { remind } from "../reminder/Remind.ts"
import { assignRole } from "../roles/AssignRole.ts"
import { revokeRole } from "../roles/RevokeRole.ts"
import type { TimeZone } from "../time/TimeZone.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** A decision about any command of a consortium. */
export type ConsortiumDecision = AnyDecision<ConsortiumCommand, ConsortiumEvent, Refusal>

/** A decision for every command, by its type. */
export type Decisions = Readonly<Record<ConsortiumCommand["type"], ConsortiumDecision>>

/** The decisions that come with the domain. */
export const decisions: Decisions = {
  "open-project": openProject,
  "correct-project": correctProject,
  "assign-number": assignNumber,
  "change-settings": changeSettings,
  "set-goals": setGoals,
  "join-member": joinMember,
  "leave-member": leaveMember,
  "correct-member": correctMember,
  "retract-leave": retractLeave,
  "grant-places": grantPlaces,
  "allocate-places": allocatePlaces,
  "move-places": movePlaces,
  "award-grant": awardGrant,
  "request-extension": requestExtension,
  "grant-extension": grantExtension,
  "refuse-extension": refuseExtension,
  "retract-extension-step": retractExtensionStep,
  "record-grant-decision": recordGrantDecision,
  "submit-report": submitReport,
  "return-report": returnReport,
  "record-check": recordCheck,
  "close-project": closeProject,
  "retract-project-step": retractProjectStep,
  apply,
  waitlist,
  approve,
  reject,
  reconsider,
  withdraw,
  cancel,
  "no-show": noShow,
  prevent,
  replan,
  depart,
  extend,
  interrupt,
  resume,
  complete,
  "return-early": returnEarly,
  register,
  "update-registration": updateRegistration,
  "remove-registration": removeRegistration,
  "change-goals": changeGoals,
  "record-outcome": recordOutcome,
  "withdraw-outcome": withdrawOutcome,
  "sign-document": signDocument,
  "withdraw-signature": withdrawSignature,
  "note-report": noteReport,
  "declare-ineligible": declareIneligible,
  "declare-eligible": declareEligible,
  "change-mode": changeMode,
  "change-funding": changeFunding,
  "record-payment": recordPayment,
  "record-recovery": recordRecovery,
  "withdraw-payment": withdrawPayment,
  "record-past": recordPast,
  "correct-details": correctDetails,
  "correct-registration": correctRegistration,
  "retract-step": retractStep,
  "enter-in-error": enterInError,
  reinstate,
  "assign-role": assignRole,
  "revoke-role": revokeRole,
  "request-hosting": requestHosting,
  "request-hosting-again": requestHostingAgain,
  "accept-hosting": acceptHosting,
  "reject-hosting": rejectHosting,
  "withdraw-hosting": withdrawHosting,
  "cancel-hosting": cancelHosting,
  "record-no-show": recordNoShow,
  "record-arrival": recordArrival,
  "end-hosting": endHosting,
  "end-hosting-early": endHostingEarly,
  "name-supervisor": nameSupervisor,
  "correct-hosting": correctHosting,
  "retract-hosting-step": retractHostingStep,
  "enter-hosting-in-error": enterHostingInError,
  "reinstate-hosting": reinstateHosting,
  "offer-hosting": offerHosting,
  "withdraw-hosting-offer": withdrawHostingOffer,
  remind
}

/** The projections that decisions read, each once. */
export const partsOf = (all: Decisions): ReadonlySet<Projection<unknown, ConsortiumEvent>> =>
  new Set(Object.values(all).flatMap(({ parts }) => Object.values(parts)))

/**
 * The decisions of a consortium that has its days in this zone. A command that names no project finds one that nobody has opened,
 * whose zone is that of the consortium; all that read projects read the same.
 */
export const inTimeZone = (all: Decisions, timeZone: TimeZone): Decisions => {
  const zoned: typeof project = { ...project, initial: { ...project.initial, timeZone } }
  return Record.map(all, (decision) => ({
    name: decision.name,
    contends: decision.contends,
    parts: Record.map(decision.parts, (part) => (part === project ? zoned : part)),
    keys: (command, known, context) => decision.keys(command, known, context),
    decide: (command, states, context) => decision.decide(command, states, context)
  }))
}
