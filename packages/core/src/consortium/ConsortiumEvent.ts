/**
 * Everything that can happen in a consortium.
 */
import type { CapacityEvent, HostingEvent } from "../hosting/HostingEvent.ts"
import type { MobilityEvent } from "../mobility/MobilityEvent.ts"
import type { ProjectEvent } from "../project/ProjectEvent.ts"
import type { ReminderEvent } from "../reminder/ReminderEvent.ts"
import type { RoleEvent } from "../roles/RoleEvent.ts"

/** The events of one log. */
export type ConsortiumEvent = ProjectEvent | MobilityEvent | RoleEvent | HostingEvent | CapacityEvent | ReminderEvent
