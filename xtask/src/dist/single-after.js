const parts = Object.entries(WireDiff.files.parts ?? {}).map(([name, address]) => [
  name,
  unpackedParts.get(address.split("/").at(-1)) ?? address,
]);
WireDiff.files = { ...unpackedFiles, parts: Object.fromEntries(parts) };
WireDiff.languages = { es: dataAddress("text/plain", JSON.parse(written("wirediff-es"))) };
shown.setAttribute("src", dataAddress("application/json", written("wirediff-story")));
place.prepend(shown);
