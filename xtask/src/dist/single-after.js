WireDiff.files = unpackedFiles;
shown.setAttribute("src", dataAddress("application/json", written("wirediff-story")));
place.prepend(shown);
