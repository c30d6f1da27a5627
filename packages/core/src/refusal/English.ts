/**
 * Refusals in English.
 */
import type { Catalogue } from "./Catalogue.ts"

export const english: Catalogue = {
  templates: {
    UnknownProject: "There is no project {project}.",
    ProjectExists: "Project {project} has been opened already.",
    UnknownMember: "{member} does not take part in project {project}.",
    MemberExists: "{member} takes part in project {project} already.",
    MemberHasLeft: "{member} left project {project} on {leftOn}.",
    UnknownCategory: "Project {project} has no category {category}; it has: {known}.",
    UnknownMobility: "There is no mobility {mobility}.",
    StepNotAllowed: "Mobility {mobility} is {stage}: to {step} it has to be {allowedFrom}.",
    NothingToRetract: "Mobility {mobility} has no step that could be taken back.",
    NothingToCorrect: "The correction of mobility {mobility} changes nothing.",
    NoSuchDate: "Mobility {mobility} is {stage}: it has no {what} whose day could be corrected.",
    InFuture: "The {what} on {date} lies ahead: today is {today}.",
    OutOfOrder: "The {later} on {laterOn} cannot be before the {earlier} on {earlierOn}.",
    OutsideProject: "The {what} on {date} lies outside the project, which runs from {start} to {end}.",
    EndBeforeStart: "The end, {end}, is before the start, {start}.",
    StaysOverlap:
      "Participant {participant} is away from {otherStart} to {otherEnd} already (mobility {mobility}); this stay is from {start} to {end}.",
    NoGoal: "Mobility {mobility} needs at least one goal to be {stage}.",
    UnknownGoal: "Project {project} has no goal {goal}.",
    GoalHasChildren: "Goal {goal} is a heading; choose one of the goals below it.",
    GoalNotLinked: "Mobility {mobility} does not serve goal {goal}.",
    OutcomeTooEarly: "Mobility {mobility} is {stage}: it has outcomes, which a stay can have only after its end.",
    GoalHasOutcome: "Mobility {mobility} has an outcome for goal {goal}; the link has to stay.",
    BadCatalogue: "Goal {goal} spoils the catalogue: {problem}.",
    GoalInUse: "Goal {goal} cannot leave the catalogue: {mobilities} mobilities serve it.",
    NoPlaceLeft:
      "No place is left in project {project} ({level}; member: {member}, category: {category}): {held} would be held of {places}.",
    BeyondQuotaForbidden:
      "Project {project} allows no approval beyond its places ({level}; member: {member}, category: {category}): {held} would be held of {places}.",
    PlacesHeld:
      "These places of project {project} are held already ({level}; member: {member}, category: {category}): {held} are held, {places} would be left.",
    AllocatedTooMuch:
      "Project {project} would promise {allocated} places and has {places} (member: {member}, category: {category}).",
    TooFewToMove:
      "{member} has been allocated {allocated} places of project {project} (category: {category}); {places} cannot be moved.",
    MovedToItself: "{member} cannot move places of project {project} to itself.",
    AlreadyRegistered: "Mobility {mobility} is registered in Mobility Tool already, as {tool}.",
    NotRegistered: "Mobility {mobility} is not registered in Mobility Tool.",
    ToolIdTaken: "{tool} is the Mobility Tool id of mobility {mobility} in project {project}.",
    RegistrationTooEarly: "Mobility {mobility} is {stage}: it can be registered once it is {registerFrom}.",
    CompleteNeedsApproval: "Mobility {mobility} is {stage}: until it is approved its registration stays a draft.",
    ActualDatesTooEarly:
      "Mobility {mobility} is {stage}: the tool wants actual dates after the stay, planned ones before.",
    StillRegistered: "Mobility {mobility} is registered as {tool}; remove the registration first.",
    EndNotLater: "The new end of project {project}, {end}, is not after its present end, {current}.",
    NoExtensionRequested: "No extension of project {project} was asked for."
  },
  words: {
    none: "unknown",
    "returned-early": "returned early",
    "entered-in-error": "entered in error",
    "planned-start": "planned start",
    "planned-end": "planned end",
    "registration-update": "update of the registration",
    "registration-removal": "removal of the registration",
    "goal-change": "change of goals",
    "project-event": "event",
    project: "whole project",
    category: "one category",
    member: "one member",
    "member-category": "one category of one member",
    "return-early": "end it early",
    "record-past": "record it as past",
    "update-registration": "update its registration",
    "remove-registration": "remove its registration",
    "change-goals": "change its goals",
    "record-outcome": "record an outcome",
    "correct-details": "correct its details",
    "retract-step": "take back its last step",
    "enter-in-error": "mark it as entered in error",
    twice: "it occurs twice",
    "unknown-parent": "its parent is not in it",
    "own-ancestor": "it is above itself"
  },
  unknown: "–"
}
