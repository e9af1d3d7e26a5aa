// Shrinks the modules named, each in its place: wasm-opt -Oz as a library, because starting it takes longer than most modules do.
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";

const [library, ...files] = argv.slice(2);
const { default: binaryen } = await import(library);
const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } =
  binaryen.Features;
// Named one by one: with all features on, binaryen writes modules that Chromium refuses.
const features =
  BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt;

binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
for (const file of files) {
  // Main modules keep its names until those have been put aside.
  binaryen.setDebugInfo(file.endsWith("_bg.wasm"));
  const module = binaryen.readBinary(readFileSync(file));
  module.setFeatures(features);
  module.optimize();
  writeFileSync(file, module.emitBinary());
  module.dispose();
}
