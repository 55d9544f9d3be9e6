const parts = Object.entries(WireDiff.files.parts).map(([name, address]) => {
  const [file, span] = address.split("/").at(-1).split("#");
  return [name, span ? `${unpackedParts.get(file)}#${span}` : unpackedParts.get(file)];
});
WireDiff.files = { ...unpackedFiles, parts: Object.fromEntries(parts) };
WireDiff.languages = { es: dataAddress("text/plain", JSON.parse(written("wirediff-es"))) };
shown.setAttribute("src", dataAddress("application/json", written("wirediff-story")));
place.prepend(shown);
