// Reads a .vcf with ical.js, which Thunderbird and Nextcloud read vCards with, and prints what it found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Not imported: only require looks where NODE_PATH says.
const ICAL = createRequire(import.meta.url)("ical.js");

const list = (value) => (Array.isArray(value) ? value : [value]);
const read = (card) => {
  const all = (name) => card.getAllProperties(name);
  const texts = (name) => all(name).map((p) => String(p.getFirstValue()));
  const types = (p) => list(p.getParameter("type") ?? []).flatMap((t) => t.split(",")).map((t) => t.toUpperCase()).sort();
  const typed = (name) => all(name).map((p) => [p.getFirstValue(), types(p)]);
  const grouped = (name) => card.getAllProperties().filter((p) => p.name.split(".").pop() === name);
  return {
    uid: texts("uid")[0],
    fn: texts("fn"),
    n: all("n").map((p) => list(p.getFirstValue())),
    nickname: texts("nickname"),
    org: all("org").map((p) => list(p.getFirstValue())),
    title: texts("title"),
    tel: typed("tel"),
    email: typed("email"),
    adr: typed("adr"),
    url: grouped("url").map((p) => String(p.getFirstValue())),
    note: texts("note"),
    categories: all("categories").flatMap((p) => p.getValues()),
    interview: texts("x-interview-id"),
    photo: texts("photo"),
    label: grouped("x-ablabel").map((p) => String(p.getFirstValue())),
  };
};
const parsed = ICAL.parse(readFileSync(process.argv[2], "utf8"));
const cards = (typeof parsed[0] === "string" ? [parsed] : parsed).map((jcard) => read(new ICAL.Component(jcard)));
console.log(JSON.stringify(cards));
