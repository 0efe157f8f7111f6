/** `kling-o3/element`: the class, not registered. */
export { KlingO3Studio } from "./studio.ts";
