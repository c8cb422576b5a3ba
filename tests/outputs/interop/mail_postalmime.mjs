// Reads .eml drafts with postal-mime and prints what it finds. Run with NODE_PATH's folder as working folder.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { default: PostalMime } = await import(pathToFileURL(createRequire(`${process.cwd()}/`).resolve("postal-mime")));
const found = [];
for (const file of process.argv.slice(2)) {
  const mail = await PostalMime.parse(readFileSync(file));
  found.push({
    unsent: mail.headers.some(({ key, value }) => key === "x-unsent" && value === "1"),
    to: mail.to.map(({ name, address }) => [name, address]),
    subject: mail.subject,
    body: mail.text,
  });
}
process.stdout.write(JSON.stringify(found));
