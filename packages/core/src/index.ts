/**
 * Erasmus+ mobilities of a consortium as event streams: commands, refusals, projections; and the event sourcing underneath.
 */

// The way in.
export { Consortium } from "./consortium/Consortium.ts"
export type {
  BulkMode,
  ConsortiumOptions,
  ConsortiumService,
  OriginInput,
  Previewed,
  RowAnswer
} from "./consortium/Consortium.ts"
export type { Answered, AskOptions } from "./consortium/Asking.ts"
export { CommandIds } from "./consortium/CommandIds.ts"
export { type CommandInput, ConsortiumCommand } from "./consortium/ConsortiumCommand.ts"
export type { ConsortiumEvent } from "./consortium/ConsortiumEvent.ts"
export { InvalidCommand } from "./consortium/InvalidCommand.ts"
export { Refused } from "./consortium/Refused.ts"
export * as Plan from "./consortium/Plan.ts"
export * as Question from "./consortium/Question.ts"
export { type Rulebook, rulebook } from "./plain/Rulebook.ts"
export { storage } from "./plain/Storage.ts"

// The domain, by its own words.
export * as AsOf from "./consortium/AsOf.ts"
export * as ConsortiumCodec from "./consortium/ConsortiumCodec.ts"
export * as Decisions from "./consortium/Decisions.ts"
export * as OwnRule from "./consortium/OwnRule.ts"
export * as Ids from "./Ids.ts"
export * as Mobility from "./mobility/Mobility.ts"
export * as MobilityEvent from "./mobility/MobilityEvent.ts"
export * as MobilityState from "./mobility/MobilityState.ts"
export * as ParticipantStays from "./mobility/ParticipantStays.ts"
export * as Stage from "./mobility/Stage.ts"
export * as Timeline from "./mobility/Timeline.ts"
export * as ToolIdHolders from "./mobility/ToolIdHolders.ts"
export * as Goal from "./project/Goal.ts"
export * as Project from "./project/Project.ts"
export * as ProjectEvent from "./project/ProjectEvent.ts"
export * as Settings from "./project/Settings.ts"
export * as Places from "./quota/Places.ts"
export * as OverLimits from "./quota/OverLimits.ts"
export * as QuotaUsage from "./quota/QuotaUsage.ts"
export * as GoalProgress from "./goals/GoalProgress.ts"
export * as FourFigures from "./figures/FourFigures.ts"
export * as Refusal from "./refusal/Refusal.ts"
export * as RefusalCatalogue from "./refusal/Catalogue.ts"
export { english } from "./refusal/English.ts"
export { swedish } from "./refusal/Swedish.ts"
export { type Language, refusalText } from "./refusal/RefusalText.ts"
export * as CalendarDate from "./time/CalendarDate.ts"
export * as TimeZone from "./time/TimeZone.ts"
export * as PersonalData from "./personal/PersonalData.ts"
export * as PersonalDataMemory from "./personal/PersonalDataMemory.ts"

// The event sourcing underneath.
export * as Answer from "./eventsourcing/Answer.ts"
export * as AppendRules from "./eventsourcing/AppendRules.ts"
export * as Ask from "./eventsourcing/Ask.ts"
export * as Batch from "./eventsourcing/Batch.ts"
export * as Command from "./eventsourcing/Command.ts"
export * as CommandRunner from "./eventsourcing/CommandRunner.ts"
export * as Decision from "./eventsourcing/Decision.ts"
export * as Event from "./eventsourcing/Event.ts"
export * as EventCodec from "./eventsourcing/EventCodec.ts"
export * as EventId from "./eventsourcing/EventId.ts"
export * as EventStore from "./eventsourcing/EventStore.ts"
export * as EventStoreMemory from "./eventsourcing/EventStoreMemory.ts"
export * as Projection from "./eventsourcing/Projection.ts"
export * as Query from "./eventsourcing/Query.ts"
export * as SequencePosition from "./eventsourcing/SequencePosition.ts"
export * as Subscription from "./eventsourcing/Subscription.ts"
export * as TagIndex from "./eventsourcing/TagIndex.ts"
