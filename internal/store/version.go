package store

import (
	"bytes"
	"compress/zlib"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

const versionColumns = `uid, deck, name, note, revision, slides, figures, at`

func versionFields(v *app.Version) []any {
	return []any{&v.ID, &v.Of, &v.Name, &v.Note, &v.Revision, &v.Slides, &v.Figures, moment{&v.At}}
}

// AddVersion keeps a version of the deck of its id; an empty id is made new.
// deck.ErrNotFound when there is no such deck, deck.ErrVersionName when it has a version
// of that name.
func (db *DB) AddVersion(ctx context.Context, k app.Kept) error {
	const known = `SELECT count(*) FROM deck WHERE uid = ?`
	const q = `INSERT INTO version (` + versionColumns + `, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	if k.ID == "" {
		k.ID = source.NewID()
	}
	content, err := packState(k.State)
	if err != nil {
		return fmt.Errorf("save version %q: %w", k.Name, err)
	}
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		n := 0
		if err := one(tx.QueryRowContext(ctx, known, k.Of), deck.ErrNotFound, &n); err != nil {
			return err
		}
		if n == 0 {
			return deck.ErrNotFound
		}
		if err := freeVersionName(ctx, tx, k.Version); err != nil {
			return err
		}
		return exec(ctx, tx, q, append(versionFields(&k.Version), content)...)
	})
	if err != nil {
		return fmt.Errorf("save version %q: %w", k.Name, err)
	}
	return nil
}

// freeVersionName returns deck.ErrVersionName when another version of the deck has the name.
func freeVersionName(ctx context.Context, tx *sql.Tx, v app.Version) error {
	const q = `SELECT count(*) FROM version WHERE deck = ? AND name = ? AND uid <> ?`
	n := 0
	if err := one(tx.QueryRowContext(ctx, q, v.Of, v.Name, v.ID), deck.ErrNoVersion, &n); err != nil {
		return err
	}
	if n > 0 {
		return deck.ErrVersionName
	}
	return nil
}

// Versions lists the versions of a deck by its key, the newest first, or returns
// deck.ErrNotFound.
func (db *DB) Versions(ctx context.Context, key string) (out []app.Version, err error) {
	const of = `SELECT uid FROM deck WHERE key = ?`
	const q = `SELECT ` + versionColumns + ` FROM version WHERE deck = ? ORDER BY at DESC, uid DESC`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var id deck.ID
		if err := one(tx.QueryRowContext(ctx, of, key), deck.ErrNotFound, &id); err != nil {
			return err
		}
		out, err = collect(versionFields)(tx.QueryContext(ctx, q, id))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the versions of deck %q: %w", key, err)
	}
	return out, nil
}

// Version reads a version with its content, or returns deck.ErrNoVersion.
func (db *DB) Version(ctx context.Context, id source.ID) (k app.Kept, err error) {
	const q = `SELECT ` + versionColumns + `, content FROM version WHERE uid = ?`
	var content []byte
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q, id), deck.ErrNoVersion, append(versionFields(&k.Version), &content)...)
	})
	if err == nil {
		k.State, err = unpackState(content)
	}
	if err != nil {
		return app.Kept{}, fmt.Errorf("read version %s: %w", id, err)
	}
	return k, nil
}

// NameVersion gives a version another name and note.
func (db *DB) NameVersion(ctx context.Context, id source.ID, name, note string) error {
	const of = `SELECT deck FROM version WHERE uid = ?`
	const q = `UPDATE version SET name = ?, note = ? WHERE uid = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		v := app.Version{ID: id, Name: name}
		if err := one(tx.QueryRowContext(ctx, of, id), deck.ErrNoVersion, &v.Of); err != nil {
			return err
		}
		if err := freeVersionName(ctx, tx, v); err != nil {
			return err
		}
		return exec(ctx, tx, q, name, note, id)
	})
	if err != nil {
		return fmt.Errorf("name version %q: %w", name, err)
	}
	return nil
}

// DeleteVersion takes a version out, or returns deck.ErrNoVersion.
func (db *DB) DeleteVersion(ctx context.Context, id source.ID) error {
	const q = `DELETE FROM version WHERE uid = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, q, id)
		return change(deck.ErrNoVersion, res, err)
	})
	if err != nil {
		return fmt.Errorf("delete version %s: %w", id, err)
	}
	return nil
}

// packed is the content of a version. JSON writes 1.20 as 1.2: what the values were
// printed as stands beside them.
type packed struct {
	Deck    *deck.Deck        `json:"deck"`
	Book    *evidence.Book    `json:"book"`
	Printed map[string]string `json:"printed"` // by the figures' keys
}

func packState(s app.State) ([]byte, error) {
	p := packed{Deck: s.Deck, Book: s.Book, Printed: map[string]string{}}
	for key, f := range s.Book.Figures {
		p.Printed[key] = printed(f)
	}
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	err := errors.Join(json.NewEncoder(z).Encode(p), z.Close())
	return out.Bytes(), err
}

// maxUnpacked bounds what a version may unpack to: the library file may be anybody's.
const maxUnpacked = 256 << 20

func unpackState(content []byte) (app.State, error) {
	z, err := zlib.NewReader(bytes.NewReader(content))
	if err != nil {
		return app.State{}, ErrDamaged
	}
	p := packed{Book: evidence.NewBook()}
	if err := json.NewDecoder(io.LimitReader(z, maxUnpacked)).Decode(&p); err != nil || p.Deck == nil || p.Book == nil {
		return app.State{}, ErrDamaged
	}
	for key, text := range p.Printed {
		f, ok := p.Book.Figures[key]
		if f.Value, err = decimal.NewFromString(text); err != nil {
			return app.State{}, ErrDamaged
		}
		if ok {
			p.Book.Figures[key] = f
		}
	}
	return app.State{Deck: p.Deck, Book: p.Book}, nil
}
