/**
 * `kling-o3/slim`: the same without the wasm inlined, for hosts that place `kling-o3/kling_o3_bg.wasm` themselves.
 * Call `init(source)` before anything else.
 * @module kling-o3/slim
 */
export * from "./public.js";
