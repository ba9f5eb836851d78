package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
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
	for i := range out {
		out[i].Figures = rests[out[i].Key]
	}
	return out, nil
}

// putClaim adds a claim with its evidence, or replaces the one of that key, whose id
// and position stay.
func putClaim(ctx context.Context, tx *sql.Tx, c evidence.Claim) error {
	const taken = `SELECT count(*) FROM claim WHERE uid = ?`
	const q = `INSERT INTO claim (` + claimColumns + `, position)
		VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM claim))
		ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, text = excluded.text,
			source = excluded.source, section = excluded.section`
	const clearing = `DELETE FROM claim_evidence WHERE claim = ?`
	const evidenceRow = `INSERT INTO claim_evidence (claim, position, figure) VALUES (?, ?, ?)`
	id, err := freeID(ctx, tx, taken, c.ID)
	if err != nil {
		return err
	}
	c.ID = id
	if err := exec(ctx, tx, q, claimFields(&c)...); err != nil {
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
	return nil
}
