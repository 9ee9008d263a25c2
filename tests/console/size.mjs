// The size of the console's files, compressed one by one, as a browser would get them: a bound.
//
//     node size.mjs FOLDER

import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BOUND = 100 * 1024;

const [folder] = process.argv.slice(2);
const size = readdirSync(folder).reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).length, 0);
console.log(`the console has ${size} bytes, compressed`);
if (size > BOUND) throw new Error(`the console has more than ${BOUND} bytes, compressed`);
