/** A server of a handful of files. It knows them by name, so nothing else on the disk can be asked for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExplorerFile } from './explorer-files.ts';
import { UsageError } from './usage-error.ts';

export interface ExplorerServer {
  /** Such as `http://127.0.0.1:8765/`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  readonly files: ReadonlyMap<string, ExplorerFile>;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** How many ports to try, from the first on. */
  readonly attempts: number;
  /** Where `/open` leads to: a link that is too long for a command line. */
  readonly link: string;
}

/** @throws UsageError where it cannot listen there */
export async function startServer(options: ServerOptions): Promise<ExplorerServer> {
  const server = createServer((request, response) => answer(options, request, response));
  const port = await listen(server, options);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    address: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps its connections; nobody waits for them.
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, { host, port, attempts }: ServerOptions): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await listenOnce(server, host, port === 0 ? 0 : port + attempt);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && attempt + 1 < attempts && port + attempt < PORT_MAX) continue;
      throw new UsageError(`cannot listen on ${host}, port ${port + attempt}: ${reasonOf(error)}`);
    }
  }
}

const PORT_MAX = 65_535;

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'something else does already; --port takes another, 0 any that is free';
  if (code === 'EACCES') return 'only an administrator may; take a port above 1023';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address';
  return message;
}

function listenOnce(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function answer({ files, link }: ServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'only GET and HEAD\n');
  const name = (request.url ?? '/').replace(/[?#].*$/s, '').slice(1);
  if (name === 'open') {
    response.writeHead(302, { Location: `/${link}`, 'Content-Length': 0 });
    response.end();
    return;
  }
  const file = files.get(name === '' ? 'index.html' : name);
  if (file === undefined) return refuse(404, 'there is no such file\n');
  try {
    const bytes = file.read();
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': bytes.length,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  } catch {
    // Somebody builds at this moment.
    refuse(503, 'this file cannot be read now; try again\n');
  }
}
