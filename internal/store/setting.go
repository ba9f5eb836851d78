package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Setting reads a setting; one that was never set is empty.
func (db *DB) Setting(ctx context.Context, key string) (value string, err error) {
	const q = `SELECT value FROM setting WHERE key = ?`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q, key), nil, &value)
	})
	if err != nil {
		return "", fmt.Errorf("read setting %q: %w", key, err)
	}
	return value, nil
}

// SetSetting keeps a setting.
func (db *DB) SetSetting(ctx context.Context, key, value string) error {
	const q = `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return exec(ctx, tx, q, key, value)
	})
	if err != nil {
		return fmt.Errorf("keep setting %q: %w", key, err)
	}
	return nil
}
