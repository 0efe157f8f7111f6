/**
 * A hook of Node's module loader: resolves `kling-o3` and its entries from the folder in `KLING_O3_CONSUMER`, so that
 * tests run against the installed package and not against the clone they stand in.
 */
import process from "node:process";

const consumer = process.env.KLING_O3_CONSUMER;

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  if (consumer === undefined || !/^kling-o3(\/|$)/.test(specifier)) return next(specifier, context);
  const found = await next(specifier, { ...context, parentURL: consumer });
  if (!found.url.startsWith(new URL("./node_modules/", consumer).href)) {
    throw new Error(`${specifier} is not the installed package: ${found.url}`);
  }
  return found;
}
