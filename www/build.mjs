// Makes the style and the script of the page in the folder named: Sass to CSS, the modules to one.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as sass from "sass";
import { bundle } from "./bundle.mjs";

const work = process.argv[2];
const css = sass.compile("app.scss", {
  style: "compressed",
  importers: [new sass.NodePackageImporter()],
  quietDeps: true,
  silenceDeprecations: ["if-function"],
}).css;
writeFileSync(join(work, "app.css"), css.replace(/^\uFEFF/, ""));
writeFileSync(join(work, "app.js"), await bundle(work));
