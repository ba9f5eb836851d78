-- Pictures that decks show, by the hash of their bytes.
CREATE TABLE picture (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;
