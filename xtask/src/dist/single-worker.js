
// In this file alone the glue is the worker's script too: where a page is only
// a file on a disk, a worker may import nothing.
if (typeof document === "undefined") {
  onmessage = ({ data: { module, parts } }) => {
    try {
      setParts(parts);
      initSync({ module });
      worker_main();
    } catch {
      postMessage("failed");
    }
  };
  postMessage("boot");
}
