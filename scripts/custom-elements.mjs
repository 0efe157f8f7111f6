/** The custom-elements manifest (schema 1.0.0): what editors and documentation tools read of `<kling-o3-studio>`. */
import { attributes, cssProperties, events, methods, parts, properties, slots, states } from "../www/interface.mjs";

/** `base-url` is `baseUrl` as a property. @param {string} name */
export const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {readonly (readonly string[])[]} rows */
const described = (rows) => rows.map(([name, description]) => ({ name, description }));

/** The members: a property for each attribute, the other properties, the methods. */
const members = () => [
  ...attributes.map(([name = "", text = "", standard, description]) => ({
    ...{ kind: "field", name: camel(name), type: { text }, default: standard, description, attribute: name },
    ...(name === "state" ? { readonly: true } : { reflects: true }),
  })),
  ...properties.map(([name, text = "", description = ""]) => ({
    ...{ kind: "field", name, type: { text }, description },
    ...(description.startsWith("Read-only") && { readonly: true }),
  })),
  ...methods.map(([name, parameters = "", text = "", description]) => ({
    ...{ kind: "method", name, description, return: { type: { text } } },
    parameters: parameters === "" ? [] : [parameter(parameters)],
  })),
];

/** @param {string} text */
function parameter(text) {
  const [name, type = ""] = text.split(/: (.*)/);
  return { name, type: { text: type } };
}

/** Its content. */
export const customElements = () => ({
  schemaVersion: "1.0.0",
  readme: "",
  modules: [
    {
      kind: "javascript-module",
      path: "dist/element.js",
      declarations: [
        {
          ...{ kind: "class", name: "KlingO3Studio", customElement: true, tagName: "kling-o3-studio" },
          description: "A form for requests of kling-o3-reference-to-video, and what came of them",
          superclass: { name: "HTMLElement" },
          attributes: attributes.map(([name = "", text = "", standard, description]) => ({
            ...{ name, type: { text }, default: standard, description, fieldName: camel(name) },
          })),
          members: members(),
          events: events.map(([name, text = "", description]) => ({
            ...{ name, type: { text: `CustomEvent<${text}>` }, description },
          })),
          slots: described(slots),
          cssParts: described(parts),
          cssProperties: cssProperties.map(([name, standard, description]) => ({
            name,
            default: standard,
            description,
          })),
          cssStates: described(states),
        },
      ],
      exports: [
        { kind: "js", name: "KlingO3Studio", declaration: { name: "KlingO3Studio", module: "dist/element.js" } },
      ],
    },
    {
      kind: "javascript-module",
      path: "dist/define.js",
      declarations: [],
      exports: [
        {
          kind: "custom-element-definition",
          name: "kling-o3-studio",
          declaration: { name: "KlingO3Studio", module: "dist/element.js" },
        },
      ],
    },
  ],
});
