// Serves the page on the loopback interface, and to each WebSocket a language server of its own:
// messages are text there, and framed on standard input and output.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { WebSocketServer } from "ws";

const TYPES = { "index.html": "text/html", "page.js": "text/javascript", "page.css": "text/css", "worker.js": "text/javascript" };

// `asked` gets each message to a server, and `said` each message of one. `close` ends everything,
// and answers how the servers ended.
export async function serve(folder, program, asked, said) {
  const http = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : request.url.slice(1);
    if (!Object.hasOwn(TYPES, name)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": `${TYPES[name]}; charset=utf-8` });
    createReadStream(join(folder, name)).pipe(response);
  });
  const sockets = new WebSocketServer({ server: http });
  const ends = [];
  sockets.on("connection", (socket) => {
    const server = spawn(program, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    ends.push(once(server, "exit").then(([code, signal]) => ({ code, signal })));
    socket.on("message", (message) => {
      asked(message.toString());
      server.stdin.write(`Content-Length: ${message.length}\r\n\r\n`);
      server.stdin.write(message);
    });
    socket.on("close", () => server.stdin.end());
    unframe(server.stdout, (message) => {
      said(message);
      socket.send(message);
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    origin: `http://127.0.0.1:${http.address().port}`,
    async close() {
      for (const socket of sockets.clients) {
        socket.close();
      }
      http.close();
      return Promise.all(ends);
    },
  };
}

// Calls `each` with the text of each message of a stream.
function unframe(stream, each) {
  let bytes = Buffer.alloc(0);
  stream.on("data", (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const body = bytes.indexOf("\r\n\r\n") + 4;
      if (body < 4) {
        return;
      }
      const length = /^Content-Length: (\d+)$/im.exec(bytes.subarray(0, body - 4).toString("ascii"));
      assert(length, "a message has a length");
      const end = body + Number(length[1]);
      if (bytes.length < end) {
        return;
      }
      each(bytes.subarray(body, end).toString("utf8"));
      bytes = bytes.subarray(end);
    }
  });
}
