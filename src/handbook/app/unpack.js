// Unpacks the program while the browser reads the rest of the page: it stands in the page right before this.
"use strict";

/** The program, compiled. */
const unpacked = (async () => {
  const block = document.getElementById("app-module");
  const text = block.textContent;
  block.remove();
  let packed;
  if (Uint8Array.fromBase64) {
    packed = Uint8Array.fromBase64(text);
  } else {
    const read = atob(text);
    packed = new Uint8Array(read.length);
    for (let n = 0; n < read.length; n++) packed[n] = read.charCodeAt(n);
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
})();
// Whoever waits for it says what is wrong.
unpacked.catch(() => {});

// Forms come first: nobody waits for the handbook, which is long, to be laid out before one of its entries is wanted.
document.documentElement.classList.add("begins");
addEventListener("DOMContentLoaded", () => document.documentElement.classList.remove("begins"));
