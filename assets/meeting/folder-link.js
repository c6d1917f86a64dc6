/* A Sitzungsmappe as the text of a link. */
import * as format from "./folder-format.js";

/** @typedef {import("./folder-format.js").Folder} Folder */

/**
 * Bytes through a stream that packs or unpacks. Throws Refused past `most` bytes.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} most
 */
async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw new format.Refused("bad_large"); // a small link can unfold into anything
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @param {Folder} folder */
export async function pack(folder) {
  const text = new TextEncoder().encode(format.write(folder));
  const packed = await through(text, new CompressionStream("deflate-raw"), format.MOST.bytes);
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * @param {string} code
 * @returns {Promise<Folder>}
 */
export async function unpack(code) {
  if (code.length > format.MOST.link) throw new format.Refused("bad_large");
  let text;
  try {
    const packed = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
      sign.charCodeAt(0),
    );
    const bytes = await through(packed, new DecompressionStream("deflate-raw"), format.MOST.bytes);
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw error instanceof format.Refused ? error : new format.Refused("bad_text");
  }
  return format.read(text);
}
