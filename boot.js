// Starts the page, and the worker that it makes of this same file.
//
// One wasm module serves both, fetched and compiled once: the worker posts
// "boot", the page answers with the compiled module and the address of its
// script, the worker starts and posts "ready". (A message sent to a worker
// before it listens would be lost.)

const isPage = typeof document !== "undefined";

async function startPage() {
  const { glue, wasm } = document.querySelector("script[data-glue]").dataset;
  const script = new URL(glue, document.baseURI).href;
  const { default: init, page_main } = await import(script);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
  page_main(script);
}

function startWorker() {
  onmessage = async ({ data: { glue, module } }) => {
    try {
      const { initSync, worker_main } = await import(glue);
      initSync({ module });
      worker_main();
    } catch {
      postMessage("failed");
    }
  };
  postMessage("boot");
}

if (isPage) {
  startPage().catch((error) => {
    document.documentElement.dataset.failed = "";
    console.error(error);
  });
} else {
  startWorker();
}
