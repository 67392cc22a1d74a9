// Runs programs on V8, as Worker.java does on engines for the JVM. EngineProcess.java tells the
// language that they speak.
'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { WASI } = require('node:wasi');

const loaded = new Map();

class Stopwatch {
  start() {
    this.processor = process.cpuUsage();
    this.started = process.hrtime.bigint();
  }

  stop() {
    this.nanoseconds = process.hrtime.bigint() - this.started;
    const { user, system } = process.cpuUsage(this.processor);
    this.processorNanoseconds = (user + system) * 1000;
  }

  answer(result) {
    if (this.nanoseconds === undefined) throw new Error('never stopped');
    return `${this.nanoseconds}\t${this.processorNanoseconds}\t${result}`;
  }
}

function loadOnce(file, load) {
  if (!loaded.has(file)) loaded.set(file, load(new WebAssembly.Module(fs.readFileSync(file))));
  return loaded.get(file);
}

function measure(run, argument) {
  const stopwatch = new Stopwatch();
  stopwatch.start();
  const result = run(argument);
  stopwatch.stop();
  return stopwatch.answer(result);
}

function runKernel(file, argument) {
  const { run } = loadOnce(file, (module) => new WebAssembly.Instance(module, {}).exports);
  return measure(run, argument);
}

// As ObjectProgram.java describes them.
function objectImports(module) {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = kind === 'memory' ? new WebAssembly.Memory({ initial: 64, maximum: 1024 })
      : kind === 'global' ? 0
      : () => 0;
  }
  return imports;
}

function runObjects(file, name, argument) {
  const exports = loadOnce(file, (module) =>
    new WebAssembly.Instance(module, objectImports(module)).exports);
  return measure(exports[name], argument);
}

function runCommand(file) {
  const module = loadOnce(file, (each) => each);
  const outputs = ['out', 'err'].map((each) =>
    path.join(os.tmpdir(), `dunlin-benchmark-${process.pid}.${each}`));
  const [stdout, stderr] = outputs.map((each) => fs.openSync(each, 'w'));
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['benchmark'],
      preopens: { '.': path.dirname(file) },
      stdout,
      stderr,
      returnOnExit: true,
    });
    const stopwatch = new Stopwatch();
    const bench = { start: () => stopwatch.start(), end: () => stopwatch.stop() };
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: wasi.wasiImport,
      bench,
    });
    const exitCode = wasi.start(instance);
    if (exitCode) throw new Error(`exit code ${exitCode}`);
    const digest = createHash('sha256');
    outputs.forEach((each) => digest.update(fs.readFileSync(each)));
    return stopwatch.answer(digest.digest('hex').slice(0, 16));
  } finally {
    [stdout, stderr].forEach((each) => fs.closeSync(each));
    outputs.forEach((each) => fs.unlinkSync(each));
  }
}

function answer([kind, file, ...rest]) {
  try {
    if (kind === 'kernel') return runKernel(file, Number(rest[0]));
    if (kind === 'objects') return runObjects(file, rest[0], Number(rest[1]));
    if (kind === 'command') return runCommand(file);
    throw new Error(kind);
  } catch (e) {
    return `failed\t${String(e).split('\n')[0]}`;
  }
}

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop();
  for (const line of lines) fs.writeSync(1, `${answer(line.split('\t'))}\n`);
});
