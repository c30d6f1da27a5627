/**
 * What a type string is called in the sources.
 */

/** `enter-in-error` and `mobility.entered-in-error` are declared as `EnterInError` and `EnteredInError`. */
export const exportedName = (type: string): string =>
  type.slice(type.indexOf(".") + 1).replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
