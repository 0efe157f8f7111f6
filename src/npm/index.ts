/**
 * `kling-o3`: validate a request, create the task, follow it until the video is there.
 *
 * The wasm is inlined and instantiated on first use: importing does nothing, and no bundler needs a setting.
 * @module kling-o3
 */
export * from "./public.js";
