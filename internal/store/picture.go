package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"

	"briefdeck/internal/deck"
)

// AddPicture keeps a picture's bytes and returns how a deck names it. The same bytes
// are kept once.
func (db *DB) AddPicture(ctx context.Context, data []byte) (string, error) {
	const q = `INSERT INTO picture (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING`
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return exec(ctx, tx, q, hash, data)
	})
	if err != nil {
		return "", fmt.Errorf("keep a picture: %w", err)
	}
	return deck.PictureHash + hash, nil
}

// Picture reads a picture's bytes by its name; fs.ErrNotExist when it is not kept.
func (db *DB) Picture(ref string) (data []byte, err error) {
	const q = `SELECT bytes FROM picture WHERE sha256 = ?`
	err = db.read(context.Background(), func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q, strings.TrimPrefix(ref, deck.PictureHash)), fs.ErrNotExist, &data)
	})
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", ref, err)
	}
	return data, nil
}
