SELECT sha256, size FROM contents;
