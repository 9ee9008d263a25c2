// A receiver that repeats what it got, credentials and all.

import { createServer } from "node:http";

export async function echo() {
  const got = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => (body += data));
    request.on("end", () => {
      got.push({ headers: request.headers, body, url: request.url });
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end(`you sent ${request.headers.authorization} to ${request.url} <img src=x onerror="pwned=1">`);
    });
  });
  await new Promise((wake) => server.listen(0, "127.0.0.1", wake));
  return { port: server.address().port, got, close: () => server.close() };
}
