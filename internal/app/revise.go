package app

import (
	"context"
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Revises is the source of which a reading is a new revision, as far as one can tell: it
// has the same DOI, or the same title and file name, or what is held of it is only our
// own summary under that title. "" when it is none, or is not to be told.
func (w *Workspace) Revises(ctx context.Context, r Reading) (string, error) {
	all, err := w.lib.Sources(ctx)
	if err != nil {
		return "", err
	}
	for _, s := range all {
		if s.Held && source.SameDOI(s.DOI, r.Draft.Source.DOI) {
			return s.Key, nil
		}
	}
	for _, s := range all {
		if !s.Held || !source.SameTitle(s.Title, r.Draft.Source.Title) {
			continue
		}
		is, err := w.revisedBy(ctx, s, r)
		if err != nil || is {
			return s.Key, err
		}
	}
	return "", nil
}

// revisedBy tells whether a reading is a new revision of a source of the same title.
func (w *Workspace) revisedBy(ctx context.Context, s source.Source, r Reading) (bool, error) {
	revs, err := w.lib.Revisions(ctx, s.Key)
	if err != nil {
		return false, err
	}
	if len(revs) == 0 {
		return true, nil
	}
	if revs[0].Name == r.Draft.Revision.Name {
		return true, nil
	}
	doc, err := w.lib.Document(ctx, s.Key)
	if err != nil {
		return false, err
	}
	return doc.Summarised(), nil
}

// Renewal is what adding a reading as a new revision of a source would do.
type Renewal struct {
	Source  source.Source // as it is held
	Number  int
	Changes string // in a line
	renewal evidence.Renewal
}

// PlanRevision works out what adding a reading as the next revision of a source would
// do. source.ErrNotFound when there is no such source.
func (w *Workspace) PlanRevision(ctx context.Context, key string, r Reading) (Renewal, error) {
	doc, err := w.lib.Document(ctx, key)
	if err != nil {
		return Renewal{}, err
	}
	revs, err := w.lib.Revisions(ctx, key)
	if err != nil {
		return Renewal{}, err
	}
	b, err := w.Book(ctx)
	if err != nil {
		return Renewal{}, err
	}
	plan := Renewal{Source: doc.Source, Number: 1}
	if len(revs) > 0 {
		plan.Number = revs[0].Number + 1
	}
	plan.renewal = b.Renew(evidence.Revised{Source: key, Number: plan.Number, Old: doc, New: r.Draft.Document, Found: r.Figures})
	text := source.Compare(doc, r.Draft.Document).String()
	if doc.Summarised() {
		text = "the full text in place of our summary"
	}
	plan.Changes = fmt.Sprintf("%s; %s", text, plan.renewal)
	return plan, nil
}

// AddRevision adds a reading as the next revision of a source, and returns what it did.
// Figures and quotes that rest on it are found again in the new text or go stale.
// source.ErrNotFound, source.ErrDuplicate.
func (w *Workspace) AddRevision(ctx context.Context, key string, r Reading) (Renewal, error) {
	plan, err := w.PlanRevision(ctx, key, r)
	if err != nil {
		return Renewal{}, err
	}
	d := r.Draft
	d.Revision.Changes = plan.Changes
	if err := w.lib.AddRevision(ctx, key, d, plan.renewal); err != nil {
		return Renewal{}, err
	}
	w.SourcesChanged.Tell(struct{}{})
	w.evidenceChanged()
	return plan, nil
}
