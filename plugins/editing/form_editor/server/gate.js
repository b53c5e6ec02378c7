// Loaded before decap-server, which would answer any page on this machine, by any name: only the form gets through.
// It knows a key that is new with each start, and asks from this machine, for this machine, in JSON.
const http = require("http");
const { timingSafeEqual } = require("crypto");

const { FORM_KEY, PORT } = process.env;
const expected = Buffer.from(`/${FORM_KEY}/api/v1`);
const thisMachine = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;
delete process.env.FORM_KEY;

const knowsTheKey = ({ url }) => {
  const asked = Buffer.from(url);
  return asked.length === expected.length && timingSafeEqual(asked, expected);
};

const refusal = request => {
  const { host, origin, "content-type": type = "" } = request.headers;
  if (host !== `127.0.0.1:${PORT}`) return 421;
  if (origin !== undefined && !thisMachine.test(origin)) return 403;
  if (!knowsTheKey(request)) return 404;
  if (request.method === "OPTIONS") return 0;
  if (request.method !== "POST") return 405;
  return /^application\/json(?:;|$)/i.test(type) ? 0 : 415;
};

const createServer = http.createServer;
http.createServer = (...given) => {
  const answer = given.pop();
  return createServer(...given, (request, response) => {
    const status = refusal(request);
    if (status) {
      response.writeHead(status, { Connection: "close" }).end();
      return;
    }
    request.url = "/api/v1";
    answer(request, response);
  });
};
