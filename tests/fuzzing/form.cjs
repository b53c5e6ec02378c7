// What Decap CMS does with a file, asked line by line: node form.cjs, with MODULES as in rewrite.cjs.
// {"write": [values, text]} → the file that saving writes; {"rewrite": file} → the same file, opened and saved.
const path = require("node:path");
const readline = require("node:readline");
const modules = path.join(process.env.MODULES, "node_modules");
const matter = require(path.join(modules, "gray-matter"));
const yaml = require(path.join(modules, "yaml"));

const engine = {
  parse: (text) => yaml.parseDocument(text).toJSON(),
  stringify: (values) => {
    const document = new yaml.Document();
    document.contents = yaml.createNode(values);
    return document.toString();
  },
};
const options = { engines: { yaml: engine }, language: "yaml", delimiters: "---" };

function written(content, data) {
  const file = matter.stringify(content, data, options);
  return content.endsWith("\n") ? file : file.replace(/\n$/u, "");
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const asked = JSON.parse(line);
    if (asked.write) answer = written(asked.write[1], asked.write[0]);
    else {
      const { data, content } = matter(asked.rewrite, { ...options });
      answer = written(content, data);
    }
  } catch (error) {
    answer = null;
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
