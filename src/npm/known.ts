/** Refuses a name that is no option: ignored in silence, a misspelt hook would look as if it were heeded. */

/**
 * @param where Whose options they are, for the message.
 * @param settings What was read of them: all known names, and nothing else.
 * @throws TypeError that names the option.
 */
export function refuseUnknown(where: string, options: object, settings: object): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(settings, name)) continue;
    throw new TypeError(`Unknown ${where} option "${name}". Known are: ${Object.keys(settings).join(", ")}.`);
  }
}
