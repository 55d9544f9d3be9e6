WireDiff.files = unpackedFiles;
WireDiff.languages = { es: dataAddress("text/plain", JSON.parse(written("wirediff-es"))) };
shown.setAttribute("src", dataAddress("application/json", written("wirediff-story")));
place.prepend(shown);
