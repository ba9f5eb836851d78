package app

import (
	"context"
	"reflect"
	"sync"

	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
)

// Session is one open deck: every edit is in the library before it is seen.
// It is safe for concurrent use.
type Session struct {
	w *Workspace

	edit sync.Mutex // held through an edit: edits go one after another
	mu   sync.RWMutex
	deck *deck.Deck    // never changed in place
	hist *deck.History // never changed in place

	// Changed tells what an edit touched, on the goroutine that made it.
	Changed Topic[Change]
}

// Change says what an edit touched.
type Change struct {
	Slides []deck.ID // that are new or look different
	Order  bool      // slides came, went or moved
	Meta   bool
}

// OpenDeck opens a deck by key.
func (w *Workspace) OpenDeck(ctx context.Context, key string) (*Session, error) {
	d, h, err := w.lib.Deck(ctx, key)
	if err != nil {
		return nil, err
	}
	return &Session{w: w, deck: d, hist: h}, nil
}

// Deck is the deck as it is now. It is a snapshot: nobody may change it.
func (s *Session) Deck() *deck.Deck {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.deck
}

// CanUndo names the step that Undo takes back; "" when there is none.
func (s *Session) CanUndo() string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.hist.CanUndo()
}

// CanRedo names the step that Redo makes again; "" when there is none.
func (s *Session) CanRedo() string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.hist.CanRedo()
}

// Do makes an edit. When it returns without error the edit is durable; with an
// error nothing changed.
func (s *Session) Do(ctx context.Context, e deck.Edit) error {
	_, err := s.step(ctx, func(h *deck.History, d *deck.Deck) (deck.Step, error) {
		return h.Do(d, s.accepting(ctx, e, d))
	})
	return err
}

// Join makes an edit as Do does, as part of the last step when that changed the same text
// in the same way: for typing that goes on.
func (s *Session) Join(ctx context.Context, e deck.Edit) error {
	_, err := s.step(ctx, func(h *deck.History, d *deck.Deck) (deck.Step, error) {
		return h.Join(d, s.accepting(ctx, e, d))
	})
	return err
}

// Undo takes the last step back and names it. deck.ErrNothing when there is none.
func (s *Session) Undo(ctx context.Context) (string, error) {
	return s.step(ctx, (*deck.History).Undo)
}

// Redo makes the last undone step again and names it. deck.ErrNothing when there is none.
func (s *Session) Redo(ctx context.Context) (string, error) {
	return s.step(ctx, (*deck.History).Redo)
}

func (s *Session) step(ctx context.Context, act func(*deck.History, *deck.Deck) (deck.Step, error)) (string, error) {
	s.edit.Lock()
	defer s.edit.Unlock()
	before := s.Deck()
	next, hist := before.Clone(), *s.hist
	st, err := act(&hist, next)
	if err != nil {
		return "", err
	}
	if err := s.w.lib.SaveStep(ctx, next, &hist); err != nil {
		return "", err
	}
	s.mu.Lock()
	s.deck, s.hist = next, &hist
	s.mu.Unlock()
	change := compare(before, next)
	if change.Meta {
		s.w.DecksChanged.Tell(struct{}{})
	}
	s.Changed.Tell(change)
	return st.Name, nil
}

func compare(a, b *deck.Deck) Change {
	c := Change{Meta: a.Meta != b.Meta, Order: len(a.Slides) != len(b.Slides)}
	old := make(map[deck.ID]deck.Slide, len(a.Slides))
	for i, s := range a.Slides {
		old[s.ID] = s
		if !c.Order && b.Slides[i].ID != s.ID {
			c.Order = true
		}
	}
	for _, s := range b.Slides {
		if was, ok := old[s.ID]; !ok || !reflect.DeepEqual(was, s) {
			c.Slides = append(c.Slides, s.ID)
		}
	}
	return c
}

// Slide lays out one slide as it is now, in the deck's theme.
func (s *Session) Slide(ctx context.Context, id deck.ID) (layout.Result, error) {
	b, err := s.w.Book(ctx)
	if err != nil {
		return layout.Result{}, err
	}
	return layout.Slide(ctx, s.w.engine.look(s.Deck(), b, ""), id)
}

// Slides lays out all slides that are shown.
func (s *Session) Slides(ctx context.Context) (layout.Result, error) { return s.pages(ctx, AsSlides) }

// Brief lays out the deck as a printed brief.
func (s *Session) Brief(ctx context.Context) (layout.Result, error) { return s.pages(ctx, AsBrief) }

func (s *Session) pages(ctx context.Context, as Output) (layout.Result, error) {
	b, err := s.w.Book(ctx)
	if err != nil {
		return layout.Result{}, err
	}
	return s.w.engine.Pages(ctx, s.Deck(), b, as, "")
}
