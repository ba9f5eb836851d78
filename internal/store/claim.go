package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

const claimColumns = `uid, key, kind, text, source, section`

func claimFields(c *evidence.Claim) []any {
	return []any{&c.ID, &c.Key, &c.Kind, &c.Text, &c.Source, &c.Section}
}

// readClaims reads the claims with the figures that they rest on, in the order in
// which they were added.
func readClaims(ctx context.Context, tx *sql.Tx) ([]evidence.Claim, error) {
	const q = `SELECT ` + claimColumns + ` FROM claim ORDER BY position`
	const figures = `SELECT claim, figure FROM claim_evidence ORDER BY claim, position`
	out, err := collect(claimFields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read claims: %w", err)
	}
	rows, err := collect(inputFields)(tx.QueryContext(ctx, figures))
	if err != nil {
		return nil, fmt.Errorf("read the evidence of claims: %w", err)
	}
	rests := map[string][]string{}
	for _, r := range rows {
		rests[r.figure] = append(rests[r.figure], r.input)
	}
	quotes, err := readQuotes(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read the quotes of claims: %w", err)
	}
	for i := range out {
		out[i].Figures, out[i].Quotes = rests[out[i].Key], quotes[out[i].Key]
	}
	return out, nil
}

func quoteFields(q *within[evidence.Quote]) []any {
	return []any{&q.owner, &q.of.Source, &q.of.Section, &q.of.Paragraph, &q.of.Span.Start, &q.of.Span.End, &q.of.Stale}
}

// readQuotes reads the words that each claim rests on, by its key.
func readQuotes(ctx context.Context, tx *sql.Tx) (map[string][]evidence.Quote, error) {
	const q = `SELECT claim, source, section, paragraph, quote_start, quote_end, stale FROM claim_quote ORDER BY claim, position`
	rows, err := collect(quoteFields)(tx.QueryContext(ctx, q))
	out := map[string][]evidence.Quote{}
	for _, r := range rows {
		out[string(r.owner)] = append(out[string(r.owner)], r.of)
	}
	return out, err
}

// putQuotes replaces the words that a claim rests on.
func putQuotes(ctx context.Context, tx *sql.Tx, c evidence.Claim) error {
	const clearing = `DELETE FROM claim_quote WHERE claim = ?`
	const q = `INSERT INTO claim_quote (claim, source, section, paragraph, quote_start, quote_end, stale, position)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	if err := exec(ctx, tx, clearing, c.Key); err != nil {
		return err
	}
	for i, quote := range c.Quotes {
		row := within[evidence.Quote]{owner: source.ID(c.Key), of: quote}
		if err := exec(ctx, tx, q, append(quoteFields(&row), i)...); err != nil {
			return fmt.Errorf("rest claim %q on words of %q: %w", c.Key, quote.Source, err)
		}
	}
	return nil
}

// readClaim reads the claim of that key with its place, or returns evidence.ErrNotFound.
func readClaim(ctx context.Context, tx *sql.Tx, key string) (c heldClaim, err error) {
	const q = `SELECT ` + claimColumns + `, position FROM claim WHERE key = ?`
	const figures = `SELECT claim, figure FROM claim_evidence WHERE claim = ? ORDER BY position`
	const quotes = `SELECT claim, source, section, paragraph, quote_start, quote_end, stale FROM claim_quote
		WHERE claim = ? ORDER BY position`
	if err := one(tx.QueryRowContext(ctx, q, key), evidence.ErrNotFound, append(claimFields(&c.Claim), &c.At)...); err != nil {
		return c, err
	}
	rests, err := collect(inputFields)(tx.QueryContext(ctx, figures, key))
	if err != nil {
		return c, err
	}
	for _, r := range rests {
		c.Figures = append(c.Figures, r.input)
	}
	words, err := collect(quoteFields)(tx.QueryContext(ctx, quotes, key))
	for _, w := range words {
		c.Quotes = append(c.Quotes, w.of)
	}
	return c, err
}

// putClaim adds a claim at the end, or replaces the one of that key.
func putClaim(ctx context.Context, tx *sql.Tx, c evidence.Claim) error {
	return putClaimAt(ctx, tx, c, 0)
}

// putClaimAt adds a claim with its evidence at its place, or replaces the one of that
// key, whose id and place stay.
func putClaimAt(ctx context.Context, tx *sql.Tx, c evidence.Claim, at int) error {
	const taken = `SELECT count(*) FROM claim WHERE uid = ?`
	const places = `SELECT count(*) FILTER (WHERE position = ?), coalesce(max(position), 0) + 1 FROM claim`
	const q = `INSERT INTO claim (` + claimColumns + `, position) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, text = excluded.text,
			source = excluded.source, section = excluded.section`
	const clearing = `DELETE FROM claim_evidence WHERE claim = ?`
	const evidenceRow = `INSERT INTO claim_evidence (claim, position, figure) VALUES (?, ?, ?)`
	id, err := freeID(ctx, tx, taken, c.ID)
	if err != nil {
		return err
	}
	c.ID = id
	place, err := freePlace(ctx, tx, places, at)
	if err != nil {
		return err
	}
	if err := exec(ctx, tx, q, append(claimFields(&c), place)...); err != nil {
		return fmt.Errorf("add claim %q: %w", c.Key, err)
	}
	if err := exec(ctx, tx, clearing, c.Key); err != nil {
		return err
	}
	for i, f := range c.Figures {
		if err := exec(ctx, tx, evidenceRow, c.Key, i, f); err != nil {
			return fmt.Errorf("rest claim %q on figure %q: %w", c.Key, f, err)
		}
	}
	return putQuotes(ctx, tx, c)
}
