/**
 * What the environment tells `npm start`: the port, and the key of the real service. It is looked at before anything is
 * built, and what a shell or a file of settings leaves around a value is cut off.
 */
import { Failure } from "./command.mjs";

/**
 * @param {{ PORT?: string, FOXAPI_API_KEY?: string }} environment
 * @returns {{ port: number | undefined, apiKey: string | undefined }} undefined where it names none
 * @throws {Failure} that names what cannot be used
 */
export function readEnvironment({ PORT = "", FOXAPI_API_KEY = "" }) {
  const port = PORT.trim();
  if (!/^\d*$/.test(port) || Number(port) > 65_535) throw new Failure(`PORT=${port} is no port: 0 to 65535`);
  const apiKey = FOXAPI_API_KEY.trim();
  // The value itself is not told: it may be a key after all.
  if (/[^!-~]/.test(apiKey))
    throw new Failure("FOXAPI_API_KEY is no key: it holds white space, or a sign beyond ASCII");
  return { port: port === "" ? undefined : Number(port), apiKey: apiKey || undefined };
}
