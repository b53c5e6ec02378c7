// What Decap CMS does with a file, asked line by line: node form.cjs, with MODULES as in rewrite.cjs.
// {"write": [values, text]} → the file that saving writes; {"rewrite": file} → the same file, opened and saved.
const readline = require("node:readline");
const { matter, options } = require("../editing/form_editor/serialiser/front_matter.cjs");

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
