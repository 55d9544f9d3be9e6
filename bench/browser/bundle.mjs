// Makes one module for the browser of a CommonJS package.

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

export function bundle(entry) {
  const files = new Map();
  const add = (path) => {
    if (files.has(path)) return;
    const text = readFileSync(path, "utf8");
    files.set(path, text);
    for (const [, name] of text.matchAll(/require\("(\.[^"]*)"\)/g)) add(resolve(dirname(path), name));
  };
  add(entry);
  const parts = [...files].map(([path, text]) => {
    const names = [...text.matchAll(/require\("(\.[^"]*)"\)/g)].map(([, name]) => [name, resolve(dirname(path), name)]);
    const required = JSON.stringify(Object.fromEntries(names));
    return `[${JSON.stringify(path)}, [${required}, function (module, exports, require) {\n${text}\n}]]`;
  });
  return `
const files = new Map([${parts.join(",\n")}]);
const loaded = new Map();
function load(path) {
  if (loaded.has(path)) return loaded.get(path).exports;
  const module = { exports: {} };
  loaded.set(path, module);
  const [names, run] = files.get(path);
  run(module, module.exports, (name) => load(names[name]));
  return module.exports;
}
export default load(${JSON.stringify(entry)});
`;
}

function resolve(folder, name) {
  const path = join(folder, name);
  const tried = [path, `${path}.js`, join(path, "index.js")];
  return tried.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? path;
}
