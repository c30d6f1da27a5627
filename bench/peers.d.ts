/**
 * The libraries beside which we are measured, where they are not installed: anything.
 */
declare module "@castore/*"
declare module "@dcb-es/*"
declare module "@event-driven-io/*"
declare module "pg"
