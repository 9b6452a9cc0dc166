// The system that the program runs on: a folder of files in memory, and the calls of WASI (preview 1) that it makes.
// https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md describes them.
const ERRNO = { ok: 0, bad: 8, exists: 20, invalid: 28, isFolder: 31, none: 44, noCall: 52, noFolder: 54, notSupported: 58 };
const KIND = { device: 2, folder: 3, file: 4 };
const OPEN = { create: 1, folder: 2, exclusive: 4, truncate: 8 };
const WRITE = 64n;

/** The end of the program, thrown through it. */
class Exit {
  constructor(code) { this.code = code; }
}

/** A path without “.” and without a slash at its beginning; the folder of all files is the empty path. */
const plainPath = (path) => path.split("/").filter((part) => part !== "" && part !== ".").join("/");

/** Bytes that grow as they are written to. */
class Written {
  constructor(bytes = new Uint8Array(0)) { this.bytes = bytes; this.size = bytes.length; }
  put(at, bytes) {
    const end = at + bytes.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.size));
      this.bytes = larger;
    }
    this.bytes.set(bytes, at);
    this.size = Math.max(this.size, end);
  }
  whole() { return this.bytes.slice(0, this.size); }
}

/**
 * Runs a program once. `files` is a Map from paths to bytes, which the program reads and changes. Gives its exit code,
 * and the bytes that it wrote to standard output and to standard error.
 */
async function runProgram(module, args, files) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const out = new Written();
  const err = new Written();
  const isFolder = (path) => path === "" || [...files.keys()].some((name) => name.startsWith(path + "/"));
  // 0 to 2 are the standard streams, 3 is the folder of all files.
  const open = new Map([[0, { device: new Written() }], [1, { device: out }], [2, { device: err }], [3, { path: "", folder: true }]]);
  let next = 4;
  let memory;
  const view = () => new DataView(memory.buffer);
  const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
  const text = (at, length) => decoder.decode(bytes(at, length));

  const sizes = (list) => (countAt, sizeAt) => {
    view().setUint32(countAt, list.length, true);
    view().setUint32(sizeAt, list.reduce((sum, one) => sum + one.length, 0), true);
    return ERRNO.ok;
  };
  const texts = (list) => (startsAt, at) => {
    for (const one of list) {
      view().setUint32(startsAt, at, true);
      bytes(at, one.length).set(one);
      startsAt += 4;
      at += one.length;
    }
    return ERRNO.ok;
  };
  const known = (at, kind, size) => {
    bytes(at, 64).fill(0);
    view().setUint8(at + 16, kind);
    view().setBigUint64(at + 24, 1n, true);
    view().setBigUint64(at + 32, BigInt(size), true);
    return ERRNO.ok;
  };
  const parts = function* (at, count) {
    for (let n = 0; n < count; n++) yield [view().getUint32(at + 8 * n, true), view().getUint32(at + 8 * n + 4, true)];
  };
  // What lies in a folder: files, and folders that files are in.
  const entries = (folder) => {
    const before = folder === "" ? "" : folder + "/";
    const found = new Map();
    for (const name of files.keys()) {
      if (!name.startsWith(before)) continue;
      const [first, ...rest] = name.slice(before.length).split("/");
      found.set(first, rest.length > 0 ? KIND.folder : KIND.file);
    }
    return [...found];
  };

  const argTexts = args.map((arg) => encoder.encode(arg + "\0"));
  const calls = {
    args_sizes_get: sizes(argTexts),
    args_get: texts(argTexts),
    environ_sizes_get: sizes([]),
    environ_get: texts([]),
    random_get(at, length) {
      // A browser gives at most 65,536 bytes at once.
      for (let done = 0; done < length; done += 65536) {
        crypto.getRandomValues(bytes(at + done, Math.min(65536, length - done)));
      }
      return ERRNO.ok;
    },
    clock_time_get(_id, _precision, at) {
      view().setBigUint64(at, BigInt(Date.now()) * 1000000n, true);
      return ERRNO.ok;
    },
    proc_exit(code) { throw new Exit(code); },
    fd_prestat_get(fd, at) {
      if (fd !== 3) return ERRNO.bad;
      view().setUint32(at, 0, true);
      view().setUint32(at + 4, 1, true);
      return ERRNO.ok;
    },
    fd_prestat_dir_name(fd, at, length) {
      if (fd !== 3) return ERRNO.bad;
      bytes(at, length).set(encoder.encode(".").subarray(0, length));
      return ERRNO.ok;
    },
    fd_fdstat_get(fd, at) {
      const one = open.get(fd);
      if (!one) return ERRNO.bad;
      bytes(at, 24).fill(0);
      view().setUint8(at, one.device ? KIND.device : one.folder ? KIND.folder : KIND.file);
      view().setBigUint64(at + 8, 0x1fffffffn, true);
      view().setBigUint64(at + 16, 0x1fffffffn, true);
      return ERRNO.ok;
    },
    fd_filestat_get(fd, at) {
      const one = open.get(fd);
      if (!one) return ERRNO.bad;
      if (one.device) return known(at, KIND.device, 0);
      return one.folder ? known(at, KIND.folder, 0) : known(at, KIND.file, one.content.size);
    },
    fd_close(fd) {
      const one = open.get(fd);
      if (!one) return ERRNO.bad;
      if (one.changed && files.has(one.path)) files.set(one.path, one.content.whole());
      open.delete(fd);
      return ERRNO.ok;
    },
    fd_write(fd, at, count, doneAt) {
      const one = open.get(fd);
      if (!one || one.folder) return ERRNO.bad;
      let done = 0;
      for (const [start, length] of parts(at, count)) {
        const to = one.device ?? one.content;
        to.put(one.device ? to.size : one.at, bytes(start, length));
        if (!one.device) { one.at += length; one.changed = true; }
        done += length;
      }
      view().setUint32(doneAt, done, true);
      return ERRNO.ok;
    },
    fd_read(fd, at, count, doneAt) {
      const one = open.get(fd);
      if (!one || one.folder) return one ? ERRNO.isFolder : ERRNO.bad;
      let done = 0;
      for (const [start, length] of one.device ? [] : parts(at, count)) {
        const read = one.content.bytes.subarray(one.at, Math.min(one.at + length, one.content.size));
        bytes(start, read.length).set(read);
        one.at += read.length;
        done += read.length;
      }
      view().setUint32(doneAt, done, true);
      return ERRNO.ok;
    },
    fd_readdir(fd, at, length, cookie, usedAt) {
      const one = open.get(fd);
      if (!one?.folder) return ERRNO.bad;
      let used = 0;
      for (const [n, [name, kind]] of entries(one.path).entries()) {
        if (BigInt(n) < cookie) continue;
        const nameBytes = encoder.encode(name);
        const entry = new Uint8Array(24 + nameBytes.length);
        const fields = new DataView(entry.buffer);
        fields.setBigUint64(0, BigInt(n + 1), true);
        fields.setUint32(16, nameBytes.length, true);
        fields.setUint8(20, kind);
        entry.set(nameBytes, 24);
        // An entry that is cut is read again with more room.
        bytes(at + used, Math.min(entry.length, length - used)).set(entry.subarray(0, length - used));
        used += Math.min(entry.length, length - used);
        if (used === length) break;
      }
      view().setUint32(usedAt, used, true);
      return ERRNO.ok;
    },
    path_open(_fd, _look, at, length, how, rights, _inheriting, _flags, fdAt) {
      const path = plainPath(text(at, length));
      let one;
      if (isFolder(path)) {
        if (how & OPEN.exclusive) return ERRNO.exists;
        one = { path, folder: true };
      } else {
        const there = files.has(path);
        if (how & OPEN.folder) return there ? ERRNO.noFolder : ERRNO.none;
        if (there && how & OPEN.exclusive) return ERRNO.exists;
        if (!there && !(how & OPEN.create)) return ERRNO.none;
        if (!there || how & OPEN.truncate) files.set(path, new Uint8Array(0));
        // What is open for reading is not copied.
        const content = files.get(path);
        one = { path, content: new Written(rights & WRITE ? content.slice() : content), at: 0 };
      }
      open.set(next, one);
      view().setUint32(fdAt, next++, true);
      return ERRNO.ok;
    },
    path_filestat_get(_fd, _look, at, length, to) {
      const path = plainPath(text(at, length));
      if (isFolder(path)) return known(to, KIND.folder, 0);
      return files.has(path) ? known(to, KIND.file, files.get(path).length) : ERRNO.none;
    },
    path_readlink(_fd, at, length) {
      const path = plainPath(text(at, length));
      return files.has(path) || isFolder(path) ? ERRNO.invalid : ERRNO.none;
    },
    path_unlink_file(_fd, at, length) {
      return files.delete(plainPath(text(at, length))) ? ERRNO.ok : ERRNO.none;
    },
    path_rename(_fd, at, length, _newFd, newAt, newLength) {
      const [from, to] = [plainPath(text(at, length)), plainPath(text(newAt, newLength))];
      if (!files.has(from)) return ERRNO.none;
      files.set(to, files.get(from));
      files.delete(from);
      return ERRNO.ok;
    },
    // Nothing that the page asks for makes or removes folders.
    path_create_directory: () => ERRNO.notSupported,
    path_remove_directory: () => ERRNO.notSupported,
  };
  for (const { name } of WebAssembly.Module.imports(module)) calls[name] ??= () => ERRNO.noCall;

  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: calls });
  memory = instance.exports.memory;
  let code = 0;
  try {
    instance.exports._start();
  } catch (end) {
    // Anything but an exit is a fault of the program: what it said last says where.
    if (!(end instanceof Exit)) throw new Error(`${end.message}. ${decoder.decode(err.whole())}`, { cause: end });
    code = end.code;
  }
  return { code, out: out.whole(), err: decoder.decode(err.whole()) };
}
